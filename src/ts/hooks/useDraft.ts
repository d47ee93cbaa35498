// What is typed and not yet accepted by the server. It outlives a reload.
import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';

export interface Draft {
  readonly text: string;
  /** The id under which this text was sent, so that sending it again, even after a reload, is the same message. */
  readonly message: string | null;
}

export const NO_DRAFT: Draft = { text: '', message: null };

/**
 * The draft of this name; one that is not kept if the name is null. `value` is what the app puts into the box: it replaces
 * the draft when it changes, and on a fresh page only where nothing was typed before.
 */
export function useDraft(
  name: string | null,
  value: string | undefined,
): [Draft, Dispatch<SetStateAction<Draft>>] {
  const key = name === null ? null : `fdc-draft:${name}:${location.pathname}`;
  const [draft, setDraft] = useState(() => {
    const kept = key === null ? NO_DRAFT : read(key);
    return kept.text ? kept : { ...NO_DRAFT, text: value ?? '' };
  });
  const [given, setGiven] = useState(value);
  if (value !== given) {
    setGiven(value);
    if (value !== undefined && value !== draft.text) setDraft({ ...NO_DRAFT, text: value });
  }
  useEffect(() => {
    if (key !== null) write(key, draft);
  }, [key, draft]);
  return [draft, setDraft];
}

function read(key: string): Draft {
  try {
    const { text, message } = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<
      string,
      unknown
    >;
    if (typeof text !== 'string') return NO_DRAFT;
    return { text, message: typeof message === 'string' ? message : null };
  } catch {
    return NO_DRAFT;
  }
}

function write(key: string, draft: Draft): void {
  try {
    if (draft.text || draft.message) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Forbidden or full: the draft then lasts as long as the page.
  }
}
