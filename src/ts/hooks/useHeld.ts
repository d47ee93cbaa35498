// Whether a setting is still on its way, and a moment longer.
import { useEffect, useState } from 'react';

/** In ms. Dash ends `running` before it sets what the callback returned, and what follows from that comes later still. */
const MOMENT = 100;

export function useHeld(pending: boolean): boolean {
  const [held, setHeld] = useState(pending);
  useEffect(() => {
    if (pending) return setHeld(true);
    const timer = setTimeout(() => setHeld(false), MOMENT);
    return () => clearTimeout(timer);
  }, [pending]);
  return pending || held;
}
