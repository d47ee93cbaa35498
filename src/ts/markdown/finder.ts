// Find the blocks of a growing text. Only its open end is parsed again; what is settled is handed out once.
//
//     |  settled  |  open blocks  |  not shown yet  |
//                 ^ start         ^ end
//
// What is settled in the end depends on the text alone, never on how it arrived. So every limit counts from `start`:
// the open end is parsed in windows of 32 KB, and a block that fills one goes on in a second block: a list or a paragraph
// as a new one, a table (of 8 KB, because browsers lay out a table as a whole) with its head repeated. A fence at the left margin has no limit: its lines are only
// searched for its end.
import { closingFence, countFinal, isClosedFence } from './borders';
import type { Definitions } from './definitions';
import { definedLabels, parseBlocks, type TopLevel } from './parser';

const WINDOW = 32 * 1024;
const LONGEST_TABLE = 8 * 1024;
const LOW_SURROGATE = /[\uDC00-\uDFFF]/;
const BLANK_LINE = /[ \t]*\n/y;
const OPENING_FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;

export interface FoundBlock extends TopLevel {
  /** Equal for two blocks only if they were read from the same text: usually that text. */
  readonly source: string;
}

export interface Found {
  /** Blocks that are final since now. */
  readonly settled: readonly FoundBlock[];
  /** Blocks that may still change. */
  readonly open: readonly FoundBlock[];
}

interface OpenFence {
  /** Its first line. */
  readonly line: string;
  readonly closing: RegExp;
  /** Where its code begins. */
  readonly from: number;
  /** Where the first line begins that was not yet searched for the closing fence. */
  checked: number;
}

export class BlockFinder {
  /** Where the open end begins. */
  start = 0;
  /** Lines that the open end is parsed after: the head of a table that goes on. */
  private prefix = '';
  private fence: OpenFence | null = null;

  constructor(private readonly definitions: Definitions) {}

  get inFence(): boolean {
    return this.fence !== null;
  }

  /** Read on, up to `end`. `complete`: nothing will follow. */
  advance(text: string, end: number, complete: boolean): Found {
    const settled: FoundBlock[] = [];
    for (;;) {
      if (this.fence) {
        const closed = this.closeFence(this.fence, text, end, complete);
        if (!closed) return { settled, open: [this.fenceBlock(this.fence, text, end)] };
        settled.push(closed);
        continue;
      }
      this.skipBlankLines(text, end);
      const windowEnd = Math.min(end, this.start + WINDOW);
      const more = windowEnd < end;
      const growing = !complete || more;
      const { blocks, lines } = this.parse(text.slice(this.start, windowEnd), growing);
      const final = complete && !more ? blocks.length : countFinal(blocks, lines);
      const long = blocks.slice(0, final + 1).findIndex((block) => this.isLongTable(block, lines));
      const count = long < 0 ? final : long;
      settled.push(...this.settle(blocks.slice(0, count)));
      const next = blocks[count];
      const opening = next && openingFence(next, lines);
      if (count > 0 || opening) this.moveTo(next?.start ?? blocks[count - 1]?.end ?? 0, lines);
      if (opening) {
        const from = this.start + opening.line.length + 1;
        this.fence = { ...opening, from, checked: from };
        continue;
      }
      if (long >= 0) settled.push(...this.cut(text, this.start + LONGEST_TABLE));
      else if (!more) return { settled, open: blocks.slice(count) };
      else if (count === 0) settled.push(...this.cut(text, windowEnd));
    }
  }

  private parse(rest: string, growing: boolean): { blocks: FoundBlock[]; lines: string[] } {
    const source = this.prefix + rest;
    const lines = source.split('\n');
    const found = this.definitions.propose(() => parseBlocks(source, this.definitions, growing));
    const blocks = found.map((block, index) => ({
      ...block,
      source: lines.slice(block.start, found[index + 1]?.start ?? lines.length).join('\n'),
    }));
    const [first] = blocks;
    if (this.prefix && first?.type === 'table_open') {
      // The head of a table that was over when it was cut.
      if (first.end <= 2) blocks.shift();
      else if (first.tokens[0]) first.tokens[0].meta = { continued: true };
    }
    return { blocks, lines };
  }

