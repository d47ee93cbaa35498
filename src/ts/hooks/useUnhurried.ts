// A value that is costly to draw. On the screen it is drawn at once. Elsewhere it waits until it comes into view, or until
// it has not changed for a while and the page has nothing else to do: 60 charts of which 8 can be seen cost what 8 cost.
import { useEffect, useState } from 'react';

/** In ms without a change. */
const QUIET = 1_000;

type Work = () => void;

const waiting = new Set<Work>();
const whenIdle = globalThis.requestIdleCallback ?? ((work: Work) => setTimeout(work));

/** One at a time: together they would hold the page up. Returns what takes the work back. */
function later(work: Work): () => void {
  waiting.add(work);
  if (waiting.size === 1) whenIdle(next);
  return () => waiting.delete(work);
}

function next() {
  const [work] = waiting;
  if (!work) return;
  waiting.delete(work);
  work();
  if (waiting.size > 0) whenIdle(next);
}

export function useUnhurried<Value>(value: Value, onScreen: boolean): Value {
  const [drawn, setDrawn] = useState(value);
  useEffect(() => {
    if (onScreen) return setDrawn(value);
    let takeBack: (() => void) | undefined;
    const timer = setTimeout(() => {
      takeBack = later(() => setDrawn(value));
    }, QUIET);
    return () => {
      clearTimeout(timer);
      takeBack?.();
    };
  }, [value, onScreen]);
  return onScreen ? value : drawn;
}
