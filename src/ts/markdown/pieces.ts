// Cut a very long run of inline text into pieces that are parsed, rendered and laid out on their own.
// It keeps the cost of one update bounded in a paragraph of a megabyte, and of any input that is quadratic inside one
// paragraph. A mark that is opened in one piece is not closed in another: nobody writes paragraphs of that length.
//
// Where a piece ends depends only on the text up to there, so that a growing text is always cut at the same places.

const LONGEST = 4096;
const SHORTEST = LONGEST / 2;
const SPACE = /\s/;
const LOW_SURROGATE = /[\uDC00-\uDFFF]/;

export function pieces(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  while (text.length - from > LONGEST) {
    const to = endOfPiece(text, from);
    found.push(text.slice(from, to));
    from = to;
  }
  found.push(text.slice(from));
  return found;
}

function endOfPiece(text: string, from: number): number {
  const latest = from + LONGEST;
  const line = text.lastIndexOf('\n', latest - 1) + 1;
  if (line >= from + SHORTEST) return line;
  for (let at = latest; at > from + SHORTEST; at--) if (SPACE.test(text.charAt(at - 1))) return at;
  return LOW_SURROGATE.test(text.charAt(latest)) ? latest - 1 : latest;
}
