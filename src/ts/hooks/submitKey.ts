// Which key press sends.
import type { KeyboardEvent } from 'react';

/** What an input method sends for a key it keeps to itself. Safari ends the composition before it reports that key. */
const HANDLED_BY_INPUT_METHOD = 229;

/** Enter sends, Shift+Enter makes a line, and an Enter that picks a word of an input method does neither. */
export function isSubmitKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false;
  return !event.nativeEvent.isComposing && event.nativeEvent.keyCode !== HANDLED_BY_INPUT_METHOD;
}
