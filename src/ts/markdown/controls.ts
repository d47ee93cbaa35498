// Characters that reorder the text around them or cannot be seen. In prose and in titles they are dropped; in code, in
// names and in values they are shown by their number, because there each character counts: who approves a call must see
// what is called. Direction marks and joiners stay: scripts and emoji need them.

// C0 and C1 controls without tab and line end, bidirectional embeddings, overrides and isolates.
const CONTROLS = /[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g;
// And what is no character at all to who looks: spaces without width, invisible operators, tags.
const UNSEEN = new RegExp(
  `${CONTROLS.source}|[\\u200B\\u2060-\\u2064\\uFEFF\\u{E0000}-\\u{E007F}]`,
  'gu',
);

export function dropControls(text: string): string {
  return text.replace(CONTROLS, '');
}

export function showControls(code: string): string {
  return code.replace(
    UNSEEN,
    (unseen) =>
      `⟨U+${(unseen.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
