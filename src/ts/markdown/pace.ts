// How often a growing text is parsed. While that is cheap: with every update. When it costs half a frame, because
// its open end is long: only after four times as long has passed, so that at most a fifth of the time goes into it.
// What arrives in between is shown plainly at the end of the text.

/** Milliseconds that an update may always take. */
const CHEAP = 8;
const REST = 4;

export class Pace {
  private next = 0;

  /** Milliseconds to wait before the text may be parsed again. */
  wait(now: number): number {
    return Math.max(0, this.next - now);
  }

  /** An update took from `start` to `end`. */
  spent(start: number, end: number): void {
    const cost = end - start;
    this.next = cost > CHEAP ? end + REST * cost : 0;
  }
}
