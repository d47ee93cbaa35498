// The focus is never lost: when what holds it goes away, it goes to the conversation.
import { useLayoutEffect, type RefObject } from 'react';

export function useKeepFocus(part: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement))
        element.closest<HTMLElement>('.fdc-transcript')?.focus({ preventScroll: true });
    };
  }, [part]);
}
