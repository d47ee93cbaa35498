// A tool call: one line that resolves in place, and opens to what went in and what came out.
import { useId, useState } from 'react';
import { useLabels } from '../hooks/useLabels';
import type { ToolBlock } from '../protocol/frames.generated';
import { duration } from './duration';
import { CheckIcon, ChevronIcon, CrossIcon, MinusIcon, ToolIcon } from '../controls/icons';
import { JsonTree } from './JsonTree';
import { oneLine } from './oneLine';

interface ToolViewProps {
  readonly block: ToolBlock;
  /** Given by a parent that keeps the state itself. */
  readonly opened?: boolean;
  readonly onToggle?: (opened: boolean) => void;
}

export function ToolView({ block, opened, onToggle }: ToolViewProps) {
  const labels = useLabels();
  const body = useId();
  const [own, setOwn] = useState(false);
  const open = opened ?? own;
  const toggle = () => {
    setOwn(!open);
    onToggle?.(!open);
  };
  return (
    <div className="fdc-tool" data-status={block.status} data-tool={block.name}>
      <button
        type="button"
        className="fdc-tool__head"
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        onClick={toggle}
      >
        <ToolIcon />
        <span className="fdc-tool__name">{block.name}</span>
        <span className="fdc-tool__args">{oneLine(block.args)}</span>
        <ToolStatus block={block} />
        <span className="fdc-chevron">
          <ChevronIcon />
        </span>
      </button>
      {open && (
        <div className="fdc-tool__body" id={body}>
          <JsonTree title={labels.arguments} value={block.args} />
          {block.result !== undefined && <JsonTree title={labels.result} value={block.result} />}
        </div>
      )}
    </div>
  );
}

function ToolStatus({ block }: { readonly block: ToolBlock }) {
  const labels = useLabels();
  const { status, started, ended } = block;
  const words = {
    running: labels.toolRunning,
    done: labels.toolDone,
    error: labels.toolError,
    cancelled: labels.toolCancelled,
  }[status];
  const Icon = { running: Spinner, done: CheckIcon, error: CrossIcon, cancelled: MinusIcon }[
    status
  ];
  return (
    <span className="fdc-tool__status" title={words}>
      {status !== 'running' && ended !== undefined && (
        <span className="fdc-tool__duration">{duration(ended - started)}</span>
      )}
      <Icon />
      <span className="fdc-visually-hidden">{words}</span>
    </span>
  );
}

function Spinner() {
  return <span className="fdc-spinner" aria-hidden="true" />;
}
