import { useLabels } from '../../hooks/useLabels';
import { useToday } from '../../hooks/useToday';
import { dayOf, daysBetween, isKnown, isoDay } from './dates';

interface DaySeparatorProps {
  readonly at: number;
  /** When the turn before began; undefined for the first. */
  readonly before: number | undefined;
}

/** Says on which day the conversation goes on, where that is another day. One that begins today needs no word. */
export function DaySeparator({ at, before }: DaySeparatorProps) {
  const labels = useLabels();
  const today = useToday();
  if (!isKnown(at)) return null;
  const isNew = daysBetween(at, isKnown(before) ? before : today) !== 0;
  if (!isNew) return null;
  return (
    <div className="fdc-day" role="separator">
      <time dateTime={isoDay(at)}>{dayOf(at, today, labels)}</time>
    </div>
  );
}
