// The user's message and the reply to it.
import { memo } from 'react';
import type { Places } from '../../model/branches';
import type { Connection } from '../../model/state';
import type { Turn } from '../../protocol/frames.generated';
import { AssistantMessage } from './AssistantMessage';
import { DaySeparator } from './DaySeparator';
import { hasReply } from './messages';
import { UserMessage } from './UserMessage';

interface TurnViewProps {
  readonly turn: Turn;
  /** When the turn before began. */
  readonly before: number | undefined;
  /** Where it stands among its versions, if it has any. */
  readonly places: Places | undefined;
  readonly isLast: boolean;
  /** Only for the turn that streams; the others do not change with the link. */
  readonly connection: Connection | undefined;
}

/** Memoised: while one turn streams, the others are not drawn again. */
export const TurnView = memo(function TurnView(props: TurnViewProps) {
  const { turn, before, places, isLast, connection } = props;
  return (
    <div className="fdc-turn" data-turn={turn.id} data-status={turn.status}>
      <DaySeparator at={turn.started} before={before} />
      {(turn.query || turn.attachments?.length) && (
        <UserMessage turn={turn} place={places?.message} />
      )}
      {hasReply(turn) && (
        <AssistantMessage
          turn={turn}
          place={places?.reply}
          isLast={isLast}
          connection={connection}
        />
      )}
    </div>
  );
});
