// What of a reply that is being written can be read out: whole sentences and finished blocks, once each. No code, and no
// marks of markdown, which nobody wants to hear.
import type { Block } from '../../protocol/frames.generated';

/** Characters: some two minutes of reading out. */
const LONGEST = 2_000;
/** Of a longer line the end alone is read: what it says may be as long as that, and the patterns below take the square. */
const FLOOD = 2 * LONGEST;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** The end of a sentence, with what closes it; what follows must show that it is one. */
const SENTENCE_END = /[.!?…][\p{Pe}\p{Pf}"'*_]*\s|[。！？](?!$)/gu;

export class Speech {
  private block = 0;
  /** How far the text of that block was read. */
  private at = 0;
  /** The line at `at` has begun before it. */
  private isInLine = false;
  /** The marks that closed code will be closed by; "" outside of code. */
  private fence = '';

  /**
   * What can be said now and was not said before; "" if nothing. `over`: nothing will be added to the blocks.
   * Of a flood that nobody could listen to, the end.
   */
  next(blocks: readonly Block[], over: boolean): string {
    const said: string[] = [];
    for (; this.block < blocks.length; this.block++) {
      const block = blocks[this.block] as Block;
      const finished = over || this.block < blocks.length - 1;
      if (block.kind === 'content') this.read(block.text, finished, said);
      else if (block.kind === 'error' || block.kind === 'notice') said.push(block.message);
      else if (block.kind === 'artifact' && block.label) said.push(block.label);
      // A text may go on; what else there is was said whole.
      if (!finished && block.kind === 'content') break;
      this.at = 0;
      this.isInLine = false;
      this.fence = '';
    }
    return said.filter(Boolean).join(' ').slice(-LONGEST);
  }

  private read(text: string, finished: boolean, said: string[]): void {
    for (;;) {
      const newline = text.indexOf('\n', this.at);
      const whole = newline >= 0 || finished;
      const line = text.slice(this.at, newline < 0 ? undefined : newline);
      if (whole) {
        this.at = newline < 0 ? text.length : newline + 1;
        said.push(this.line(line));
        this.isInLine = false;
      } else {
        // The line that is being written: it may become a fence, or be inside one.
        const isOpen = this.fence || (!this.isInLine && /^\s*[`~|]/.test(line));
        const end = isOpen ? 0 : lastEnd(line);
        if (end > 0) {
          said.push(plain(line.slice(0, end), this.isInLine));
          this.at += end;
          this.isInLine = true;
        }
      }
      if (newline < 0) return;
    }
  }

  private line(line: string): string {
    const [, marks = ''] = this.isInLine ? [] : (FENCE.exec(line) ?? []);
    if (this.fence) {
      if (marks.startsWith(this.fence)) this.fence = '';
      return '';
    }
    if (marks) {
      this.fence = marks;
      return '';
    }
    return plain(line, this.isInLine);
  }
}

/** A speech that begins after what is there already, such as on a page that is opened in the middle of a reply. */
export function speechAfter(blocks: readonly Block[]): Speech {
  const speech = new Speech();
  speech.next(blocks, false);
  return speech;
}

function lastEnd(line: string): number {
  let end = 0;
  for (const found of line.matchAll(SENTENCE_END)) end = found.index + found[0].length;
  return end;
}

const LINE_MARKS = /^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+(?:\[[ x]\]\s+)?)?/i;
const EMPHASIS = /\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`|~~/g;

/** A line of markdown as one would say it; or a part of one, whose begin was said before. */
function plain(line: string, isInLine: boolean): string {
  if (line.length > FLOOD) return plain(line.slice(-FLOOD), true);
  if (/^[\s|:-]+$/.test(line)) return '';
  return (isInLine ? line : line.replace(LINE_MARKS, ''))
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^[^\]]*\]:?/g, '')
    .replace(EMPHASIS, '')
    .replace(/\s*\|\s*/g, ', ')
    .replace(/^, |, $/g, '')
    .trim();
}
