// Thumbs. What was pressed shows at once; pressing it again takes it back.
import { useRef, useState } from 'react';
import { ThumbDownIcon, ThumbUpIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { useLabels } from '../../hooks/useLabels';
import type { Verdict } from '../../protocol/frames.generated';

interface FeedbackButtonsProps {
  /** What the server knows. */
  readonly value: Verdict;
  readonly give: (value: Verdict) => Promise<boolean>;
}

export function FeedbackButtons({ value, give }: FeedbackButtonsProps) {
  const labels = useLabels();
  const [wanted, setWanted] = useState<Verdict | null>(null);
  // One after the other, so that the server hears last what was pressed last.
  const queue = useRef({ length: 0, last: Promise.resolve() });
  const shown = wanted ?? value;
  const press = (pressed: Verdict) => {
    const next = shown === pressed ? 'none' : pressed;
    setWanted(next);
    const waiting = queue.current;
    waiting.length++;
    waiting.last = waiting.last.then(async () => {
      await give(next);
      if (--waiting.length === 0) setWanted(null);
    });
  };
  return (
    <>
      <IconButton
        action="good-reply"
        label={labels.goodReply}
        Icon={ThumbUpIcon}
        pressed={shown === 'up'}
        onPress={() => press('up')}
      />
      <IconButton
        action="bad-reply"
        label={labels.badReply}
        Icon={ThumbDownIcon}
        pressed={shown === 'down'}
        onPress={() => press('down')}
      />
    </>
  );
}
