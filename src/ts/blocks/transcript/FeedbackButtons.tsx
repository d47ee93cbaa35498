// Thumbs. What was pressed shows at once; pressing it again takes it back.
import { useState } from 'react';
import { ThumbDownIcon, ThumbUpIcon } from '../../controls/icons';
import { useLabels } from '../../hooks/useLabels';
import type { Verdict } from '../../protocol/frames.generated';
import { ActionButton } from './ActionButton';

interface FeedbackButtonsProps {
  /** What the server knows. */
  readonly value: Verdict;
  readonly give: (value: Verdict) => Promise<boolean>;
}

export function FeedbackButtons({ value, give }: FeedbackButtonsProps) {
  const labels = useLabels();
  const [wanted, setWanted] = useState<Verdict | null>(null);
  const shown = wanted ?? value;
  const press = (pressed: Verdict) => {
    // One at a time, so that the last one pressed is the one that counts.
    if (wanted !== null) return;
    const next = shown === pressed ? 'none' : pressed;
    setWanted(next);
    void give(next).then(() => setWanted(null));
  };
  return (
    <>
      <ActionButton
        action="good-reply"
        label={labels.goodReply}
        Icon={ThumbUpIcon}
        pressed={shown === 'up'}
        onPress={() => press('up')}
      />
      <ActionButton
        action="bad-reply"
        label={labels.badReply}
        Icon={ThumbDownIcon}
        pressed={shown === 'down'}
        onPress={() => press('down')}
      />
    </>
  );
}
