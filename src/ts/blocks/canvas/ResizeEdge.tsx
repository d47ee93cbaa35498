// The end edge of a component, which gives it another width, in columns.
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { fill, useLabels } from '../../hooks/useLabels';
import type { Arrange } from './useArrange';

interface ResizeEdgeProps {
  readonly name: string;
  readonly title: string;
  readonly span: number;
  readonly arrange: Arrange;
}

const COLUMNS = 12;

export function ResizeEdge({ name, title, span, arrange }: ResizeEdgeProps) {
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
    dragging.current = drag;
    const { columnGap, direction, paddingLeft, paddingRight } = getComputedStyle(canvas);
    const gap = parseFloat(columnGap);
    const inner = canvas.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const column = (inner + gap) / COLUMNS;
    const options = { signal: drag.signal, capture: true };
    canvas.setAttribute('data-arranging', '');
    drag.signal.addEventListener('abort', () => canvas.removeAttribute('data-arranging'));
    const onMove = ({ clientX }: { clientX: number }) => {
      const { left, right } = item.getBoundingClientRect();
      const width = direction === 'rtl' ? right - clientX : clientX - left;
      arrange.resize(name, Math.round((width + gap) / column));
    };
    const end = () => {
      drag.abort();
      arrange.settle();
    };
    document.addEventListener('pointermove', onMove, options);
    document.addEventListener('pointerup', end, options);
    document.addEventListener('pointercancel', end, options);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const mirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
    arrange.resize(name, span + (mirrored ? -step : step));
    arrange.settleSoon();
  };

  const label = fill(labels.widthOf, { title });
  return (
    <div
      className="fdc-canvas__edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      title={label}
      aria-valuemin={1}
      aria-valuemax={COLUMNS}
      aria-valuenow={span}
      aria-valuetext={fill(labels.columns, { count: span })}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onBlur={arrange.settle}
    />
  );
}
