// What is costly to draw, one in a frame for the whole page, and right after its paint: the time until the next one is
// its own. Who has waited longest is first, and draws its newest.
import { flushSync } from 'react-dom';
import { atNextPaint } from './nextPaint';

type Draw = () => void;

/** A page that is never at rest draws nevertheless, in ms. */
const LONGEST = 100;

/** By what is drawn: asked again, it keeps its place. */
const waiting = new Map<object, Draw>();

const afterPaint: (work: () => void) => void =
  'requestIdleCallback' in globalThis
    ? (work) => requestIdleCallback(work, { timeout: LONGEST })
    : (work) => setTimeout(work);

/** `draw` sets the state of a component; what was asked for `what` before, and not drawn yet, is forgotten. */
export function drawSoon(what: object, draw: Draw): void {
  waiting.set(what, draw);
  if (waiting.size === 1) atNextPaint(wait);
}

export function drawNoMore(what: object): void {
  waiting.delete(what);
}

function wait() {
  afterPaint(drawFirst);
}

function drawFirst() {
  for (const [what, draw] of waiting) {
    waiting.delete(what);
    // Now: React alone would draw it later, together with others.
    flushSync(draw);
    break;
  }
  if (waiting.size > 0) atNextPaint(wait);
}
