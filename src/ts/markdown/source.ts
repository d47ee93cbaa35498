// The text of one message, as the parser wants it: `\n` for every line end and U+FFFD for NUL.
// Knows nothing of markdown. A `\r` at the end is kept back: the next chunk may begin with `\n`.

const NOT_NORMAL = /\r\n?|\0/g;

export class Source {
  /** The normalised text. */
  text = '';
  private raw = '';

  /** Is this the whole message that was taken last? */
  is(raw: string): boolean {
    return raw === this.raw;
  }

  /** Take the whole message as it is now. Returns false if it does not continue what was there before. */
  continue(raw: string, complete: boolean): boolean {
    if (!continues(raw, this.raw)) return false;
    const until = !complete && raw.endsWith('\r') ? raw.length - 1 : raw.length;
    const added = raw.slice(this.raw.length, until);
    const normal = added.replace(NOT_NORMAL, (found) => (found === '\0' ? '\uFFFD' : '\n'));
    // Usually there is nothing to do. Then the text is not copied, which costs more than all the rest in a long one.
    const isSame = normal === added && this.text === this.raw;
    this.raw = raw.slice(0, until);
    this.text = isSame ? this.raw : this.text + normal;
    return true;
  }
}

/** `text.startsWith(beginning)`, at the speed of comparing memory, which in a long text is fifty times faster. */
export function continues(text: string, beginning: string): boolean {
  return text.slice(0, beginning.length) === beginning;
}
