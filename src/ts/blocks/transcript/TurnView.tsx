// The user's message and the reply to it.
import { memo } from 'react';
import { useLabels } from '../../hooks/useLabels';
import type { Connection } from '../../model/state';
import type { Turn } from '../../protocol/frames.generated';
import { CopyButton } from '../../controls/CopyButton';
import { BlockView } from './BlockView';
import { hasReply, textOf } from './messages';

interface TurnViewProps {
  readonly turn: Turn;
  /** Only for the turn that streams; the others do not change with the link. */
  readonly connection?: Connection;
}

/** Memoised: while one turn streams, the others are not drawn again. */
export const TurnView = memo(function TurnView({ turn, connection }: TurnViewProps) {
  return (
    <div className="fdc-turn" data-status={turn.status}>
      {turn.query && <UserMessage text={turn.query} />}
      {hasReply(turn) && <AssistantMessage turn={turn} connection={connection} />}
    </div>
  );
});

const UserMessage = memo(function UserMessage({ text }: { readonly text: string }) {
  const labels = useLabels();
  return (
    <div
      className="fdc-message"
      data-role="user"
      data-status="done"
      role="group"
      aria-label={labels.user}
    >
      <div className="fdc-bubble" dir="auto">
        {text}
      </div>
    </div>
  );
});

function AssistantMessage({ turn, connection }: TurnViewProps) {
  const labels = useLabels();
  const { blocks, status } = turn;
  const streaming = status === 'streaming';
  const text = blocks.some((block) => block.kind === 'content' && block.text !== '');
  return (
    <div
      className="fdc-message"
      data-role="assistant"
      data-status={status}
      aria-busy={streaming}
      role="group"
      aria-label={labels.assistant}
    >
      {blocks.map((block, index) => (
        // Blocks are only ever added at the end.
        <BlockView key={index} block={block} live={streaming && index === blocks.length - 1} />
      ))}
      {streaming && isQuiet(turn) && <Pulse connection={connection} />}
      {status === 'stopped' && <span className="fdc-stopped">{labels.stopped}</span>}
      {status === 'interrupted' && <p className="fdc-notice">{labels.interrupted}</p>}
      {!streaming && text && (
        <div className="fdc-message__actions">
          <CopyButton text={() => textOf(turn)} />
        </div>
      )}
    </div>
  );
}

/** Nothing on the screen says that the reply goes on: no text with a caret, no card with a spinner. */
function isQuiet(turn: Turn): boolean {
  const last = turn.blocks.at(-1);
  if (!last) return true;
  if (last.kind === 'tool')
    return !turn.blocks.some((b) => b.kind === 'tool' && b.status === 'running');
  return last.kind === 'artifact' || last.kind === 'error';
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