  private isLongTable({ type, start, end }: FoundBlock, lines: readonly string[]): boolean {
    if (type !== 'table_open') return false;
    // Without the line that is still being written: it may turn out not to be a row.
    const rows = lines.slice(start, Math.min(end, lines.length - 1));
    const length = rows.reduce((sum, row) => sum + row.length + 1, 0);
    return length - (start === 0 ? this.prefix.length : 0) > LONGEST_TABLE;
  }

  private settle(blocks: FoundBlock[]): FoundBlock[] {
    for (const { tokens } of blocks) this.definitions.settle(definedLabels(tokens));
    return blocks;
  }

  private moveTo(line: number, lines: readonly string[]): void {
    for (let index = 0; index < line; index++) this.start += (lines[index] ?? '').length + 1;
    this.start -= this.prefix.length;
    this.prefix = '';
  }

  private skipBlankLines(text: string, end: number): void {
    for (;;) {
      BLANK_LINE.lastIndex = this.start;
      if (!BLANK_LINE.test(text) || BLANK_LINE.lastIndex > end) return;
      this.start = BLANK_LINE.lastIndex;
      this.prefix = '';
    }
  }

  /** Settle a block that fills the window, up to its last line end in there. */
  private cut(text: string, windowEnd: number): FoundBlock[] {
    const lineEnd = text.lastIndexOf('\n', windowEnd - 1) + 1;
    const middle = LOW_SURROGATE.test(text.charAt(windowEnd)) ? windowEnd - 1 : windowEnd;
    const to = lineEnd > this.start ? lineEnd : middle;
    const { blocks, lines } = this.parse(text.slice(this.start, to), false);
    const last = blocks.at(-1);
    this.start = to;
    this.prefix =
      last?.type === 'table_open' ? `${lines.slice(last.start, last.start + 2).join('\n')}\n` : '';
    return this.settle(blocks);
  }

  private closeFence(
    fence: OpenFence,
    text: string,
    end: number,
    complete: boolean,
  ): FoundBlock | null {
    while (fence.checked <= end) {
      const found = text.indexOf('\n', fence.checked);
      const isWhole = found >= 0 && found < end;
      if (!isWhole && !complete) return null;
      const lineEnd = isWhole ? found : end;
      const isClosing = fence.closing.test(text.slice(fence.checked, lineEnd));
      if (isClosing || !isWhole) {
        const block = this.fenceBlock(fence, text, isClosing ? fence.checked : end);
        this.start = isWhole ? lineEnd + 1 : end;
        this.fence = null;
        return block;
      }
      fence.checked = lineEnd + 1;
    }
    return null;
  }

  private fenceBlock({ line, from }: OpenFence, text: string, to: number): FoundBlock {
    const code = text.slice(from, to);
    const { tokens } = parseBlocks(`${line}\n`, this.definitions, true)[0] ?? { tokens: [] };
    if (tokens[0]) tokens[0].content = code;
    return { type: 'fence', tokens, start: 0, end: 1, source: `${line}\n${from}-${to}` };
  }
}

/** Is this a fence that is read line by line from now on? Only once its first line is sure to be one. */
function openingFence(block: FoundBlock, lines: readonly string[]) {
  const line = lines[block.start] ?? '';
  const marks = OPENING_FENCE.exec(line)?.[0];
  if (block.type !== 'fence' || !marks || isClosedFence(block, lines)) return null;
  // With a `|` in it, the line after it decides whether it is the head of a table.
  const known = block.start + (line.includes('|') ? 2 : 1) < lines.length;
  return known ? { line, closing: closingFence(marks) } : null;
}
