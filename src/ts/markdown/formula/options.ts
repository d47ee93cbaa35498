// How KaTeX sets what a model wrote: bounded, and with nothing that could load, link or run.
import type { KatexOptions } from 'katex';

/** Longer source is not set. */
const LONGEST = 4000;
const MOST_EXPANSIONS = 1000;
/** Characters that a formula with macros of its own may grow to, by and large. */
const LONGEST_EXPANDED = 20_000;
const DEFINES = /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![a-z])/i;

/** The options for a formula; null if it is not to be set. */
export function optionsFor(tex: string, display: boolean): KatexOptions | null {
  if (tex.length > LONGEST) return null;
  const maxExpand = DEFINES.test(tex)
    ? Math.min(MOST_EXPANSIONS, Math.floor(LONGEST_EXPANDED / tex.length))
    : MOST_EXPANSIONS;
  return {
    trust: false,
    strict: false,
    maxSize: 50,
    throwOnError: true,
    errorColor: 'currentColor',
    displayMode: display,
    maxExpand,
    // Macros that a formula defines are its own.
    macros: {},
  };
}
