// Scrolls what a dragged component is in, while the pointer is near the upper or lower edge of it.

/** From the edge, in px. */
const NEAR = 56;
/** In px a frame, at the edge itself. */
const FASTEST = 14;

/** Takes the height of the pointer, whenever it moves. `onScroll`: other things are below it now. */
export function createEdgeScroll(
  element: HTMLElement,
  onScroll: () => void,
  signal: AbortSignal,
): (y: number) => void {
  const scroller = scrollerOf(element);
  let speed = 0;
  let frame = 0;
  const step = () => {
    frame = 0;
    const before = scroller.scrollTop;
    scroller.scrollTop += speed;
    if (scroller.scrollTop === before) return;
    onScroll();
    frame = requestAnimationFrame(step);
  };
  signal.addEventListener('abort', () => cancelAnimationFrame(frame));
  return (y) => {
    const { top, bottom } = seen(scroller);
    const beyond = Math.max(y - (bottom - NEAR), 0) - Math.max(top + NEAR - y, 0);
    speed = Math.round(Math.min(Math.max(beyond / NEAR, -1), 1) * FASTEST);
    if (speed !== 0 && frame === 0) frame = requestAnimationFrame(step);
  };
}

function scrollerOf(element: HTMLElement): Element {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** The part of it that is in the window. */
function seen(scroller: Element): { top: number; bottom: number } {
  if (scroller === document.scrollingElement) return { top: 0, bottom: innerHeight };
  const { top, bottom } = scroller.getBoundingClientRect();
  return { top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) };
}
