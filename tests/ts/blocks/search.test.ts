import { expect, test } from 'vitest';
import { splitCut } from '../../../src/ts/blocks/json/cut';
import {
  excerptOf,
  findPlaces,
  isLarge,
  pathOf,
  patternOf,
  piecesOf,
} from '../../../src/ts/blocks/json/search';

function search(value: unknown, term: string): string[] {
  const pattern = patternOf(term);
  if (!pattern) return [];
  return findPlaces(value, pattern).map((place) => `${pathOf(place.way)}=${excerptOf(place)}`);
}

test.each([
  ['values', { a: ['x', 'find me'], b: 'Find' }, 'find', ['a[1]=find me', 'b=Find']],
  ['numbers and words', { n: 1250, ok: true, no: null }, 'u', ['ok=true', 'no=null']],
  ['names', { region: { south: 1 } }, 'SOUTH', ['region.south=1']],
  ['names of what holds more', { rows: [1, 2], row: {} }, 'row', ['rows=[2]', 'row={0}']],
  ['a value once, though name and value fit', { net: 'net' }, 'net', ['net=net']],
  ['no numbers of entries', ['a', 'b'], '0', []],
  ['a text, not an expression', ['a.c', 'abc', 'a-c'], 'a.c', ['[0]=a.c']],
  ['a dash', ['a-c'], '-', ['[0]=a-c']],
  ['a value that is a text itself', 'one', 'n', ['=one']],
  ['nothing', ['a'], '', []],
])('finds %s', (_, value, term, places) => {
  expect(search(value, term)).toEqual(places);
});

test('of a long text each part is a place, with what stands around it', () => {
  const text = `${'x'.repeat(1000)} needle ${'y'.repeat(1000)} needle needle`;
  const [first = '', second = '', ...more] = search({ text }, 'needle');
  expect(more).toEqual([]);
  expect(first).toMatch(/^text=…x{39} needle y+…$/);
  expect(second).toMatch(/^text=…y{39} needle needle$/);
});

test('marks what was found, and loses nothing', () => {
  const pattern = patternOf('An') as RegExp;
  expect(piecesOf('Banana', pattern)).toEqual(['B', 'an', '', 'an', 'a']);
  expect(piecesOf('xyz', pattern)).toEqual(['xyz']);
});

test('a megabyte is searched whole', () => {
  const rows = Array.from({ length: 40_000 }, (_, id) => ({ id, region: id % 10 ? 'n' : 'south' }));
  expect(JSON.stringify(rows).length).toBeGreaterThan(1_000_000);
  expect(search(rows, 'south')).toHaveLength(4_000);
});

test.each([
  ['a small value', { a: [1, 2, 3] }, false],
  ['many entries', Array.from({ length: 40 }), true],
  ['a long text', { text: 'x'.repeat(3000) }, true],
])('%s is worth a search or not', (_, value, large) => {
  expect(isLarge(value)).toBe(large);
});

test.each([
  ['abc… 1,234 more characters', ['abc', '… 1,234 more characters']],
  ['… 3 more items', ['', '… 3 more items']],
  ['… more levels', ['', '… more levels']],
  ['and so on…', ['and so on…', '']],
  ['… 3 more items follow', ['… 3 more items follow', '']],
])('knows what the server left out of "%s"', (whole, parts) => {
  expect(splitCut(whole)).toEqual(parts);
});
