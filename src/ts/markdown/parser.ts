// markdown-it, set up for text from a model, and used for its tokens only: GFM without raw HTML.
// The two halves of parsing are apart: blocks first, so that every definition is known, then the text inside them.
import MarkdownIt, { type Token } from 'markdown-it';
import type { Definitions } from './definitions';
import { pieces } from './pieces';
import { autolinks } from './rules/autolinks';
import { boundDepth } from './rules/depth';
import { footnotes } from './rules/footnotes';
import { math } from './rules/math';
import { strikethrough } from './rules/strikethrough';

const md = new MarkdownIt({ html: false, linkify: true, typographer: false, maxNesting: 100 });
md.use(boundDepth).use(math).use(strikethrough).use(footnotes).use(autolinks);

// What may be linked to is decided where a link is drawn (links.ts): a refused one keeps its words.
md.validateLink = () => true;

// A closing bracket is looked for from each opening one. Without any it is not there: `![![![…` stays linear.
const { parseLinkLabel } = md.helpers;
md.helpers.parseLinkLabel = (state, start, disableNested) =>
  state.src.indexOf(']', start) < 0 ? -1 : parseLinkLabel(state, start, disableNested);

/** One block at the top level: its tokens, and the lines [start, end) it was read from. */
export interface TopLevel {
  readonly type: string;
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
}

/** A stretch of inline text, parsed. */
export interface Inline {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** The labels that were looked up, found or not. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Parse the blocks of a text. Its definitions go to `definitions`; the text inside the blocks is left for later.
 * `growing`: more will follow, so that a formula may be open at its end.
 */
export function parseBlocks(
  source: string,
  definitions: Definitions,
  growing: boolean,
): TopLevel[] {
  const tokens: Token[] = [];
  definitions.env.growing = growing;
  md.block.parse(source, md, definitions.env, tokens);
  const found: TopLevel[] = [];
  for (let from = 0; from < tokens.length;) {
    const first = tokens[from] as Token;
    let to = from + 1;
    if (first.nesting === 1)
      while (tokens[to - 1]?.level !== 0 || tokens[to - 1]?.nesting !== -1) to++;
    const [start, end] = first.map ?? [0, 0];
    found.push({ type: first.type, tokens: tokens.slice(from, to), start, end });
    from = to;
  }
  return found;
}

/** The labels that these tokens define. */
export function definedLabels(tokens: readonly Token[]): string[] {
  return tokens
    .filter(({ type }) => type === 'reference_definition' || type === 'footnote_open')
    .map(({ meta }) => String(meta?.label));
}

/** Parse the text of one `inline` token, in pieces if it is very long. */
export function parseInline(
  content: string,
  definitions: Definitions,
  known: ReadonlyMap<string, Inline>,
): Inline[] {
  return pieces(content).map((piece) => {
    const seen = known.get(piece);
    if (seen) return seen;
    const [tokens, asked] = definitions.recording(() => md.parseInline(piece, definitions.env));
    return { source: piece, tokens: tokens[0]?.children ?? [], asked };
  });
}
