// What stands between two marks of a text that grows, such as the fences that a model puts around its answer. What has
// been read is not read again.

/** Before the first mark nothing is shown, after the second nothing more. A mark that is empty is not waited for. */
export class Excerpt {
  text = '';
  private place: 'before' | 'inside' | 'after' = 'before';
  /** The end of what was read, which may be the beginning of a mark. */
  private open = '';

  constructor(
    private readonly prefix: string,
    private readonly suffix: string,
  ) {}

  push(piece: string): void {
    let rest = this.open + piece;
    this.open = '';
    if (this.place === 'before') {
      const found = rest.indexOf(this.prefix);
      if (found < 0) {
        this.open = rest.slice(Math.max(0, rest.length - this.prefix.length + 1));
        return;
      }
      this.place = 'inside';
      rest = rest.slice(found + this.prefix.length);
    }
    if (this.place === 'after') return;
    const found = this.suffix === '' ? -1 : rest.indexOf(this.suffix);
    if (found >= 0) this.place = 'after';
    const end = found < 0 ? rest.length - begun(this.suffix, rest) : found;
    this.text += rest.slice(0, end);
    if (found < 0) this.open = rest.slice(end);
  }

  /** Nothing more comes: what looked like the beginning of the second mark was text. */
  end(): void {
    if (this.place === 'inside') this.text += this.open;
    this.open = '';
  }
}

/** How many characters at the end of `text` begin `mark`. */
function begun(mark: string, text: string): number {
  let length = Math.min(text.length, Math.max(0, mark.length - 1));
  while (length > 0 && !text.endsWith(mark.slice(0, length))) length--;
  return length;
}
