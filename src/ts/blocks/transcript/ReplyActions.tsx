// What can be done with a reply that is over: copy it, judge it, have it made again, look at its other versions.
import { useRef } from 'react';
import { CopyButton } from '../../controls/CopyButton';
import { RefreshIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { useLabels } from '../../hooks/useLabels';
import type { Place } from '../../model/branches';
import type { Status, Turn } from '../../protocol/frames.generated';
import { BranchButtons } from './BranchButtons';
import { useConversation, useObstacle } from './conversation';
import { FeedbackButtons } from './FeedbackButtons';
import { textOf } from './messages';
import { Timestamp } from './Timestamp';
import { useAsk } from './useAsk';
import { useKeepFocus } from './useKeepFocus';

/** A reply that came to a bad end: trying again is what one wants then. */
const FAILED: ReadonlySet<Status> = new Set(['stopped', 'error', 'interrupted']);

interface ReplyActionsProps {
  readonly turn: Turn;
  readonly place: Place | undefined;
  readonly isLast: boolean;
}

export function ReplyActions({ turn, place, isLast }: ReplyActionsProps) {
  const labels = useLabels();
  const conversation = useConversation();
  const obstacle = useObstacle();
  const row = useRef<HTMLDivElement>(null);
  const { pending, ask, ...again } = useAsk();
  const judging = useAsk();
  const refusal = again.refusal || judging.refusal;
  useKeepFocus(row);
  const text = turn.blocks.some((block) => block.kind === 'content' && block.text !== '');
  if (!text && !conversation) return null;
  const failed = FAILED.has(turn.status);
  return (
    <>
      <div className="fdc-message__actions" ref={row}>
        {text && <CopyButton text={() => textOf(turn)} />}
        {conversation?.feedback && turn.status !== 'waiting' && (
          <FeedbackButtons
            value={turn.feedback ?? 'none'}
            give={(value) => judging.ask(() => conversation.session.giveFeedback(turn.id, value))}
          />
        )}
        {conversation && isLast && turn.status !== 'waiting' && (
          <IconButton
            action="regenerate"
            label={failed ? labels.retry : labels.regenerate}
            Icon={RefreshIcon}
            unable={obstacle || (pending && labels.notWhileReplying)}
            onPress={() => void ask(() => conversation.session.regenerate(turn.id))}
          >
            {failed && labels.retry}
          </IconButton>
        )}
        {place && <BranchButtons of="reply" turn={turn.id} place={place} />}
        <Timestamp at={turn.ended} />
      </div>
      {refusal && (
        <p className="fdc-refusal" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
