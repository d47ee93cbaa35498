import { expect, test } from 'vitest';
import { arranged, movedTo } from '../../../src/ts/model/arrangement';

const A = { name: 'a', span: 12 };
const B = { name: 'b', span: 6 };
const C = { name: 'c', span: 6 };

test('an arrangement orders what is there, and leaves alone what it does not change', () => {
  const shown = arranged([A, B, C], { order: ['c', 'gone', 'a'], spans: { a: 4, c: 6 } });
  expect(shown).toEqual([C, { name: 'a', span: 4 }, B]);
  expect(shown[0]).toBe(C);
});

test.each([
  ['c', 'a', 'before', 'cab'],
  ['a', 'c', 'after', 'bca'],
  ['a', 'b', 'before', 'abc'],
  ['a', 'a', 'after', 'abc'],
  ['a', 'gone', 'after', 'abc'],
] as const)('%s %s %s: %s', (name, target, side, order) => {
  expect(movedTo(['a', 'b', 'c'], name, target, side).join('')).toBe(order);
});
