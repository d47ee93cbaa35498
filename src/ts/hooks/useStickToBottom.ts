// Keeps a growing column at its end until the reader scrolls up, and then leaves the reader alone.
//
// Nothing is measured per token: a ResizeObserver runs after layout, where reading `scrollHeight` is free. What the
// reader wants is taken from input events, before the browser scrolls, so that growth never fights a wheel or a finger;
// only the scrollbar, which has no event of its own, is recognised by a position that went up.
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** Nearer to the end than this is at the end: fractional pixels, zoom, the last line's descender. */
const NEAR = 32;
const UPWARD_KEYS: ReadonlySet<string> = new Set(['ArrowUp', 'PageUp', 'Home']);

interface StickToBottom {
  readonly scroller: RefObject<HTMLDivElement>;
  /** The element inside the scroller that grows. */
  readonly content: RefObject<HTMLDivElement>;
  /** The reader scrolled away from the end. */
  readonly released: boolean;
  readonly jumpToLatest: () => void;
  /** Stay here, although the column is about to change; go on at its end if that is where it ends up. */
  readonly holdPlace: () => void;
}

export function useStickToBottom(): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [released, setReleased] = useState(false);

  const stick = useCallback((value: boolean) => {
    stuck.current = value;
    setReleased(!value);
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return;
    let position = element.scrollTop;
    let touch = 0;

    const canScrollUp = (target: EventTarget | null) => {
      // A scrolling box inside, such as a long result, takes the gesture first.
      for (let at = target as Element | null; at && at !== element; at = at.parentElement) {
        if (at.scrollTop > 0) return false;
      }
      return element.scrollTop > 0;
    };
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0 && !event.ctrlKey && canScrollUp(event.target)) stick(false);
    };
    const onTouchStart = (event: TouchEvent) => {
      touch = event.touches[0]?.clientY ?? 0;
    };
    const onTouchMove = (event: TouchEvent) => {
      const y = event.touches[0]?.clientY ?? 0;
      if (y > touch && canScrollUp(event.target)) stick(false);
      touch = y;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const upward = UPWARD_KEYS.has(event.key) || (event.key === ' ' && event.shiftKey);
      if (upward && canScrollUp(event.target)) stick(false);
    };
    const onScroll = () => {
      const before = position;
      position = element.scrollTop;
      const distance = element.scrollHeight - element.clientHeight - position;
      if (stuck.current) {
        // Going up while the end is far away: the scrollbar was dragged. A column that shrank also goes up, to its end.
        if (position < before && distance > NEAR) stick(false);
      } else if (position > before && distance <= NEAR) {
        stick(true);
      }
    };
    const follow = () => {
      // Where everything can be seen there is no end to be away from, and nothing scrolls any more that would tell.
      if (!stuck.current && element.scrollHeight <= element.clientHeight) stick(true);
      if (!stuck.current) return;
      element.scrollTop = element.scrollHeight;
      position = element.scrollTop;
    };

    const passive = { passive: true };
    element.addEventListener('wheel', onWheel, passive);
    element.addEventListener('touchstart', onTouchStart, passive);
    element.addEventListener('touchmove', onTouchMove, passive);
    element.addEventListener('keydown', onKeyDown);
    element.addEventListener('scroll', onScroll, passive);
    const observer = new ResizeObserver(follow);
    observer.observe(content.current);
    observer.observe(element); // A composer that grows, or a phone's keyboard, takes height from the scroller.
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchstart', onTouchStart);
      element.removeEventListener('touchmove', onTouchMove);
      element.removeEventListener('keydown', onKeyDown);
      element.removeEventListener('scroll', onScroll);
    };
  }, [stick]);

  const jumpToLatest = useCallback(() => {
    stick(true);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [stick]);

  const holdPlace = useCallback(() => {
    stuck.current = false;
    // After the frame that shows the change.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const element = scroller.current;
        if (!element) return;
        stick(element.scrollHeight - element.clientHeight - element.scrollTop <= NEAR);
      }),
    );
  }, [stick]);

  return { scroller, content, released, jumpToLatest, holdPlace };
}
