// What a tool call is made of: one line that says how far its parts are, and opens to them. Open while the call runs and
// folded afterwards, until the user says otherwise, like thoughts.
import { useId, useState, type ReactNode } from 'react';
import { ChevronIcon } from '../controls/icons';
import { fill, useLabels, type Labels } from '../hooks/useLabels';

export interface PartCounts {
  readonly count: number;
  readonly running: number;
  readonly failed: number;
}

interface ToolPartsProps extends PartCounts {
  readonly live: boolean;
  readonly children: ReactNode;
}

export function ToolParts({ live, children, ...counts }: ToolPartsProps) {
  const labels = useLabels();
  const list = useId();
  const [choice, setChoice] = useState<boolean | null>(null);
  const open = choice ?? live;
  return (
    <div className="fdc-tool__nest">
      <button
        type="button"
        className="fdc-tool__fold"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setChoice(!open)}
      >
        <span className="fdc-chevron">
          <ChevronIcon />
        </span>
        {summary(counts, labels)}
      </button>
      {open && (
        <div className="fdc-tool__parts" id={list}>
          {children}
        </div>
      )}
    </div>
  );
}

function summary({ count, running, failed }: PartCounts, labels: Labels): string {
  if (running > 0) return fill(labels.partsRunning, { count, running });
  return fill(failed > 0 ? labels.partsFailed : labels.parts, { count, failed });
}
