// The binding of a store to React.
//
// Stores say every change at once, as the session's own logic wants it. React alone is held to the pace of the screen,
// and it is held here: a listener in one queue for the whole page, so that all that changed is one commit. A component
// that renders for another reason meanwhile reads the newest state; nothing it shows is older than one frame.
import { useCallback, useSyncExternalStore } from 'react';
import type { Store } from '../model/store';
import { atNextPaint, notAtNextPaint } from './nextPaint';

/** The state of `store`, or what `select` takes from it: a value, or a part of the state as it is, not a new object. */
export function useStore<State>(store: Store<State>): State;
export function useStore<State, Part>(store: Store<State>, select: (state: State) => Part): Part;
export function useStore<State, Part>(
  store: Store<State>,
  select?: (state: State) => Part,
): State | Part {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const leave = store.subscribe(() => atNextPaint(onChange));
      return () => {
        leave();
        notAtNextPaint(onChange);
      };
    },
    [store],
  );
  return useSyncExternalStore(subscribe, () => (select ? select(store.get()) : store.get()));
}
