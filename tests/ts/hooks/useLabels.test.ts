import { afterEach, describe, expect, test } from 'vitest';
import { figureWords } from '../../../src/ts/blocks/artifact/figureWords';
import { duration } from '../../../src/ts/blocks/duration';
import { calendarWords } from '../../../src/ts/hooks/calendarWords';
import { pageLanguage } from '../../../src/ts/hooks/pageLanguage';
import { refusalIn } from '../../../src/ts/hooks/refusals';
import { counted, fill, LABELS } from '../../../src/ts/hooks/useLabels';
import type { ErrorCode } from '../../../src/ts/protocol/frames.generated';

const speak = (language: string) => (document.documentElement.lang = language);
afterEach(() => document.documentElement.removeAttribute('lang'));

describe('the language of the page', () => {
  test.each([
    ['', 'en'],
    ['de', 'de'],
    ['pt-br', 'pt-BR'],
    ['no language!', 'en'],
  ])('"%s" is read as %s', (lang, language) => {
    speak(lang);
    expect(pageLanguage()).toBe(language);
  });
});

describe('fill', () => {
  test.each([
    ['en', 'Show all 12,345 characters'],
    ['de', 'Show all 12.345 characters'],
  ])('writes numbers as in %s', (language, words) => {
    speak(language);
    expect(fill(LABELS.showAllCharacters, { count: 12345 })).toBe(words);
  });

  test('leaves texts, and places that nothing is given for', () => {
    expect(fill('{a} {b}', { a: '12345' })).toBe('12345 {b}');
  });
});

describe('counted', () => {
  test.each([
    [0, '0 rows'],
    [1, '1 row'],
    [2, '2 rows'],
  ])('%i', (count, words) => {
    expect(counted(LABELS, 'rows', count)).toBe(words);
  });

  test('takes the forms that a language has beyond those of English', () => {
    speak('pl');
    const labels = { ...LABELS, rows: '{count} wierszy', rows_few: '{count} wiersze' };
    expect([5, 3].map((count) => counted(labels, 'rows', count))).toEqual([
      '5 wierszy',
      '3 wiersze',
    ]);
  });
});

test('durations', () => {
  speak('de');
  expect(duration(412)).toBe('0,4 s');
});

describe('refusals', () => {
  test.each<[ErrorCode, string]>([
    ['busy', LABELS.refusedBusy],
    ['overloaded', LABELS.refusedOverloaded],
    ['empty', LABELS.refusedEmpty],
    ['bad_command', LABELS.refusedCommand],
    ['internal', LABELS.refusedInternal],
    ['too_long', 'from the server'],
    ['invalid_setting', 'from the server'],
    ['not_found', 'from the server'],
  ])('%s', (code, words) => {
    expect(refusalIn(LABELS, { code, message: 'from the server' })).toBe(words);
  });
});

test('calendars name months and days', () => {
  const { months, monthsShort, weekdays, weekdaysMin } = calendarWords('de');
  expect([months[0], months[11], monthsShort.length]).toEqual(['Januar', 'Dezember', 12]);
  expect([weekdays[0], weekdaysMin[1]]).toEqual(['Sonntag', 'Mo']);
});

test('figures take their words from the labels, and their numbers from the language', () => {
  expect(figureWords(LABELS)).toEqual({});
  speak('de');
  expect(figureWords({ ...LABELS, ...{ 'Zoom in': 'Hineinzoomen' } })).toMatchObject({
    locale: 'de',
    locales: {
      de: {
        dictionary: { 'Zoom in': 'Hineinzoomen' },
        format: {
          dayMonth: '%-d. %b',
          dayMonthYear: '%-d. %b %Y',
          decimal: ',',
          thousands: '.',
          shortDays: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
        },
      },
    },
  });
});
