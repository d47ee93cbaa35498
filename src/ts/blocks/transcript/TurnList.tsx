// All turns. They stand in groups that never change their members: a render looks at a handful of groups and one group's
// turns instead of at every turn, the browser's frame likewise (transcript.css), and no turn ever moves to another
// parent, which would mount it anew.
import { memo } from 'react';
import type { Connection } from '../../model/state';
import type { Turn } from '../../protocol/frames.generated';
import { TurnView } from './TurnView';

/** Also in transcript.css, which estimates the height of a group that was never seen. */
const GROUP = 8;

interface TurnListProps {
  readonly turns: readonly Turn[];
  readonly connection: Connection;
}

export function TurnList({ turns, connection }: TurnListProps) {
  const groups = [];
  for (let start = 0; start < turns.length; start += GROUP) {
    groups.push(
      <Group key={start} turns={turns.slice(start, start + GROUP)} connection={connection} />,
    );
  }
  return <>{groups}</>;
}

const Group = memo(
  function Group({ turns, connection }: TurnListProps) {
    return (
      <div className="fdc-turns">
        {turns.map((turn) => (
          <TurnView
            key={turn.id}
            turn={turn}
            connection={turn.status === 'streaming' ? connection : undefined}
          />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.connection === after.connection &&
    before.turns.length === after.turns.length &&
    before.turns.every((turn, index) => turn === after.turns[index]),
);
