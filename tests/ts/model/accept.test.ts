import { expect, test } from 'vitest';
import { accepts } from '../../../src/ts/model/accept';

test.each([
  [[], 'a.exe', 'application/x-msdownload', true],
  [['.csv'], 'a.csv', '', true],
  [['.csv'], 'A.CSV', 'text/csv', true],
  [['.CSV'], 'a.csv', '', true],
  [['.csv'], 'a.csv.exe', '', false],
  [['.csv'], 'csv', '', false],
  [['.tar.gz'], 'a.tar.gz', '', true],
  [['.'], 'a.', '', false],
  [['image/*'], 'a.png', 'image/png', true],
  [['image/*'], 'a.png', '', false],
  [['image/*'], 'a.txt', 'text/plain', false],
  [['image/*'], 'a', 'imagery/png', false],
  [['application/pdf'], 'a.pdf', 'application/pdf', true],
  [['application/pdf'], 'a.pdf', 'application/pdfx', false],
  [['*/*'], 'a', '', true],
  [[''], 'a', '', false],
  [[' .csv ', 'image/*'], 'a.csv', '', true],
])('%j and %s of type "%s": %s', (rules, name, type, expected) => {
  expect(accepts(rules, { name, type })).toBe(expected);
});
