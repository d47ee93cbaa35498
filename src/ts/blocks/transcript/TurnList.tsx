// All turns. They stand in groups that never change their members: a render looks at a handful of groups and one group's
// turns instead of at every turn, the browser's frame likewise (transcript.css), and no turn ever moves to another
// parent, which would mount it anew.
import { memo } from 'react';
import type { Places } from '../../model/branches';
import type { Connection } from '../../model/state';
import type { Turn } from '../../protocol/frames.generated';
import { TurnView } from './TurnView';

/** Also in transcript.css, which estimates the height of a group that was never seen. */
const GROUP = 8;

interface TurnListProps {
  readonly turns: readonly Turn[];
  /** Of those turns that have other versions. */
  readonly places: ReadonlyMap<string, Places>;
  readonly connection: Connection;
}

export function TurnList({ turns, places, connection }: TurnListProps) {
  const last = turns.at(-1)?.id;
  const groups = [];
  for (let start = 0; start < turns.length; start += GROUP) {
    groups.push(
      <Group
        key={start}
        turns={turns.slice(start, start + GROUP)}
        before={turns[start - 1]?.started}
        last={start + GROUP >= turns.length ? last : undefined}
        places={places}
        connection={connection}
      />,
    );
  }
  return <>{groups}</>;
}

interface GroupProps extends TurnListProps {
  /** When the turn before the first one began. */
  readonly before: number | undefined;
  /** The last turn of all, if it is in this group. */
  readonly last: string | undefined;
}

const Group = memo(
  function Group({ turns, before, last, places, connection }: GroupProps) {
    return (
      <div className="fdc-turns">
        {turns.map((turn, index) => (
          <TurnView
            key={turn.id}
            turn={turn}
            before={index > 0 ? turns[index - 1]?.started : before}
            places={places.get(turn.id)}
            isLast={turn.id === last}
            connection={turn.status === 'streaming' ? connection : undefined}
          />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.connection === after.connection &&
    before.places === after.places &&
    before.before === after.before &&
    before.last === after.last &&
    before.turns.length === after.turns.length &&
    before.turns.every((turn, index) => turn === after.turns[index]),
);
