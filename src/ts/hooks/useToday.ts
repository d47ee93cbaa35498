// The day that it is, on the clock of the page: who leaves a page open over midnight reads "Yesterday" in the morning.
import { useSyncExternalStore } from 'react';

/** Midnight of this day, as milliseconds since 1970. */
export function useToday(): number {
  return useSyncExternalStore(subscribe, midnight);
}

function midnight(): number {
  return new Date().setHours(0, 0, 0, 0);
}

function subscribe(onChange: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    const next = new Date(midnight());
    next.setDate(next.getDate() + 1);
    timer = setTimeout(tell, next.getTime() - Date.now());
  };
  const tell = () => {
    onChange();
    clearTimeout(timer);
    wait();
  };
  // A machine that slept has missed it.
  document.addEventListener('visibilitychange', tell);
  wait();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tell);
  };
}
