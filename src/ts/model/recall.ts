// Walking through one's earlier messages with ↑ and ↓, as in a shell.

/** The place of a message in the history; null: what is in the box is the user's own. */
export type Place = number | null;

export interface Recalled {
  readonly place: Place;
  readonly text: string;
}

/**
 * What the key brings into the box, or null if it means what it means in any text. ↑ (`step` -1) begins in an empty box
 * and goes on while the message is as it was; ↓ (1) comes back, at last to the empty box.
 */
export function recall(
  history: readonly string[],
  place: Place,
  text: string,
  step: -1 | 1,
): Recalled | null {
  const walking = place !== null && history[place] === text;
  if (!walking && (text !== '' || step === 1)) return null;
  const next = (walking ? place : history.length) + step;
  if (next === history.length) return { place: null, text: '' };
  const found = history[next];
  return found === undefined ? null : { place: next, text: found };
}

/** Whether the caret stands where the key would leave the text: on its first line for ↑, on its last one for ↓. */
export function isAtEdge(text: string, start: number, end: number, step: -1 | 1): boolean {
  if (start !== end) return false;
  return !(step === -1 ? text.slice(0, start) : text.slice(end)).includes('\n');
}
