// The end of a growing text that is not shown yet, because the next characters decide what it is.
// `-` alone may become a list item, an underline that turns the paragraph above into a heading, or a rule: showing a
// guess would make the text jump. Only a line that is still being written is held, and only until it is decided.

/** Marks only: the start of a list, heading, underline, rule, fence, formula, quote or of the second line of a table. */
const UNDECIDED = /^[ \t>]*(?:[-=*+_#~`|:$ \t]*|\\|\d{1,9}[.)]?[ \t]*)$/;
/** `[label]: addr`: a definition is not shown at all once it is complete. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/;
const FENCE_MARKS = /^ {0,3}(?:`+|~+)[ \t]*$/;
/** The first line of a table looks like a paragraph until the second one is there. */
const TABLE_HEAD = /(?:^|\n[ \t]*\n)([ \t]*\|[^\n]*)\n?$/;
const LONGEST = 400;

/** Where the held end of `text` begins, not before `from`. */
export function heldFrom(text: string, from: number, inFence: boolean): number {
  const near = Math.max(from, text.length - LONGEST);
  const line = text.slice(near).lastIndexOf('\n') + 1 + near;
  // The line begins too far back to be one of these.
  if (line === near && near > from) return text.length;
  const last = text.slice(line);
  if (inFence) return FENCE_MARKS.test(last) ? line : text.length;
  const end = UNDECIDED.test(last) || DEFINITION.test(last) ? line : text.length;
  const head = TABLE_HEAD.exec(text.slice(near, end))?.[1];
  return head === undefined ? end : text.lastIndexOf(head, end);
}
