// What one could begin with: a few chips in an empty conversation.
import { useRef } from 'react';
import { useLabels } from '../../hooks/useLabels';
import type { Reply } from '../../protocol/frames.generated';
import { useAsk } from './useAsk';
import { useKeepFocus } from './useKeepFocus';

/** More are a menu, and no help. */
const MOST = 4;

interface SuggestionsProps {
  readonly suggestions: readonly string[];
  readonly onChoose: (text: string) => Promise<Reply>;
}

export function Suggestions({ suggestions, onChoose }: SuggestionsProps) {
  const labels = useLabels();
  const list = useRef<HTMLDivElement>(null);
  const { pending, refusal, ask } = useAsk();
  useKeepFocus(list);
  return (
    <>
      <div className="fdc-suggestions" ref={list} role="group" aria-label={labels.suggestions}>
        {suggestions.slice(0, MOST).map((text) => (
          <button
            key={text}
            type="button"
            className="fdc-suggestion"
            data-fdc-action="suggestion"
            aria-disabled={pending || undefined}
            dir="auto"
            onClick={() => {
              if (!pending) void ask(() => onChoose(text));
            }}
          >
            {text}
          </button>
        ))}
      </div>
      {refusal && (
        <p className="fdc-refusal" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
