// Characters that reorder the text around them or cannot be seen. In prose they are dropped, in code they are shown by
// their number, because there each character counts. Direction marks and joiners stay: scripts and emoji need them.

// C0 and C1 controls without tab and line end, bidirectional embeddings, overrides and isolates.
const CONTROLS = /[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g;

export function dropControls(text: string): string {
  return text.replace(CONTROLS, '');
}

export function showControls(code: string): string {
  return code.replace(
    CONTROLS,
    (control) => `⟨U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
