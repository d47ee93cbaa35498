// How far a running tool has come: a line of 2 px at the lower edge of its card's head.
import { fill, useLabels } from '../hooks/useLabels';

interface ToolProgressProps {
  readonly name: string;
  /** From 0 to 1. */
  readonly progress: number;
  readonly message?: string;
}

export function ToolProgress({ name, progress, message }: ToolProgressProps) {
  const labels = useLabels();
  const percent = percentOf(progress);
  return (
    <div
      className="fdc-tool__progress"
      role="progressbar"
      aria-label={fill(labels.progressOf, { name })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={message ? `${percent} %, ${message}` : undefined}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}

/** A whole number from 0 to 100, of anything. */
export function percentOf(progress: number): number {
  return Math.round(Math.min(Math.max(progress || 0, 0), 1) * 100);
}
