// Tells those who cannot see it how a reply comes along, politely: by sentences, at most once in a while, and never by
// tokens, or only its end.
import { useEffect, useState } from 'react';
import { useLabels } from '../../hooks/useLabels';
import { useLatest } from '../../hooks/useLatest';
import type { Turn } from '../../protocol/frames.generated';
import { wasSentHere } from '../../session/outgoing';
import { Speech, speechAfter } from './speech';

export type Announce = 'sentences' | 'reply' | 'off';

/** Milliseconds between two announcements: time to say a short sentence. */
const PAUSE = 1500;

interface AnnouncementsProps {
  /** The last turn that is shown. */
  readonly turn: Turn | undefined;
  readonly announce: Announce;
}

export function Announcements({ turn, announce }: AnnouncementsProps) {
  const { replyComplete } = useLabels();
  const [words, setWords] = useState('');
  const latest = useLatest(turn);
  const streaming = turn?.status === 'streaming' && announce !== 'off' ? turn.id : null;
  const bySentences = announce === 'sentences';
  useEffect(() => {
    if (streaming === null) return;
    setWords('');
    const begun = latest.current;
    // Nobody asked to hear what was there when the page was opened.
    const isMine = begun !== undefined && wasSentHere(begun.message);
    const speech = isMine ? new Speech() : speechAfter(begun?.blocks ?? []);
    const next = (over: boolean) => {
      const now = latest.current;
      return bySentences && now?.id === streaming ? speech.next(now.blocks, over) : '';
    };
    const timer = bySentences
      ? setInterval(() => {
          const said = next(false);
          if (said) setWords(said);
        }, PAUSE)
      : undefined;
    const end = () => {
      const now = latest.current;
      const isOver = now?.id === streaming && now.status !== 'streaming';
      if (isOver) setWords(`${next(true)} ${replyComplete}`.trim());
    };
    return () => {
      clearInterval(timer);
      end();
    };
  }, [streaming, bySentences, latest, replyComplete]);
  if (announce === 'off') return null;
  return (
    <div className="fdc-visually-hidden" role="status" data-fdc-announcements>
      {words}
    </div>
  );
}
