// What one could begin with: chips above an empty conversation's composer.
import { memo } from 'react';
import { keepFocus } from '../../controls/keepFocus';
import { storeOf } from '../../hooks/useChat';
import { useLabels } from '../../hooks/useLabels';
import { useStore } from '../../hooks/useStore';
import type { ChatSession } from '../../session/types';
import { useEmpty } from '../transcript/useEmpty';

export interface Suggestion {
  readonly label: string;
  readonly text: string;
  /** False: it is put into the box, to be finished there. */
  readonly send: boolean;
}

interface SuggestionsProps {
  readonly chat: string;
  readonly session: ChatSession | null;
  readonly suggestions: readonly Suggestion[];
  readonly disabled: boolean;
  /** `byKey`: the focus was on the chip, which is about to go. */
  readonly onChoose: (suggestion: Suggestion, byKey: boolean) => void;
}

/** Memoised: it is not drawn again for a key. */
export const Suggestions = memo(function Suggestions({
  chat,
  session,
  suggestions,
  disabled,
  onChoose,
}: SuggestionsProps) {
  const labels = useLabels();
  const store = storeOf(session);
  const known = useStore(store, (state) => state.thread);
  const begun = useStore(store, ({ turns }) => turns.some(({ run }) => !run));
  const empty = useEmpty(chat, known, begun);
  if (!empty && session) return null;
  return (
    <div className="fdc-composer__suggestions" role="group" aria-label={labels.suggestions}>
      {suggestions.map((suggestion, index) => (
        <button
          key={index}
          type="button"
          className="fdc-composer__suggestion"
          data-fdc-action="suggestion"
          disabled={disabled}
          dir="auto"
          onMouseDown={keepFocus}
          onClick={(event) => onChoose(suggestion, event.detail === 0)}
        >
          {suggestion.label}
        </button>
      ))}
    </div>
  );
});

/** As an app writes them: a text, or a dict. */
export function suggestionsOf(
  given: readonly (string | { label?: string; text?: string; send?: boolean })[],
): readonly Suggestion[] {
  return given.map((one) => {
    if (typeof one === 'string') return { label: one, text: one, send: true };
    const { label = one.text ?? '', text = label, send = true } = one;
    return { label, text, send };
  });
}
