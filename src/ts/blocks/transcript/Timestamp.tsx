import { fullDate, isKnown, timeOfDay } from './dates';

/** The time of day, and in its title the whole date. Nothing, if the time is not known. */
export function Timestamp({ at }: { readonly at: number | undefined }) {
  if (!isKnown(at)) return null;
  return (
    <time className="fdc-time" dateTime={new Date(at).toISOString()} title={fullDate(at)}>
      {timeOfDay(at)}
    </time>
  );
}
