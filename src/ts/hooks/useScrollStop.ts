// A box that scrolls by itself is a stop of the Tab key, so that the arrow keys can scroll it. One whose content fits is
// none: a long reply has many boxes.
import { useEffect, useRef, type RefObject } from 'react';

/** For the box, whose first child is what scrolls in it. `settled`: the content does not grow any more. */
export function useScrollStop<Box extends HTMLElement>(settled = true): RefObject<Box> {
  const box = useRef<Box>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver !== 'function') return;
    // It runs after layout, where these are free to read; and once at the beginning, also when the content has settled.
    const observer = new ResizeObserver(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      const scrolls = scrollWidth > clientWidth || scrollHeight > clientHeight;
      if (scrolls) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [settled]);
  return box;
}
