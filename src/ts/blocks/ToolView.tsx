// A tool call: one line that resolves in place, opens to what went in and what came out, and holds the calls that are
// parts of it.
import { useId, useState, type ReactNode } from 'react';
import { useLabels } from '../hooks/useLabels';
import { dropControls, showControls } from '../markdown/controls';
import type { ToolBlock } from '../protocol/frames.generated';
import { duration } from './duration';
import { CheckIcon, ChevronIcon, CrossIcon, MinusIcon, ToolIcon } from '../controls/icons';
import { JsonTree } from './JsonTree';
import { oneLine } from './oneLine';
import { ToolParts, type PartCounts } from './ToolParts';
import { percentOf, ToolProgress } from './ToolProgress';

/** More characters than two lines on a phone have room for, which is what the head shows of a name. */
const LONG_NAME = 50;

interface ToolViewProps {
  readonly block: ToolBlock;
  /** Given by a parent that keeps the state itself. */
  readonly opened?: boolean;
  readonly onToggle?: (opened: boolean) => void;
  /** How its parts stand, if it has any. */
  readonly counts?: PartCounts;
  /** Its parts. */
  readonly children?: ReactNode;
}

export function ToolView({ block, opened, onToggle, counts, children }: ToolViewProps) {
  const labels = useLabels();
  const body = useId();
  const [own, setOwn] = useState(false);
  const open = opened ?? own;
  const toggle = () => {
    setOwn(!open);
    onToggle?.(!open);
  };
  const { status, progress } = block;
  const name = showControls(block.name);
  const message = block.message && dropControls(block.message);
  const running = status === 'running';
  return (
    <div className="fdc-tool" data-status={status} data-tool={block.name}>
      <button
        type="button"
        className="fdc-tool__head"
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        onClick={toggle}
      >
        <ToolIcon />
        <span className="fdc-tool__name" title={name}>
          {name}
        </span>
        {running && message ? (
          <span className="fdc-tool__message" title={message} dir="auto">
            {message}
          </span>
        ) : (
          <span className="fdc-tool__args">{oneLine(block.args)}</span>
        )}
        <ToolStatus block={block} />
        <span className="fdc-chevron">
          <ChevronIcon />
        </span>
      </button>
      {running && progress !== undefined && (
        <ToolProgress name={name} progress={progress} message={message} />
      )}
      {open && (
        <div className="fdc-tool__body" id={body}>
          {name.length > LONG_NAME && <p className="fdc-tool__whole-name">{name}</p>}
          <JsonTree title={labels.arguments} value={block.args} />
          {block.result !== undefined && <JsonTree title={labels.result} value={block.result} />}
        </div>
      )}
      {counts && (
        <ToolParts live={running} {...counts}>
          {children}
        </ToolParts>
      )}
    </div>
  );
}

function ToolStatus({ block }: { readonly block: ToolBlock }) {
  const labels = useLabels();
  const { status, started, ended, progress } = block;
  const words = {
    running: labels.toolRunning,
    done: labels.toolDone,
    error: labels.toolError,
    cancelled: labels.toolCancelled,
  }[status];
  const Icon = { running: Spinner, done: CheckIcon, error: CrossIcon, cancelled: MinusIcon }[
    status
  ];
  const expected = status === 'running' || status === 'done';
  return (
    <span className="fdc-tool__status" title={words}>
      {status === 'running' && progress !== undefined && (
        <span className="fdc-tool__percent">{percentOf(progress)} %</span>
      )}
      {status !== 'running' && ended !== undefined && (
        <span className="fdc-tool__duration">{duration(ended - started)}</span>
      )}
      <Icon />
      <span className={expected ? 'fdc-visually-hidden' : undefined}>{words}</span>
    </span>
  );
}

function Spinner() {
  return <span className="fdc-spinner" aria-hidden="true" />;
}
