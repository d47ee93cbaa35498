// What the browser says about the page and the network, as two words: wake and sleep.

export interface PageEvents {
  /** The page may have slept, or the network is back: do not wait for a timer, look at the link now. */
  onWake(): void;
  /** The browser says that there is no network. */
  onOffline(): void;
}

/** Listen until the returned function is called. */
export function watchPage({ onWake, onOffline }: PageEvents): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener('online', onWake, { signal });
  window.addEventListener('offline', onOffline, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && onWake(), { signal });
  document.addEventListener('visibilitychange', () => document.hidden || onWake(), { signal });
  return () => listening.abort();
}
