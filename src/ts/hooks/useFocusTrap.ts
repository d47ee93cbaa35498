// Keeps the keyboard inside an element that covers everything else.
import { useEffect, type RefObject } from 'react';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

export function useFocusTrap(element: RefObject<HTMLElement>, active: boolean): void {
  useEffect(() => {
    const inside = element.current;
    if (!active || !inside) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Tab') return;
      const stops = [...inside.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isShown);
      const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (document.activeElement !== from) return;
      event.preventDefault();
      to?.focus();
    };
    inside.addEventListener('keydown', onKeyDown);
    return () => inside.removeEventListener('keydown', onKeyDown);
  }, [element, active]);
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
