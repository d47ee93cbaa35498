// The arguments of an action as a form: a field for each, of the kind of its present value.
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { fill, useLabels, type Labels } from '../../hooks/useLabels';

import { showControls } from '../../markdown/controls';

type Args = Readonly<Record<string, unknown>>;

interface ArgsFormProps {
  readonly args: Args;
  readonly submit: string;
  readonly onSubmit: (args: Args) => void;
  readonly onCancel: () => void;
}

export function ArgsForm({ args, submit, onSubmit, onCancel }: ArgsFormProps) {
  const labels = useLabels();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(args).map(([name, value]) => [name, written(value)])),
  );
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input')?.focus(), []);
  const wrong = Object.keys(args).filter((name) => read(texts[name] ?? '', args[name]) === WRONG);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length > 0) return;
    onSubmit(
      Object.fromEntries(
        Object.entries(args).map(([name, was]) => [name, read(texts[name] ?? '', was)]),
      ),
    );
  };
  return (
    <form ref={form} className="fdc-args" onSubmit={send}>
      {Object.entries(args).map(([name, was]) => (
        <ArgField
          key={name}
          name={name}
          was={was}
          text={texts[name] ?? ''}
          problem={wrong.includes(name) ? problemWith(name, was, labels) : null}
          onChange={(text) => setTexts((now) => ({ ...now, [name]: text }))}
        />
      ))}
      <div className="fdc-interrupt__buttons">
        <button
          type="submit"
          className="fdc-button fdc-button--primary"
          disabled={wrong.length > 0}
          data-fdc-action="submit"
        >
          {submit}
        </button>
        <button type="button" className="fdc-button" data-fdc-action="cancel" onClick={onCancel}>
          {labels.cancel}
        </button>
      </div>
    </form>
  );
}

interface ArgFieldProps {
  readonly name: string;
  readonly was: unknown;
  readonly text: string;
  readonly problem: string | null;
  readonly onChange: (text: string) => void;
}

function ArgField({ name, was, text, problem, onChange }: ArgFieldProps) {
  const id = useId();
  const shared = {
    id,
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : `${id}-problem`,
  };
  return (
    <div className="fdc-args__field">
      <label htmlFor={id}>{showControls(name)}</label>
      {typeof was === 'boolean' ? (
        <input
          {...shared}
          type="checkbox"
          checked={text === 'true'}
          onChange={(event) => onChange(String(event.target.checked))}
        />
      ) : (
        <textarea
          {...shared}
          rows={Math.min(8, text.split('\n').length)}
          value={text}
          dir="auto"
          inputMode={typeof was === 'number' ? 'decimal' : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className="fdc-args__problem">
          {problem}
        </p>
      )}
    </div>
  );
}

function problemWith(name: string, was: unknown, labels: Labels): string {
  return fill(typeof was === 'number' ? labels.numberWrong : labels.argumentWrong, { name });
}

/** No value of JSON. */
const WRONG = Symbol('wrong');

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** What was typed, as a value of the kind that was there: a text stays a text, whatever it looks like. */
function read(text: string, was: unknown): unknown {
  if (typeof was === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof was === 'number' && typeof value !== 'number' ? WRONG : value;
  } catch {
    return WRONG;
  }
}
