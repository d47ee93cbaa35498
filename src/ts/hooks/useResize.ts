// A panel whose width the user sets, by dragging its edge or with the arrow keys. It is remembered under a name, until a
// double click on the edge gives the panel its first width again.
import { useCallback, useState, type KeyboardEvent, type PointerEvent } from 'react';

interface Resize {
  /** Width of the panel in px. */
  readonly size: number;
  /** For the handle, whose role is `separator`. */
  readonly handle: {
    readonly 'aria-valuenow': number;
    readonly 'aria-valuemin': number;
    readonly 'aria-valuemax': number;
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onDoubleClick: () => void;
  };
}

interface Limits {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** What of the window is not the panel's, in px. */
  readonly beside?: number;
}

const STEP = 24;

/** `edge`: the side of the panel that the handle is at; `end` depends on which way the page runs. */
export function useResize(
  name: string,
  edge: 'left' | 'right' | 'end',
  { initial, min, max, beside = 0 }: Limits,
): Resize {
  const key = `fdc-size:${name}:${location.pathname}`;
  const [size, setSize] = useState(() => within(read(key) ?? initial, min, max));

  const set = useCallback(
    (next: number) => {
      const allowed = within(next, min, Math.min(max, innerWidth - beside));
      setSize(allowed);
      write(key, allowed);
    },
    [key, min, max, beside],
  );

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle: HTMLElement = event.currentTarget;
    const from = event.clientX;
    const sign = signOf(edge, handle);
    const dragging = new AbortController();
    const { signal } = dragging;
    // Captured: the pointer may leave the handle, and the window, and what lies below it hears nothing.
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', (move) => set(size + sign * (move.clientX - from)), {
      signal,
    });
    for (const end of ['pointerup', 'pointercancel'] as const)
      handle.addEventListener(end, () => dragging.abort(), { signal });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    set(size + signOf(edge, event.currentTarget) * direction * STEP);
  };

  return {
    size,
    handle: {
      'aria-valuenow': size,
      'aria-valuemin': min,
      'aria-valuemax': max,
      onPointerDown,
      onKeyDown,
      onDoubleClick: () => set(initial),
    },
  };
}

/** Whether the panel grows to the right, or to the left. */
function signOf(edge: 'left' | 'right' | 'end', handle: HTMLElement): 1 | -1 {
  const isRight = edge === 'end' ? getComputedStyle(handle).direction !== 'rtl' : edge === 'right';
  return isRight ? 1 : -1;
}

function within(value: number, min: number, max: number): number {
  return Math.round(Math.max(min, Math.min(max, value)));
}

function read(key: string): number | null {
  try {
    const kept = Number(localStorage.getItem(key));
    return kept > 0 ? kept : null;
  } catch {
    return null;
  }
}

function write(key: string, size: number): void {
  try {
    localStorage.setItem(key, String(size));
  } catch {
    // Forbidden: the size then lasts as long as the page.
  }
}
