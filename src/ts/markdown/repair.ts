// Complete the half-written end of an inline text, so that marks do not flash while it streams:
// `**bol` is drawn as bold, `` `cod `` as code, and `[words](https://exam` as its words; a formula is not drawn before it
// is closed, and its source, which nobody wants to read, is kept back if that is not for long. Used for the last line of an
// open text only and parsed again with every change, so a wrong guess is gone with the next characters.

import { readFormula } from './rules/math';

const RUN = /([*_~`])\1*/y;
const HALF_LINK = /!?\[([^[\]\n]*)\]\([^\s()]*$/;
/** The end of a longer text is not worth the search. */
const LONGEST = 4096;
const WORD = /[\p{L}\p{N}]/u;

export function repair(text: string): string {
  if (text.length > LONGEST) return text;
  let repaired = text.replace(HALF_LINK, '$1');
  const open: string[] = [];
  for (let at = 0; at < repaired.length;) {
    const char = repaired.charAt(at);
    const formula = char === '$' || char === '\\' ? readFormula(repaired, at) : null;
    if (formula === 'open') {
      repaired = repaired.slice(0, at).trimEnd();
      break;
    }
    if (formula) {
      // The next character decides whether this dollar closes.
      if (char === '$' && !formula.display && formula.end === repaired.length) {
        const isShown = /\d/.test(repaired.charAt(at + 1));
        repaired = isShown ? repaired.slice(0, -1) : repaired.slice(0, at).trimEnd();
        break;
      }
      at = formula.end;
      continue;
    }
    if (char === '\\') {
      at += 2;
      continue;
    }
    RUN.lastIndex = at;
    const run = RUN.exec(repaired)?.[0];
    if (!run) {
      at += 1;
      continue;
    }
    const after = at + run.length;
    if (after === repaired.length && !closes(repaired, at, run, open)) {
      // Marks with nothing behind them yet.
      repaired = repaired.slice(0, at).trimEnd();
      break;
    }
    if (char === '`') {
      const end = endOfCode(repaired, after, run);
      if (end < 0) {
        open.push(run);
        break;
      }
      at = end;
    } else {
      if (closes(repaired, at, run, open)) open.pop();
      else if (opens(repaired, at, run)) open.push(run);
      at = after;
    }
  }
  return repaired + open.reverse().join('');
}

function endOfCode(text: string, from: number, run: string): number {
  for (let at = text.indexOf(run, from); at >= 0; at = text.indexOf(run, at)) {
    let end = at;
    while (text.charAt(end) === '`') end++;
    if (end - at === run.length) return end;
    at = end;
  }
  return -1;
}

function opens(text: string, at: number, run: string): boolean {
  if (run.length > 3 || /\s/.test(text.charAt(at + run.length))) return false;
  return run.startsWith('*') || at === 0 || !WORD.test(text.charAt(at - 1));
}

function closes(text: string, at: number, run: string, open: readonly string[]): boolean {
  return open.at(-1) === run && at > 0 && !/\s/.test(text.charAt(at - 1));
}
