// Notices that nothing arrives although something should: a half-open link says nothing by itself.

export interface Watchdog {
  /** Something arrived. Called for each envelope, so it sets no timer. */
  heard(): void;
  /** Whether something should arrive now. */
  watch(on: boolean): void;
}

/** Calls `onSilence` when nothing was heard for `limit` ms while watching; it watches no more then. */
export function createWatchdog(limit: number, onSilence: () => void): Watchdog {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const check = () => {
    const rest = last + limit - performance.now();
    timer = rest > 0 ? setTimeout(check, rest) : undefined;
    if (timer === undefined) onSilence();
  };
  return {
    heard() {
      last = performance.now();
    },
    watch(on) {
      if (on === (timer !== undefined)) return;
      clearTimeout(timer);
      timer = undefined;
      if (!on) return;
      last = performance.now();
      timer = setTimeout(check, limit);
    },
  };
}
