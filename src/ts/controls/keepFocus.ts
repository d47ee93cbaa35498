import type { MouseEvent } from 'react';

/** For `onMouseDown` of a button: a click on it leaves the cursor in the text. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
