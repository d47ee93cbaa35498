// Something that comes in a chunk of its own, loaded once for the whole page.

export interface LazyChunk<Loaded> {
  /** What was loaded, or null until then. */
  get(): Loaded | null;
  /** To be told when it is there. Returns how to call that off. */
  subscribe(listener: () => void): () => void;
  /** Load it, if nobody has yet. A chunk that cannot be loaded is tried again by the next one who asks. */
  load(): Promise<void>;
}

export function lazyChunk<Loaded>(fetch: () => Promise<Loaded>): LazyChunk<Loaded> {
  let loaded: Loaded | null = null;
  let loading: Promise<void> | null = null;
  const waiting = new Set<() => void>();
  return {
    get: () => loaded,
    subscribe(listener) {
      waiting.add(listener);
      return () => waiting.delete(listener);
    },
    load() {
      loading ??= fetch().then(
        (result) => {
          loaded = result;
          waiting.forEach((notify) => notify());
        },
        () => {
          loading = null;
        },
      );
      return loading;
    },
  };
}
