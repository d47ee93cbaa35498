// A slider over all changes of the canvas. What it points at is shown on this page only, until it is restored.
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../../controls/IconButton';
import { CrossIcon } from '../../controls/icons';
import { fill, useLabels, type Labels } from '../../hooks/useLabels';
import type { Step } from '../../model/canvasHistory';
import { timeOfDay } from '../transcript/dates';

interface HistoryProps {
  readonly steps: readonly Step[];
  readonly shown: string;
  /** It is being restored. */
  readonly busy: boolean;
  readonly onPreview: (change: string) => void;
  readonly onRestore: (change: string) => void;
  readonly onClose: () => void;
}

export function History({ steps, shown, busy, onPreview, onRestore, onClose }: HistoryProps) {
  const labels = useLabels();
  const id = useId();
  const slider = useRef<HTMLInputElement>(null);
  const present = steps.findIndex((step) => step.id === shown);
  const [at, setAt] = useState(present < 0 ? steps.length - 1 : present);
  const step = steps[Math.min(at, steps.length - 1)];
  useEffect(() => slider.current?.focus(), []);
  if (!step) return null;

  const point = (place: number) => {
    setAt(place);
    const target = steps[place];
    if (target) onPreview(target.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  const place = fill(labels.historyStep, { place: at + 1, count: steps.length });
  const words = wordsOf(step, labels);
  return (
    <div
      className="fdc-canvas__history"
      role="group"
      aria-label={labels.history}
      onKeyDown={onKeyDown}
    >
      <label className="fdc-canvas__place" htmlFor={id}>
        {place}
      </label>
      <input
        ref={slider}
        id={id}
        type="range"
        className="fdc-canvas__slider"
        min={0}
        max={steps.length - 1}
        value={at}
        aria-label={labels.history}
        aria-valuetext={`${place}: ${words}`}
        onChange={(event) => point(Number(event.target.value))}
      />
      <span className="fdc-canvas__step" dir="auto" title={step.turn.query}>
        {words}
      </span>
      <button
        type="button"
        className="fdc-button"
        data-fdc-action="restore"
        disabled={busy}
        onClick={() => onRestore(step.id)}
      >
        {labels.restore}
      </button>
      <IconButton action="close" label={labels.close} Icon={CrossIcon} onPress={onClose} />
    </div>
  );
}

/** `14:02 · Show me the sales` */
function wordsOf({ by, turn }: Step, labels: Labels): string {
  const asked = turn.query.trim() || labels.byRun;
  return `${timeOfDay(turn.started)} · ${by === 'user' ? labels.byYou : asked}`;
}
