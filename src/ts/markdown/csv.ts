// A table of a text as CSV (RFC 4180): what its cells say, without marks.
//
// A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, also in full width, or with a tab or a line end before
// it (OWASP, "CSV injection"). In a table from a model such a cell is made text, with the apostrophe that spreadsheets have
// for it; unless it is a number, which must stay one. fast_dash/artifacts/pages.py does the same.
import type { Token } from 'markdown-it';
import type { Block } from './document';

const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\p{Sc}?\d[\d.,\u00A0 ]*(?:[eE][+-]?\d+)?\s?[%\p{Sc}]?$/u;
const NEEDS_QUOTES = /[",\r\n]/;

/** The table that begins with `table`, in `block`; and what of it is in the blocks after that, if it is a long one. */
export function tableAsCsv(table: Token, block: Block, blocks: readonly Block[]): string {
  const rows = rowsOf(table, block);
  for (let at = blocks.indexOf(block) + 1; at > 0 && at < blocks.length; at++) {
    const next = blocks[at];
    const first = next?.tokens[0];
    if (!next || !first || !isContinued(first)) break;
    // Its head is repeated.
    rows.push(...rowsOf(first, next).slice(1));
  }
  return rows.map((row) => row.map(field).join(',') + '\r\n').join('');
}

/** Is this the rest of a long table, which is a block of its own? */
export function isContinued({ meta }: Token): boolean {
  return meta?.continued === true;
}

function rowsOf(table: Token, { tokens, inlines }: Block): string[][] {
  const rows: string[][] = [];
  for (let at = tokens.indexOf(table) + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.type === 'table_close') break;
    if (token.type === 'tr_open') rows.push([]);
    if (token.type !== 'inline') continue;
    const pieces = inlines.get(token) ?? [];
    rows.at(-1)?.push(textOf(pieces.flatMap((inline) => inline.tokens)));
  }
  return rows;
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === 'image' ? textOf(token.children ?? []) : token.content))
    .join('');
}

/** A text that a spreadsheet does not take for a formula. */
export function noFormula(text: string): string {
  return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function field(text: string): string {
  const safe = noFormula(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
