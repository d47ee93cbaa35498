// Brings changes to React at most once a frame of the screen, all together: one commit, whatever the number of changes,
// of chats and of components that listen.

const due = new Set<() => void>();
let frame = 0;
let fallback: ReturnType<typeof setTimeout> | undefined;

/** A page that is not painted (behind another window, in a frame that is scrolled away) may get no frames at all. */
const LONGEST = 250;

/** Call `listener` before the next paint, once however often it is asked for; in a hidden tab, where none comes, now. */
export function atNextPaint(listener: () => void): void {
  due.add(listener);
  if (document.hidden) return flush();
  if (frame !== 0) return;
  frame = requestAnimationFrame(flush);
  fallback = setTimeout(flush, LONGEST);
}

/** Forget a listener that was asked for. */
export function notAtNextPaint(listener: () => void): void {
  if (due.delete(listener) && due.size === 0) rest();
}

function flush(): void {
  rest();
  const listeners = [...due];
  due.clear();
  for (const listener of listeners) listener();
}

function rest(): void {
  cancelAnimationFrame(frame);
  clearTimeout(fallback);
  frame = 0;
}
