// Finding a text in a JSON value, among names and values. A walk over the whole value, which for a megabyte takes some
// milliseconds; what is found is only pointed at, and put into words when it is shown.

/** The way to an entry, from the entry up. */
interface Way {
  readonly key: string;
  readonly inList: boolean;
  readonly above: Way | null;
}

/** Where the text was found: an entry, and of a long text the part of it. */
export interface Place {
  readonly way: Way | null;
  readonly value: unknown;
  /** For a long text: where the part begins that is shown. */
  readonly from: number;
}

/** Of a text, so much is shown before what was found, and so much in all. */
const BEFORE = 40;
const SHOWN = 240;

/** A large value is one that is not taken in at a glance. */
const MANY_ENTRIES = 30;
const MUCH_TEXT = 2000;

/** The pattern for what is typed, which is a text and no expression; null for nothing. */
export function patternOf(term: string): RegExp | null {
  return term ? new RegExp(term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu') : null;
}

/** All places where the pattern is found, in the order in which they stand. */
export function findPlaces(value: unknown, pattern: RegExp): Place[] {
  const places: Place[] = [];
  const visit = (entry: unknown, way: Way | null) => {
    if (typeof entry === 'object' && entry !== null) {
      const inList = Array.isArray(entry);
      if (way && !way.inList && found(way.key)) places.push({ way, value: entry, from: 0 });
      for (const [key, inner] of Object.entries(entry)) visit(inner, { key, inList, above: way });
      return;
    }
    const text = typeof entry === 'string' ? entry : String(entry);
    const before = places.length;
    let shownUntil = -1;
    for (const { index } of text.matchAll(pattern)) {
      if (index < shownUntil) continue;
      const from = text.length <= SHOWN ? 0 : Math.max(0, index - BEFORE);
      places.push({ way, value: entry, from });
      shownUntil = from + SHOWN;
    }
    const isNamed = way && !way.inList && found(way.key);
    if (isNamed && places.length === before) places.push({ way, value: entry, from: 0 });
  };
  const found = (text: string) => {
    pattern.lastIndex = 0;
    return pattern.test(text);
  };
  visit(value, null);
  return places;
}

/** `rows[2].net`: the way to an entry as one writes it. */
export function pathOf(way: Way | null): string {
  const steps: string[] = [];
  for (let at = way; at; at = at.above)
    steps.unshift(at.inList ? `[${at.key}]` : at.above ? `.${at.key}` : at.key);
  return steps.join('');
}

/** What is shown of the value of a place. */
export function excerptOf({ value, from }: Place): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).length}}`;
  if (typeof value !== 'string') return String(value);
  const until = from + SHOWN;
  return `${from > 0 ? '…' : ''}${value.slice(from, until)}${until < value.length ? '…' : ''}`;
}

/** The text in pieces: those at odd places are what was found. */
export function piecesOf(text: string, pattern: RegExp): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(text.slice(at, match.index), match[0]);
    at = match.index + match[0].length;
  }
  return [...pieces, text.slice(at)];
}

/** Whether a value is worth a search. Looks at no more of it than it takes to know. */
export function isLarge(value: unknown): boolean {
  let entries = 0;
  let text = 0;
  const grows = (entry: unknown): boolean => {
    if (typeof entry === 'string') text += entry.length;
    if (++entries > MANY_ENTRIES || text > MUCH_TEXT) return true;
    return typeof entry === 'object' && entry !== null && Object.values(entry).some(grows);
  };
  return grows(value);
}
