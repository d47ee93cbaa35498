// Whether an element can be seen, or nearly: one that is scrolled away, or in a part of the page that is hidden, cannot.
import { useEffect, useState, type RefObject } from 'react';

/** A scroll of this many pixels finds what is up to date. */
const NEAR = '200px';

export function useOnScreen(element: RefObject<Element | null>): boolean {
  const [onScreen, setOnScreen] = useState(true);
  useEffect(() => {
    const { current } = element;
    if (!current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? true),
      { rootMargin: NEAR },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return onScreen;
}
