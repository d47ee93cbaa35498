// One action that an agent asks leave for: what it is, its arguments, and the buttons that decide it.
import { useEffect, useId, useRef, useState } from 'react';
import { useFocusKept } from '../../hooks/useFocusKept';
import { fill, useLabels } from '../../hooks/useLabels';
import { dropControls, showControls } from '../../markdown/controls';
import type { ActionRequest } from '../../protocol/frames.generated';
import { JsonTree } from '../JsonTree';
import { ArgsForm } from './ArgsForm';
import { hasArgs, inOrder, verbOf, type Decision, type Verb } from './decisions';
import { wordFor } from './words';

interface ActionViewProps {
  readonly action: ActionRequest;
  /** Nothing can be decided without them. */
  readonly allowed: readonly string[];
  readonly onDecide: ((decision: Decision) => void) | null;
  /** It is one of several: its buttons only choose, and another one sends. */
  readonly oneOfSeveral?: boolean;
}

export function ActionView({ action, allowed, onDecide, oneOfSeveral = false }: ActionViewProps) {
  const labels = useLabels();
  const [writing, setWriting] = useState<string | null>(null);
  const verb = writing === null ? null : verbOf(writing);
  const name = showControls(action.name);
  const stop = () => setWriting(null);
  const buttons = useRef<HTMLDivElement>(null);
  useFocusKept(writing, () => buttons.current?.querySelector('button'));

  const press = (word: string) => {
    if (asksMore(verbOf(word), action)) setWriting(word);
    else onDecide?.({ type: word });
  };
  return (
    <div className="fdc-interrupt__action">
      <p className="fdc-interrupt__sentence">
        {dropControls(action.description ?? fill(labels.wantsTo, { name }))}{' '}
        {action.description !== undefined && <code>{name}</code>}
      </p>
      {verb === 'edit' && writing !== null ? (
        <ArgsForm
          args={action.args ?? {}}
          submit={labels.approveEdited}
          onCancel={stop}
          onSubmit={(args) => onDecide?.({ type: writing, action: { name: action.name, args } })}
        />
      ) : (
        hasArgs(action) && <JsonTree title={labels.arguments} value={action.args} />
      )}
      {verb === 'respond' && writing !== null && (
        <Answer onCancel={stop} onSend={(message) => onDecide?.({ type: writing, message })} />
      )}
      {onDecide && writing === null && (
        <div ref={buttons} className="fdc-interrupt__buttons">
          {inOrder(allowed).map((word, index) => (
            <button
              key={word}
              type="button"
              className={
                index === 0 && !oneOfSeveral ? 'fdc-button fdc-button--primary' : 'fdc-button'
              }
              data-fdc-action={verbOf(word) ?? word}
              onClick={() => press(word)}
            >
              {wordFor(word, labels)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** A button that opens something first. Without arguments there is nothing to edit. */
function asksMore(verb: Verb | null, action: ActionRequest): boolean {
  return verb === 'respond' || (verb === 'edit' && hasArgs(action));
}

interface AnswerProps {
  readonly onSend: (message: string) => void;
  readonly onCancel: () => void;
}

function Answer({ onSend, onCancel }: AnswerProps) {
  const labels = useLabels();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  useEffect(() => box.current?.focus(), []);
  const ready = text.trim() !== '';
  return (
    <form
      className="fdc-args"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSend(text);
      }}
    >
      <div className="fdc-args__field">
        <label htmlFor={id}>{labels.yourAnswer}</label>
        <textarea
          ref={box}
          id={id}
          rows={2}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="fdc-interrupt__buttons">
        <button
          type="submit"
          className="fdc-button fdc-button--primary"
          data-fdc-action="submit"
          disabled={!ready}
        >
          {labels.answer}
        </button>
        <button type="button" className="fdc-button" data-fdc-action="cancel" onClick={onCancel}>
          {labels.cancel}
        </button>
      </div>
    </form>
  );
}
