// A value that is costly to draw. On the screen it waits for its turn among all that is drawn there, one in a frame.
// Elsewhere it waits until it comes into view, or until it has not changed for a while: 60 charts of which 8 can be seen
// cost what 8 cost.
import { useEffect, useRef, useState } from 'react';
import { drawNoMore, drawSoon } from './drawQueue';

/** In ms without a change. */
const QUIET = 1_000;

export function useUnhurried<Value>(value: Value, onScreen: boolean): Value {
  const [drawn, setDrawn] = useState(value);
  const self = useRef(null);
  const due = drawn !== value;
  useEffect(() => {
    if (!due) return drawNoMore(self);
    const draw = () => drawSoon(self, () => setDrawn(value));
    if (onScreen) return draw();
    drawNoMore(self);
    const timer = setTimeout(draw, QUIET);
    return () => clearTimeout(timer);
  }, [value, due, onScreen]);
  useEffect(() => () => drawNoMore(self), []);
  return drawn;
}
