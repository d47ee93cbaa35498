// Formulas: `$…$` and `\(…\)` in a line; `$$…$$` and `\[…\]` on lines of their own, or displayed in the middle of one.
//
// A dollar is more often a price or a variable of a shell. So `$…$` is a formula only if nothing but the formula touches
// the dollars from inside, no letter or digit touches them from outside, and no other dollar is between them; and text
// that begins with a number and goes on with words is a price. Code is never a formula, and no formula has a blank line.
// `\(` and `\[` are also escaped brackets: around plain words they stay what they were.
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

export interface Formula {
  readonly tex: string;
  /** On a line of its own, centred. */
  readonly display: boolean;
  /** Where it ends in the text. */
  readonly end: number;
}

/** What begins at a mark: a formula, or what may become one with the next characters, or just text. */
export type Reading = Formula | 'open' | null;

const MARK = /\$+|\\[([]/y;
const CLOSING: Readonly<Record<string, string>> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' };
const WORD = /[\p{L}\p{N}$]/u;
const TOUCHES = /[\p{L}\p{N}$({]/u;
/** What plain words do not have. */
const SIGN = /[\\^_=+<>{}]/;
const LONG_WORD = /\p{L}{3}/u;
const BARE_WORD = /(?:^|\s)\p{L}{2,}[.,;:]?(?=\s|$)/u;
/** Longer is not held back while it is open. */
const LONGEST_OPEN = 400;

export function math(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'math', block, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.inline.ruler.before('escape', 'math', inline);
}

/** Read the formula that may begin at `at`, in the text of one paragraph. */
export function readFormula(text: string, at: number): Reading {
  MARK.lastIndex = at;
  const mark = MARK.exec(text)?.[0] ?? '';
  const closing = CLOSING[mark];
  if (!closing || (mark === '$' && at > 0 && WORD.test(text.charAt(at - 1)))) return null;
  const from = at + mark.length;
  const to = findClosing(text, from, mark, closing);
  if (to === null) return null;
  const tex = text.slice(from, to);
  if (tex.includes('`') || tex.includes('](')) return null;
  if (to === undefined) return isPromising(mark, tex) ? 'open' : null;
  const end = to + closing.length;
  return isFormula(mark, tex, text.charAt(end)) ? { tex, display: mark in DISPLAYED, end } : null;
}

const DISPLAYED = { $$: true, '\\[': true };

/** Where the closing mark is; undefined if there is none yet, null if it is opened again before. */
function findClosing(
  text: string,
  from: number,
  mark: string,
  closing: string,
): number | null | undefined {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(closing, at)) return at;
    if (text.startsWith(mark, at)) return null;
    if (text.charAt(at) === '\\') at++;
  }
  return undefined;
}

function isFormula(mark: string, tex: string, after: string): boolean {
  if (tex.trim() === '') return false;
  if (mark === '$')
    return !/^\s|\s$/.test(tex) && !TOUCHES.test(after) && !(/^\d/.test(tex) && hasWords(tex));
  if (mark === '\\(') return SIGN.test(tex) || !LONG_WORD.test(tex);
  return mark === '$$' || SIGN.test(tex);
}

function isPromising(mark: string, tex: string): boolean {
  if (tex.length > LONGEST_OPEN) return false;
  return mark !== '$' || (!/^[\s\d]/.test(tex) && !hasWords(tex));
}

/** Are there words outside of braces, where `\text{…}` has them? */
function hasWords(tex: string): boolean {
  return BARE_WORD.test(tex.replace(/\{[^{}]*\}/g, ''));
}

function inline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const first = src.charAt(pos);
  if (first !== '$' && first !== '\\') return false;
  const found = readFormula(src.slice(0, state.posMax), pos);
  if (found === null || found === 'open') return first === '$' && passDollars(state, silent);
  if (!silent) push(state, 'math', src.slice(pos, found.end), found.tex, found.display);
  state.pos = found.end;
  return true;
}

/** Dollars that open nothing are passed together, so that the second of two does not open anything either. */
function passDollars(state: StateInline, silent: boolean): boolean {
  MARK.lastIndex = state.pos;
  const dollars = MARK.exec(state.src)?.[0] ?? '$';
  if (!silent) state.pending += dollars;
  state.pos += dollars.length;
  return true;
}

const BLOCK_MARK = /^(?:\$\$(?!\$)|\\\[)/;

function block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (indentOf(state, startLine) - state.blkIndent >= 4) return false;
  const first = lineOf(state, startLine);
  const mark = BLOCK_MARK.exec(first)?.[0];
  if (!mark) return false;
  const closing = CLOSING[mark] ?? '';
  const lines = [first.slice(mark.length)];
  let next = startLine + 1;
  for (;;) {
    const last = lines.at(-1) ?? '';
    const closed = last.indexOf(closing);
    if (closed >= 0) {
      lines[lines.length - 1] = last.slice(0, closed);
      const tex = lines.join('\n');
      const isWhole = last.slice(closed + closing.length).trim() === '' && tex.trim() !== '';
      if (!isWhole || (mark === '\\[' && lines.length === 1 && !SIGN.test(tex))) return false;
      return silent || close(state, 'math_block', startLine, next, tex);
    }
    if (isEnd(state, next)) {
      if (!state.env.growing) return false;
      return silent || close(state, 'math_open', startLine, next, lines.join('\n'));
    }
    if (next >= endLine || state.isEmpty(next) || indentOf(state, next) < state.blkIndent)
      return false;
    const line = lineOf(state, next++);
    if (mark === '\\[' && line.startsWith(mark)) return false;
    lines.push(line);
  }
}

function close(
  state: StateBlock,
  type: string,
  startLine: number,
  nextLine: number,
  tex: string,
): true {
  const source = state.getLines(startLine, nextLine, state.blkIndent, false);
  push(state, type, source.trim(), tex, true).map = [startLine, nextLine];
  state.line = nextLine;
  return true;
}

function push(
  state: StateBlock | StateInline,
  type: string,
  source: string,
  tex: string,
  display: boolean,
) {
  const token = state.push(type, '', 0);
  token.content = source;
  token.meta = { tex: tex.trim(), display };
  return token;
}

/** Has the whole text been read? A last line of blanks alone may still become one with words. */
function isEnd(state: StateBlock, line: number): boolean {
  const count = state.bMarks.length - 1;
  return line >= count || (line === count - 1 && state.isEmpty(line) && !state.src.endsWith('\n'));
}

function indentOf(state: StateBlock, line: number): number {
  return state.sCount[line] ?? 0;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice(
    (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0),
    state.eMarks[line] ?? 0,
  );
}
