import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  dayOf,
  daysBetween,
  fullDate,
  isKnown,
  isoDay,
} from '../../../src/ts/blocks/transcript/dates';

const words = { today: 'Today', yesterday: 'Yesterday' };
const at = (year: number, month: number, day: number, hour = 12) =>
  new Date(year, month - 1, day, hour).getTime();

beforeEach(() => vi.useFakeTimers({ now: at(2026, 3, 2, 1) }));
afterEach(() => {
  vi.useRealTimers();
  document.documentElement.lang = '';
});

test.each([
  ['en', at(2026, 3, 2, 0), 'Today'],
  ['en', at(2026, 3, 1, 23), 'Yesterday'],
  ['en', at(2026, 2, 20), 'Friday, February 20'],
  ['en', at(2025, 12, 24), 'Wednesday, December 24, 2025'],
  ['de', at(2026, 2, 20), 'Freitag, 20. Februar'],
])('in the language %s, %i is "%s"', (lang, time, day) => {
  document.documentElement.lang = lang;
  expect(dayOf(time, at(2026, 3, 2, 0), words)).toBe(day);
});

test('a page whose language is no language gets that of the browser', () => {
  document.documentElement.lang = 'not a language!';
  expect(fullDate(at(2026, 3, 2))).toContain('2026');
});

test('the day is that of the clock of the page, early and late', () => {
  expect(isoDay(at(2026, 3, 2, 0))).toBe('2026-03-02');
  expect(isoDay(at(2026, 3, 2, 23))).toBe('2026-03-02');
});

test('days are counted by midnights', () => {
  expect(daysBetween(at(2026, 3, 1, 23), at(2026, 3, 2, 0))).toBe(1);
  expect(daysBetween(at(2026, 3, 2, 0), at(2026, 3, 2, 23))).toBe(0);
  expect(daysBetween(at(2026, 3, 28), at(2026, 3, 30))).toBe(2);
});

test.each([
  [undefined, false],
  [0, false],
  [Number.NaN, false],
  [1e300, false],
  [1, true],
])('%s is a time or none', (time, known) => {
  expect(isKnown(time)).toBe(known);
});
