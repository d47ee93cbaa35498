// Which key press sends, and which belong to an input method.
import type { KeyboardEvent } from 'react';

/** What an input method sends for a key it keeps to itself. Safari ends the composition before it reports that key. */
const HANDLED_BY_INPUT_METHOD = 229;

/** The key picks a word, or moves among words, of an input method. */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === HANDLED_BY_INPUT_METHOD;
}

/** Enter sends, Shift+Enter makes a line, and an Enter that picks a word of an input method does neither. */
export function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event);
}
