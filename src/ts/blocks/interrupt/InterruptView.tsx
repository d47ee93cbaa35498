// A question to the user: actions that an agent asks leave for. It folds to one line once it is decided.
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { CheckIcon, ChevronIcon, CrossIcon } from '../../controls/icons';
import { useFocusKept } from '../../hooks/useFocusKept';
import { useLabels } from '../../hooks/useLabels';
import { showControls } from '../../markdown/controls';
import type { ActionRequest } from '../../protocol/frames.generated';
import { ActionView } from './ActionView';
import { inOrder, verbOf, type Decision } from './decisions';
import { outcomeOf, wordFor } from './words';

interface InterruptViewProps {
  readonly actions: readonly ActionRequest[];
  readonly allowed: readonly string[];
  /** What was decided, one for each action; null while it is not. */
  readonly decisions: readonly Decision[] | null;
  /** When it was decided, in ms since the epoch. */
  readonly decidedAt?: number;
  /** Left out, nothing can be decided here: the card informs. */
  readonly onDecide?: (decisions: readonly Decision[]) => void;
}

export function InterruptView(props: InterruptViewProps) {
  const { actions, decisions, onDecide } = props;
  const card = useRef<HTMLDivElement>(null);
  const labels = useLabels();
  const decided = decisions !== null;
  const wasDecided = useRef(decided);
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to the line that says what became of it.
    if (decided && !wasDecided.current && holdsFocus(card.current))
      card.current?.querySelector('button')?.focus();
    wasDecided.current = decided;
  }, [decided]);
  return (
    <div
      ref={card}
      className="fdc-interrupt"
      role="group"
      data-decided={decided}
      aria-label={onDecide ? labels.approvalNeeded : labels.approvalAsked}
    >
      {decisions ? (
        <Decided actions={actions} decisions={decisions} at={props.decidedAt} />
      ) : (
        <Question {...props} />
      )}
    </div>
  );
}

/** A button that vanishes leaves the focus with the page. */
function holdsFocus(card: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused === document.body || (card?.contains(focused) ?? false);
}

function Question({ actions, allowed, onDecide }: InterruptViewProps) {
  const labels = useLabels();
  const [chosen, setChosen] = useState<readonly (Decision | null)[]>(() => actions.map(() => null));
  const single = actions.length === 1;
  const question = useRef<HTMLDivElement>(null);
  // From an action to the next one that is open, and from the last one to the button that sends.
  useFocusKept(chosen, () =>
    question.current?.querySelector<HTMLElement>(
      '.fdc-interrupt__action button[data-fdc-action], .fdc-interrupt__all button:not(:disabled)',
    ),
  );
  const approving = inOrder(allowed).find((word) => verbOf(word) === 'approve');

  const choose = (at: number, decision: Decision | null) => {
    if (single && decision) return onDecide?.([decision]);
    setChosen((now) => now.map((each, index) => (index === at ? decision : each)));
  };
  const complete = chosen.every((decision) => decision !== null);
  const approveAll = () => {
    if (approving !== undefined) onDecide?.(actions.map(() => ({ type: approving })));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inForm = (event.target as Element).closest('form') !== null;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || inForm) return;
    event.preventDefault();
    approveAll();
  };
  return (
    <div ref={question} onKeyDown={onDecide && onKeyDown}>
      <p className="fdc-interrupt__title">
        {onDecide ? labels.approvalNeeded : labels.approvalAsked}
      </p>
      {actions.map((action, at) => {
        const decision = chosen[at];
        return decision ? (
          <p key={at} className="fdc-interrupt__chosen">
            <span>{outcomeOf(decision.type, labels)}</span> <code>{showControls(action.name)}</code>
            <button type="button" className="fdc-link-button" onClick={() => choose(at, null)}>
              {labels.change}
            </button>
          </p>
        ) : (
          <ActionView
            key={at}
            action={action}
            allowed={allowed}
            onDecide={onDecide ? (next) => choose(at, next) : null}
            oneOfSeveral={!single}
          />
        );
      })}
      {onDecide && !single && (
        <div className="fdc-interrupt__buttons fdc-interrupt__all">
          <button
            type="button"
            className="fdc-button fdc-button--primary"
            data-fdc-action="submit"
            disabled={!complete}
            onClick={() => complete && onDecide(chosen)}
          >
            {labels.sendDecisions}
          </button>
          {approving !== undefined && (
            <button
              type="button"
              className="fdc-button"
              data-fdc-action="approve-all"
              onClick={approveAll}
            >
              {labels.approveAll}
            </button>
          )}
        </div>
      )}
      {onDecide && approving !== undefined && (
        <p className="fdc-interrupt__hint">
          <kbd>{labels.ctrlKey}</kbd> <kbd>{labels.enterKey}</kbd>{' '}
          {single ? wordFor(approving, labels) : labels.approveAll}
        </p>
      )}
    </div>
  );
}

interface DecidedProps {
  readonly actions: readonly ActionRequest[];
  readonly decisions: readonly Decision[];
  readonly at: number | undefined;
}

function Decided({ actions, decisions, at }: DecidedProps) {
  const labels = useLabels();
  const body = useId();
  const [open, setOpen] = useState(false);
  const rejected = decisions.every((decision) => verbOf(decision.type) === 'reject');
  const line = actions.map((action, index) => {
    const decision = decisions[index];
    const name = showControls(action.name);
    return decision ? `${outcomeOf(decision.type, labels)} · ${name}` : name;
  });
  return (
    <>
      <button
        type="button"
        className="fdc-interrupt__line"
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        onClick={() => setOpen(!open)}
      >
        {rejected ? <CrossIcon /> : <CheckIcon />}
        <span className="fdc-interrupt__outcome">
          {line.join(', ')}
          {at !== undefined && <> · {timeOf(at)}</>}
        </span>
        <span className="fdc-chevron">
          <ChevronIcon />
        </span>
      </button>
      {open && (
        <div id={body}>
          {actions.map((action, index) => (
            <ActionView
              key={index}
              action={shown(action, decisions[index])}
              allowed={[]}
              onDecide={null}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** The action as it was allowed: with the arguments that the user wrote, if there are some. */
function shown(action: ActionRequest, decision: Decision | undefined): ActionRequest {
  return decision?.action ? { ...action, args: decision.action.args } : action;
}

function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString(document.documentElement.lang || undefined, {
    hour: '2-digit',
    minute: '2-digit',
  });
}
