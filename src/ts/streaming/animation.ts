// A text that is typed while it arrives. It has no clock: every time is handed to it, in milliseconds.

/** Nothing is held back longer than this. */
const LATEST = 300;

export interface Pace {
  /** Characters that are typed at once, at least. */
  readonly chunk: number;
  /** Milliseconds from one chunk to the next. */
  readonly delay: number;
}

interface Arrival {
  readonly at: number;
  /** How long the text was then. */
  readonly length: number;
}

export class Typing {
  private shown = 0;
  private length = 0;
  /** The end of the last step. */
  private at = -Infinity;
  /** What is not typed yet, oldest first. */
  private arrivals: Arrival[] = [];

  constructor(private readonly pace: Pace) {}

  /** The text has now this length. */
  arrived(length: number, now: number): void {
    if (length <= this.length) return;
    // The first chunk of what comes after a rest is typed at once.
    if (this.shown === this.length) this.at = now - this.pace.delay;
    this.length = length;
    this.arrivals.push({ at: now, length });
  }

  /** Another text: typed from its beginning. */
  restart(): void {
    this.shown = this.length = 0;
    this.arrivals = [];
  }

  /** How many characters are typed now. */
  typed(now: number): number {
    const { chunk, delay } = this.pace;
    const steps = Math.floor((now - this.at) / delay);
    if (this.shown === this.length || steps < 1) return this.shown;
    let more = steps * chunk;
    for (const { at, length } of this.arrivals) {
      // The part of the time it has left that these steps take, and so the part of what is missing that they must type.
      const left = at + LATEST - this.at;
      const part = left > 0 ? Math.min(1, (steps * delay) / left) : 1;
      more = Math.max(more, Math.ceil((length - this.shown) * part));
    }
    this.at += steps * delay;
    this.shown = Math.min(this.length, this.shown + more);
    this.arrivals = this.arrivals.filter(({ length }) => length > this.shown);
    return this.shown;
  }

  get rests(): boolean {
    return this.shown === this.length;
  }
}
