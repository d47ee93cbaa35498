// Times and days in the language of the page.

/** The language that the page says it is in; undefined, that of the browser. */
function language(): string | undefined {
  const { lang } = document.documentElement;
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
}

/** `14:02` */
export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(at);
}

/** `Wednesday, November 25, 2026 at 2:02 PM` */
export function fullDate(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** The day of a time, in words: of those given for today and yesterday, or the date. */
export function dayOf(
  at: number,
  today: number,
  words: { readonly today: string; readonly yesterday: string },
) {
  const days = daysBetween(at, today);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  const year = new Date(at).getFullYear() === new Date(today).getFullYear() ? undefined : 'numeric';
  const date = { weekday: 'long', month: 'long', day: 'numeric', year } as const;
  return new Intl.DateTimeFormat(language(), date).format(at);
}

/** `2026-11-25`, the day on the clock of the page. */
export function isoDay(at: number): string {
  const day = new Date(at);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** How many midnights lie between two times, on the clock of the page. */
export function daysBetween(earlier: number, later: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  // A day of a change of the clock is an hour shorter or longer.
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}

/** A time that means one: turns made from props may have none. */
export function isKnown(at: number | undefined): at is number {
  return at !== undefined && at > 0 && at < 8.64e15;
}
