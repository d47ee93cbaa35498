// The model's thinking: open while it streams, one line afterwards, and as the user wants once the user has said so.
import { useId, useState } from 'react';
import { useAllowedImageHosts } from '../hooks/useAllowedImageHosts';
import { fill, useLabels } from '../hooks/useLabels';
import { LazyMarkdown } from '../markdown/LazyMarkdown';
import { ChevronIcon } from '../controls/icons';
import { wholeDuration } from './duration';
import type { BlockProps } from './types';

export function ReasoningBlock({ block, live }: BlockProps<'reasoning'>) {
  const labels = useLabels();
  const allowedImageHosts = useAllowedImageHosts();
  const body = useId();
  const [choice, setChoice] = useState<boolean | null>(null);
  const open = choice ?? live;
  const took = wholeDuration(block.ended - block.started);
  return (
    <div className="fdc-reasoning" data-streaming={live}>
      <button
        type="button"
        className="fdc-reasoning__head"
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        onClick={() => setChoice(!open)}
      >
        <span className="fdc-reasoning__title">
          {live ? labels.thinking : fill(labels.thoughtFor, { duration: took })}
        </span>
        <span className="fdc-chevron">
          <ChevronIcon />
        </span>
      </button>
      {open && (
        <div className="fdc-reasoning__body" id={body}>
          <LazyMarkdown text={block.text} streaming={live} allowedImageHosts={allowedImageHosts} />
        </div>
      )}
    </div>
  );
}
