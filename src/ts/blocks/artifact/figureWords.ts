// What plotly says of its own accord: on the buttons above a figure, and the days and months of its axes.
import { calendarWords } from '../../hooks/calendarWords';
import { pageLanguage, written } from '../../hooks/pageLanguage';
import type { Labels } from '../../hooks/useLabels';

/** The part of plotly's `config` that gives it another language. Its own words, in English, may be among the labels. */
export function figureWords(labels: Labels): object {
  const language = pageLanguage();
  if (language === 'en') return {};
  const { weekdays, weekdaysShort, months, monthsShort } = calendarWords(language);
  const format = {
    days: weekdays,
    shortDays: weekdaysShort,
    months,
    shortMonths: monthsShort,
    dayMonth: order(language, { day: 'numeric', month: 'short' }),
    dayMonthYear: order(language, { day: 'numeric', month: 'short', year: 'numeric' }),
    decimal: written(0.5).replace(/\d/g, ''),
    thousands: written(10000).replace(/\d/g, ''),
  };
  return { locale: language, locales: { [language]: { dictionary: labels, format } } };
}

/** How a day is written, as plotly takes it: `%-d. %b` in German. */
function order(language: string, options: Intl.DateTimeFormatOptions): string {
  const places: Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>> = {
    day: '%-d',
    month: '%b',
    year: '%Y',
  };
  const parts = new Intl.DateTimeFormat(language, options).formatToParts(0);
  return parts.map(({ type, value }) => places[type] ?? value).join('');
}
