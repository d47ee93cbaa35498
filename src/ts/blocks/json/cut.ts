// The server bounds what a value may have, and says in words what is missing: "… 1,234 more characters". Said by the
// same form for texts, items, entries, rows and levels; see fast_dash/protocol/encode.py.

const MARK = /… (?:[\d,]+ )?more [a-z]+$/;
/** Longer than any mark. */
const TAIL = 60;

/** A text, and the mark at its end that says what is missing; "" if nothing is. */
export function splitCut(text: string): readonly [kept: string, mark: string] {
  const found = MARK.exec(text.slice(-TAIL));
  if (!found) return [text, ''];
  const at = text.length - found[0].length;
  return [text.slice(0, at), found[0]];
}
