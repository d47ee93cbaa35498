import { describe, expect, test } from 'vitest';
import { duration, wholeDuration } from '../../../src/ts/blocks/duration';
import { fileSize } from '../../../src/ts/blocks/fileSize';
import { oneLine } from '../../../src/ts/blocks/oneLine';

describe('duration', () => {
  test.each([
    [-5, '0.0 s'],
    [412, '0.4 s'],
    [9960, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [125_000, '2 min 5 s'],
  ])('%i ms is "%s"', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });
});

test.each([
  [0, '1 s'],
  [4200, '4 s'],
  [59_600, '1 min'],
  [125_000, '2 min 5 s'],
])('a thought of %i ms took "%s"', (milliseconds, words) => {
  expect(wholeDuration(milliseconds)).toBe(words);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [12_345, '12 kB'],
  [999_600, '1.0 MB'],
  [5e12, '5000 GB'],
])('%i bytes are "%s"', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});

describe('oneLine', () => {
  test.each([
    [{}, ''],
    [{ q: 'a "b"', n: 3, on: true, none: null }, 'q="a \\"b\\"", n=3, on=true, none=null'],
    [
      { few: [1, 2], many: [1, 2, 3, 4], dict: { a: 1 }, empty: {} },
      'few=[1, 2], many=[… 4], dict={…}, empty={}',
    ],
  ])('%j is "%s"', (args, line) => {
    expect(oneLine(args)).toBe(line);
  });

  test('stays short, whatever it is given', () => {
    expect(oneLine({ a: 'x'.repeat(1e6), b: 'y'.repeat(1e6) }).length).toBeLessThan(300);
  });
});
