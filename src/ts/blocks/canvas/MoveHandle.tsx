// Moves a component to another place: dragged with the pointer, or with the arrow keys.
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { GripIcon } from '../../controls/icons';
import { fill, useLabels } from '../../hooks/useLabels';
import { createEdgeScroll } from './edgeScroll';
import type { Arrange } from './useArrange';

interface MoveHandleProps {
  readonly name: string;
  readonly title: string;
  readonly arrange: Arrange;
  readonly say: (words: string) => void;
}

type Point = Pick<globalThis.PointerEvent, 'clientX' | 'clientY'>;

interface Drop {
  readonly element: HTMLElement;
  readonly side: 'before' | 'after';
}

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowUp: -1,
  ArrowLeft: -1,
  ArrowDown: 1,
  ArrowRight: 1,
};

export function MoveHandle({ name, title, arrange, say }: MoveHandleProps) {
  const labels = useLabels();
  const dragging = useRef<AbortController>();
  useEffect(() => () => dragging.current?.abort(), []);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const item = event.currentTarget.closest<HTMLElement>('.fdc-canvas__item');
    const canvas = item?.parentElement;
    if (event.button !== 0 || !item || !canvas) return;
    event.preventDefault();
    event.currentTarget.focus();
    // Wherever it goes: into a frame, or out of the window.
    event.currentTarget.setPointerCapture(event.pointerId);
    const drag = new AbortController();
    const { signal } = drag;
    dragging.current = drag;
    let drop: Drop | null = null;
    const mark = (next: Drop | null) => {
      drop?.element.removeAttribute('data-drop');
      next?.element.setAttribute('data-drop', next.side);
      drop = next;
    };
    canvas.setAttribute('data-arranging', '');
    item.setAttribute('data-dragged', '');
    signal.addEventListener('abort', () => {
      mark(null);
      canvas.removeAttribute('data-arranging');
      item.removeAttribute('data-dragged');
    });
    const on: typeof document.addEventListener = (type: string, listener: never) =>
      document.addEventListener(type, listener, { signal, capture: true });
    let pointer: Point = event;
    const look = () => mark(dropAt(pointer, canvas, item));
    const scrollAt = createEdgeScroll(canvas, look, signal);
    on('pointermove', (move) => {
      pointer = move;
      look();
      scrollAt(move.clientY);
    });
    on('pointercancel', () => drag.abort());
    on('keydown', (key) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      drag.abort();
    });
    on('pointerup', () => {
      const target = drop?.element.dataset['name'];
      if (drop && target !== undefined) {
        arrange.moveTo(name, target, drop.side);
        arrange.settle();
      }
      drag.abort();
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const count = event.currentTarget.closest('.fdc-canvas')?.querySelectorAll(ITEM).length ?? 0;
    const isHorizontal = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const mirrored = isHorizontal && isRightToLeft(event.currentTarget);
    const place = arrange.move(name, (mirrored ? -step : step) as 1 | -1) + 1;
    arrange.settleSoon();
    say(fill(labels.movedItem, { title, place, count }));
  };

  const label = fill(labels.moveItem, { title });
  return (
    <button
      type="button"
      className="fdc-icon-button fdc-canvas__handle"
      data-fdc-action="move"
      aria-label={label}
      title={label}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onBlur={arrange.settle}
    >
      <GripIcon />
    </button>
  );
}

const ITEM = ':scope > .fdc-canvas__item';

/** The component that the pointer is over, and which side of it. */
function dropAt(
  { clientX, clientY }: Point,
  canvas: HTMLElement,
  dragged: HTMLElement,
): Drop | null {
  for (const element of canvas.querySelectorAll<HTMLElement>(ITEM)) {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) continue;
    if (element === dragged) return null;
    // Alone in its row, it has others above and below it only.
    const alone = width > canvas.clientWidth * 0.9;
    const first = alone
      ? clientY < top + height / 2
      : clientX < left + width / 2 !== isRightToLeft(canvas);
    return { element, side: first ? 'before' : 'after' };
  }
  return null;
}

function isRightToLeft(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
