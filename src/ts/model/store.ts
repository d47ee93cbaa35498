// State outside React: read, replace, listen. The binding to React is hooks/useStore.ts.

export interface Store<State> {
  get(): State;
  set(next: State): void;
  /** Call `listener` after each change, at once. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
