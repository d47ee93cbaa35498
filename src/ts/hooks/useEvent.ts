// A function that stays the same and does what the last render says: what is memoised is not drawn again for it.
import { useCallback } from 'react';
import { useLatest } from './useLatest';

export function useEvent<Args extends unknown[], Result>(
  does: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useLatest(does);
  return useCallback((...args: Args) => latest.current(...args), [latest]);
}
