// The names of months and days for Mantine's calendars, in the page's language, as the browser knows them.
import { pageLanguage } from './pageLanguage';

/** As day.js takes it. Mantine looks for it under a name on the window. */
interface CalendarWords {
  readonly name: string;
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  readonly weekdaysMin: readonly string[];
}

/** Lets a page that is not English have calendars in its language, unless it brought words of its own. */
export function nameDays(): void {
  const language = pageLanguage();
  if (language === 'en') return;
  const known = window as unknown as Record<string, CalendarWords | undefined>;
  known[`dayjs_locale_${language}`] ??= calendarWords(language);
}

export function calendarWords(language: string): CalendarWords {
  // The year 2023 begins with a Sunday, as a week does in day.js.
  const months = twelve.map((month) => new Date(2023, month, 1));
  const days = seven.map((day) => new Date(2023, 0, day + 1));
  const named = (dates: readonly Date[], options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options);
    return dates.map((date) => format.format(date));
  };
  return {
    name: language,
    months: named(months, { month: 'long' }),
    monthsShort: named(months, { month: 'short' }),
    weekdays: named(days, { weekday: 'long' }),
    weekdaysShort: named(days, { weekday: 'short' }),
    weekdaysMin: named(days, { weekday: 'short' }),
  };
}

const twelve = [...Array(12).keys()];
const seven = [...Array(7).keys()];
