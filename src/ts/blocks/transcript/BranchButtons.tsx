// ‹ 1/2 ›: from one version of a message, or of a reply, to the other.
import { useLayoutEffect, useRef } from 'react';
import { ChevronIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { fill, useLabels } from '../../hooks/useLabels';
import type { Place, Places } from '../../model/branches';
import { useConversation } from './conversation';

interface BranchButtonsProps {
  readonly of: keyof Places;
  readonly turn: string;
  readonly place: Place;
}

export function BranchButtons({ of, turn, place: { index, siblings } }: BranchButtonsProps) {
  const labels = useLabels();
  const conversation = useConversation();
  const buttons = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const chosen = conversation?.chosen;
    if (chosen?.current?.turn !== turn || chosen.current.of !== of) return;
    const { step } = chosen.current;
    chosen.current = null;
    buttons.current?.querySelectorAll('button')[step < 0 ? 0 : 1]?.focus({ preventScroll: true });
  }, [conversation, of, turn]);
  if (!conversation) return null;
  const { session, chosen, holdPlace } = conversation;
  const go = (step: number) => {
    const sibling = siblings[index + step];
    if (sibling === undefined) return;
    chosen.current = { of, turn: sibling, step };
    holdPlace();
    session.choose(sibling);
  };
  const values = { place: index + 1, count: siblings.length };
  return (
    <span className="fdc-branches" ref={buttons}>
      <IconButton
        action="previous-version"
        label={labels.previousVersion}
        Icon={ChevronIcon}
        unable={index === 0 && labels.previousVersion}
        onPress={() => go(-1)}
      />
      <span className="fdc-branches__place" aria-hidden="true">
        {values.place}/{values.count}
      </span>
      <span className="fdc-visually-hidden" aria-live="polite">
        {fill(labels.version, values)}
      </span>
      <IconButton
        action="next-version"
        label={labels.nextVersion}
        Icon={ChevronIcon}
        unable={index === siblings.length - 1 && labels.nextVersion}
        onPress={() => go(1)}
      />
    </span>
  );
}
