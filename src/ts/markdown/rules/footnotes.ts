// GFM footnotes: `[^label]` in a text, `[^label]: …` at the start of a line, with lines indented by four after it.
// A reference without a definition stays text. A definition is known to the others as a reference definition with a
// label that no link can have, so that a late one is noticed in the same way.
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

const REFERENCE = /\[\^([^\s[\]]+)\]/y;
const DEFINITION = /\[\^([^\s[\]]+)\]:[ \t]*/y;
const INDENT = 4;

export function footnotes(md: MarkdownIt): void {
  md.block.ruler.before('reference', 'footnote', define, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.inline.ruler.before('link', 'footnote_ref', refer);
}

/** The key of a footnote among the definitions. No link label contains a line end. */
function footnoteKey(md: MarkdownIt, label: string): string {
  return `\n^${md.utils.normalizeReference(label)}`;
}

function define(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  DEFINITION.lastIndex = start;
  const found = DEFINITION.exec(state.src);
  if (!found) return false;
  if (silent) return true;
  if (state.level > 0) return false;

  const key = footnoteKey(state.md, found[1] ?? '');
  if (state.env.references) state.env.references[key] = { href: key, title: '' };
  const token = state.push('footnote_open', '', 1);
  token.meta = { label: key };
  const lines: [number, number] = [startLine, 0];
  token.map = lines;

  // The first line as if it began after the marker, and indented as far as the others must be.
  const { bMarks, tShift, sCount } = state;
  const was = [bMarks[startLine] ?? 0, tShift[startLine] ?? 0, sCount[startLine] ?? 0] as const;
  const { blkIndent, tight, parentType } = state;
  bMarks[startLine] = Math.min(DEFINITION.lastIndex, state.eMarks[startLine] ?? 0);
  tShift[startLine] = 0;
  sCount[startLine] = blkIndent + INDENT;
  state.blkIndent += INDENT;
  state.md.block.tokenize(state, startLine, endLine);
  [bMarks[startLine], tShift[startLine], sCount[startLine]] = was;
  Object.assign(state, { blkIndent, tight, parentType });

  lines[1] = state.line;
  state.push('footnote_close', '', -1);
  return true;
}

function refer(state: StateInline, silent: boolean): boolean {
  REFERENCE.lastIndex = state.pos;
  const label = REFERENCE.exec(state.src)?.[1];
  if (label === undefined) return false;
  const key = footnoteKey(state.md, label);
  if (!state.env?.references?.[key]) return false;
  if (!silent) {
    const token = state.push('footnote_ref', '', 0);
    token.meta = { label: key };
    token.content = `[^${label}]`;
  }
  state.pos += label.length + 3;
  return true;
}
