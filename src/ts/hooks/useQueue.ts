// What was asked for while something that belongs to it is on its way: it goes when that is there, or never.
import { useCallback, useEffect, useState } from 'react';
import { useEvent } from './useEvent';

export type SettingErrors = Readonly<Record<string, string>>;

interface Way {
  /** Something is on its way. */
  readonly busy: boolean;
  /** Something of it did not arrive. */
  readonly failed?: boolean;
  /** What is wrong with the settings, by their names. */
  readonly errors: SettingErrors | undefined;
}

interface Queue<Item> {
  readonly queued: boolean;
  readonly put: (item: Item) => void;
  readonly clear: () => void;
}

export function useQueue<Item>(
  { busy, failed = false, errors }: Way,
  onArrival: (item: Item) => void,
): Queue<Item> {
  const [waiting, setWaiting] = useState<{ item: Item; errors: Way['errors'] } | null>(null);
  const go = useEvent(onArrival);
  // What was wrong before is known to whoever asked.
  const refused =
    waiting !== null && errors !== waiting.errors && Object.keys(errors ?? {}).length > 0;

  useEffect(() => {
    if (waiting === null || (busy && !refused)) return;
    setWaiting(null);
    if (!refused && !failed) go(waiting.item);
  }, [waiting, busy, failed, refused, go]);

  const put = useEvent((item: Item) => setWaiting({ item, errors }));
  const clear = useCallback(() => setWaiting(null), []);
  return { queued: waiting !== null, put, clear };
}
