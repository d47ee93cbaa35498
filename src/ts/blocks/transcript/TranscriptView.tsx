// The column of turns, how it scrolls, and what stands around it.
import { useEffect, useRef, useState } from 'react';
import { useFocusKept } from '../../hooks/useFocusKept';
import { useLabels } from '../../hooks/useLabels';
import { useStickToBottom } from '../../hooks/useStickToBottom';
import type { Connection } from '../../model/state';
import type { Turn } from '../../protocol/frames.generated';
import { ArrowDownIcon } from '../../controls/icons';
import { wasSentHere } from '../../session/outgoing';
import { TurnList } from './TurnList';

interface TranscriptViewProps {
  readonly turns: readonly Turn[];
  readonly connection: Connection;
  readonly empty: boolean;
  readonly title?: string;
  readonly subtitle?: string;
}

export function TranscriptView(props: TranscriptViewProps) {
  const { turns, connection, empty, title, subtitle } = props;
  const labels = useLabels();
  const { scroller, content, released, jumpToLatest } = useStickToBottom();
  useFocusKept(released, () => scroller.current);
  const newest = turns.at(-1)?.message;
  useEffect(() => {
    if (newest !== undefined && wasSentHere(newest)) jumpToLatest();
  }, [newest, jumpToLatest]);

  return (
    <>
      <div
        ref={scroller}
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
          <TurnList turns={turns} connection={connection} />
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
      <ReplyAnnouncement streaming={turns.at(-1)?.status === 'streaming'} />
    </>
  );
}

function ReplyAnnouncement({ streaming }: { readonly streaming: boolean }) {
  const labels = useLabels();
  const [words, setWords] = useState('');
  const before = useRef(streaming);
  useEffect(() => {
    if (before.current !== streaming) setWords(streaming ? '' : labels.replyComplete);
    before.current = streaming;
  }, [streaming, labels]);
  return (
    <div className="fdc-visually-hidden" role="status">
      {words}
    </div>
  );
}
