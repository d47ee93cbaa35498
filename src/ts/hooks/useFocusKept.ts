// A button that vanishes when it is pressed leaves the focus with the page, where a keyboard has to begin anew.
import { useEffect, useRef } from 'react';
import { useLatest } from './useLatest';

/** When `change` changes and the focus was lost by it, it goes to what `next` finds. */
export function useFocusKept(change: unknown, next: () => HTMLElement | null | undefined): void {
  const find = useLatest(next);
  const before = useRef(change);
  useEffect(() => {
    if (before.current === change) return;
    before.current = change;
    if (document.activeElement === document.body) find.current()?.focus({ preventScroll: true });
  }, [change, find]);
}
