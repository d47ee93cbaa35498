// The text of one message, as the parser wants it: `\n` for every line end and U+FFFD for NUL.
// Knows nothing of markdown. A `\r` at the end is kept back: the next chunk may begin with `\n`.

const NOT_NORMAL = /\r\n?|\0/g;

export class Source {
  /** The normalised text. */
  text = '';
  private raw = '';

  /** Take the whole message as it is now. Returns false if it does not continue what was there before. */
  continue(raw: string, complete: boolean): boolean {
    if (!raw.startsWith(this.raw)) return false;
    const until = !complete && raw.endsWith('\r') ? raw.length - 1 : raw.length;
    this.text += raw
      .slice(this.raw.length, until)
      .replace(NOT_NORMAL, (found) => (found === '\0' ? '\uFFFD' : '\n'));
    this.raw = raw.slice(0, until);
    return true;
  }
}
