// Which of the first blocks of a growing text can never change again, whatever comes.
//
// A block is final when the lines that follow it are known to end it. What ends a block depends on its type: one row
// each. `lines` are those of the whole open end; the last one is still being written.
import type { TopLevel } from './parser';

type Lines = readonly string[];
type Ends = (block: TopLevel, next: TopLevel | undefined, lines: Lines) => boolean;

/** How many of `blocks` are final. */
export function countFinal(blocks: readonly TopLevel[], lines: Lines): number {
  for (let count = blocks.length; count > 0; count--) {
    const block = blocks[count - 1] as TopLevel;
    // A final block fixes where it begins, and with that all blocks before it.
    if (ENDS[block.type]?.(block, blocks[count], lines)) return count;
  }
  return 0;
}

const ENDS: Readonly<Record<string, Ends>> = {
  paragraph_open: (block, next, lines) => isBlank(lines, block.end) || startsAlone(next, lines),
  // With a `|` in it, a line can still become the head of a table.
  heading_open: ({ end }, _next, lines) =>
    isComplete(lines, end - 1) && (!lineAt(lines, end - 1).includes('|') || isComplete(lines, end)),
  hr: ({ end }, _next, lines) => isComplete(lines, end - 1),
  fence: (block, _next, lines) => isComplete(lines, block.end - 1) && isClosedFence(block, lines),
  math_block: ({ end }, _next, lines) => isComplete(lines, end - 1),
  code_block: (block, _next, lines) => /^ {0,3}[^ \t]/.test(lineAfter(block, lines).text),
  blockquote_open: (block, next, lines) => isBlank(lines, block.end) || startsAlone(next, lines),
  table_open: (block, next, lines) => isBlank(lines, block.end) || startsAlone(next, lines),
  bullet_list_open: endsList,
  ordered_list_open: endsList,
  footnote_open: (block, next, lines) => {
    const after = lineAfter(block, lines);
    return after.blankBefore ? /^ {0,3}[^ \t]/.test(after.text) : startsAlone(next, lines);
  },
  // A title may follow on the next line.
  reference_definition: (block, next, lines) =>
    isBlank(lines, block.end) ||
    /^[ \t]*[^ \t"'(]/.test(lineAt(lines, block.end)) ||
    startsAlone(next, lines),
};

function endsList(block: TopLevel, next: TopLevel | undefined, lines: Lines): boolean {
  const after = lineAfter(block, lines);
  if (!after.blankBefore) return startsAlone(next, lines);
  // Complete: the parser has decided. Else one character must be enough to tell that it is neither an item nor inside.
  return next !== undefined && (after.complete || /^[^\s\d*+-]/.test(after.text));
}

/** Does the next block begin with a line that begins a block by itself, without a look at the line after it? */
function startsAlone(next: TopLevel | undefined, lines: Lines): boolean {
  return next !== undefined && ALONE.has(next.type) && isComplete(lines, next.start);
}

const ALONE: ReadonlySet<string> = new Set([
  'heading_open',
  'fence',
  'hr',
  'blockquote_open',
  'bullet_list_open',
  'ordered_list_open',
  'footnote_open',
]);

/** Is the last line of a fenced block its closing fence? */
export function isClosedFence({ tokens, start, end }: TopLevel, lines: Lines): boolean {
  return end - start > 1 && closingFence(tokens[0]?.markup ?? '').test(lineAt(lines, end - 1));
}

/** What a line looks like that closes a fence opened by `marks`. */
export function closingFence(marks: string): RegExp {
  return new RegExp(`^ {0,3}\\${marks.charAt(0)}{${marks.length},}[ \\t]*$`);
}

function lineAfter({ end }: TopLevel, lines: Lines) {
  // The lines of a list include the blank ones after it.
  let at = end;
  while (isBlank(lines, at)) at++;
  return {
    text: lineAt(lines, at),
    complete: isComplete(lines, at),
    blankBefore: isBlank(lines, at - 1),
  };
}

function lineAt(lines: Lines, index: number): string {
  return lines[index] ?? '';
}

function isComplete(lines: Lines, index: number): boolean {
  return index < lines.length - 1;
}

function isBlank(lines: Lines, index: number): boolean {
  return isComplete(lines, index) && /^[ \t]*$/.test(lineAt(lines, index));
}
