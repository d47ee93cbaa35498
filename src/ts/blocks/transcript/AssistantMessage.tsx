import { useLabels } from '../../hooks/useLabels';
import type { Place } from '../../model/branches';
import type { Connection } from '../../model/state';
import type { Turn } from '../../protocol/frames.generated';
import { Blocks } from './Blocks';
import { ReplyActions } from './ReplyActions';

interface AssistantMessageProps {
  readonly turn: Turn;
  readonly place: Place | undefined;
  readonly isLast: boolean;
  /** Only for the turn that streams; the others do not change with the link. */
  readonly connection: Connection | undefined;
}

export function AssistantMessage({ turn, place, isLast, connection }: AssistantMessageProps) {
  const labels = useLabels();
  const { blocks, status } = turn;
  const streaming = status === 'streaming';
  return (
    <div
      className="fdc-message"
      data-role="assistant"
      data-status={status}
      aria-busy={streaming}
      role="group"
      aria-label={labels.assistant}
    >
      <Blocks blocks={blocks} streaming={streaming} />
      {streaming && isQuiet(turn) && <Pulse connection={connection} />}
      {status === 'stopped' && <span className="fdc-stopped">{labels.stopped}</span>}
      {status === 'interrupted' && <p className="fdc-notice">{labels.interrupted}</p>}
      {!streaming && <ReplyActions turn={turn} place={place} isLast={isLast} />}
    </div>
  );
}

/** Nothing on the screen says that the reply goes on: no text with a caret, no card with a spinner. */
function isQuiet(turn: Turn): boolean {
  const last = turn.blocks.at(-1);
  if (!last) return true;
  if (last.kind === 'tool')
    return !turn.blocks.some((b) => b.kind === 'tool' && b.status === 'running');
  return last.kind === 'artifact' || last.kind === 'error' || last.kind === 'notice';
}

/** Never a dead spinner: without a link it says what it waits for. */
function Pulse({ connection = 'connected' }: { readonly connection?: Connection }) {
  const labels = useLabels();
  if (connection !== 'connected') return <p className="fdc-notice">{labels[connection]}</p>;
  return (
    <div className="fdc-pulse">
      <span className="fdc-visually-hidden">{labels.thinking}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
