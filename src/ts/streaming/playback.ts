// What the messages of one stream make: the value, and how far it is typed. It has no clock: times are handed to it.
import { Typing, type Pace } from './animation';
import { Excerpt } from './excerpt';

export interface PlaybackOptions {
  /** Messages are parts of one text; otherwise each replaces the one before it. */
  readonly concat: boolean;
  /** Null: nothing is typed, the text is there at once. */
  readonly pace: Pace | null;
  readonly prefix: string;
  readonly suffix: string;
}

export class Playback {
  value = '';
  private excerpt: Excerpt;
  private readonly typing: Typing | null;

  constructor(private readonly options: PlaybackOptions) {
    this.excerpt = this.newExcerpt();
    this.typing = options.pace && new Typing(options.pace);
  }

  message(data: string, now: number): void {
    if (this.options.concat) {
      this.value += data;
      this.excerpt.push(data);
    } else {
      const before = this.excerpt.text;
      this.value = data;
      this.excerpt = this.newExcerpt();
      this.excerpt.push(data);
      // A server may send the whole text again each time: then the typing goes on.
      if (!this.excerpt.text.startsWith(before)) this.typing?.restart();
    }
    this.typing?.arrived(this.excerpt.text.length, now);
  }

  /** The part that is typed. */
  animation(now: number): string {
    const { text } = this.excerpt;
    return this.typing ? beginning(text, this.typing.typed(now)) : text;
  }

  /** Everything that has arrived is typed. */
  get rests(): boolean {
    return this.typing?.rests ?? true;
  }

  /** No more messages: the whole text, typed or not. */
  end(): string {
    this.excerpt.end();
    return this.excerpt.text;
  }

  private newExcerpt(): Excerpt {
    return new Excerpt(this.options.prefix, this.options.suffix);
  }
}

/** The first characters of a text, without the first half of a surrogate pair at their end. */
function beginning(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const split = length < text.length && last >= 0xd800 && last < 0xdc00;
  return text.slice(0, split ? length - 1 : length);
}
