// Takes an element out of reach of keyboard, pointer and screen reader, with all that it holds.
import { useLayoutEffect, type RefObject } from 'react';

export function useInert(element: RefObject<HTMLElement | null>, inert: boolean): void {
  useLayoutEffect(() => {
    // React 18 knows no such attribute.
    element.current?.toggleAttribute('inert', inert);
  }, [element, inert]);
}
