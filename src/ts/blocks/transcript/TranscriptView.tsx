// The column of turns, how it scrolls, and what stands around it.
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useFocusKept } from '../../hooks/useFocusKept';
import { useLabels } from '../../hooks/useLabels';
import { useStickToBottom } from '../../hooks/useStickToBottom';
import type { Places } from '../../model/branches';
import type { Connection, Obstacle } from '../../model/state';
import type { Turn } from '../../protocol/frames.generated';
import { ArrowDownIcon } from '../../controls/icons';
import { wasSentHere } from '../../session/outgoing';
import type { ChatSession } from '../../session/types';
import { Announcements, type Announce } from './Announcements';
import { ChatContext, ObstacleContext, type Chosen } from './conversation';
import { TurnList } from './TurnList';

interface TranscriptViewProps {
  /** The chat that the messages are of; null for messages from props. */
  readonly session: ChatSession | null;
  /** Users may judge replies. */
  readonly feedback: boolean;
  readonly turns: readonly Turn[];
  readonly places: ReadonlyMap<string, Places>;
  readonly obstacle: Obstacle;
  readonly connection: Connection;
  readonly empty: boolean;
  readonly title?: string;
  readonly subtitle?: string;
  readonly announce: Announce;
}

export function TranscriptView(props: TranscriptViewProps) {
  const { session, feedback, turns, places, obstacle, connection } = props;
  const { empty, title, subtitle, announce } = props;
  const labels = useLabels();
  const { scroller, content, released, jumpToLatest, holdPlace } = useStickToBottom();
  useFocusKept(released, () => scroller.current);
  const chosen = useRef<Chosen | null>(null);
  const chat = useMemo(
    () => session && { session, feedback, chosen, holdPlace },
    [session, feedback, holdPlace],
  );
  const newest = turns.at(-1)?.message;
  useEffect(() => {
    if (newest !== undefined && wasSentHere(newest)) jumpToLatest();
  }, [newest, jumpToLatest]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Inside of messages the key belongs to what has the focus, such as a search or a menu.
    const isStop = event.key === 'Escape' && event.target === event.currentTarget;
    if (!isStop || obstacle !== 'reply' || !session) return;
    // What is around the conversation stays open.
    event.preventDefault();
    void session.stop();
  };

  return (
    <>
      <div
        ref={scroller}
        onKeyDown={onKeyDown}
        className="fdc-transcript"
        role="log"
        // A log is read out as it grows; a reply that streams would be read out token by token. Its end is announced below.
        aria-live="off"
        aria-label={labels.conversation}
        tabIndex={0}
        data-empty={empty}
      >
        <div ref={content} className="fdc-transcript__column">
          {empty && (title || subtitle) && (
            <div className="fdc-empty">
              {title && <p className="fdc-empty__title">{title}</p>}
              {subtitle && <p className="fdc-empty__subtitle">{subtitle}</p>}
            </div>
          )}
          <ChatContext.Provider value={chat}>
            <ObstacleContext.Provider value={obstacle}>
              <TurnList turns={turns} places={places} connection={connection} />
            </ObstacleContext.Provider>
          </ChatContext.Provider>
        </div>
      </div>
      <div className="fdc-jump">
        {released && (
          <button
            type="button"
            className="fdc-jump__button"
            data-fdc-action="jump-to-latest"
            aria-label={labels.jumpToLatest}
            title={labels.jumpToLatest}
            onClick={jumpToLatest}
          >
            <ArrowDownIcon size={20} />
          </button>
        )}
      </div>
      <Announcements turn={turns.at(-1)} announce={announce} />
    </>
  );
}
