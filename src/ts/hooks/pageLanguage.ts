// Numbers, plurals and days as they are written in the language of the page, which `<html lang>` names.

/** The language of the page; English, as the labels are, where the page says nothing, or nothing that is known. */
export function pageLanguage(): string {
  const { lang } = document.documentElement;
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** 12345.6 → "12,345.6" */
export function written(number: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(pageLanguage(), options).format(number);
}

const MARKS = new Map<string, string>();

/** A number that is written already, with the mark before its decimals: "1.50" → "1,50". */
export function withDecimalMark(number: string): string {
  const language = pageLanguage();
  const mark = MARKS.get(language) ?? written(0.5).replace(/\d/g, '');
  MARKS.set(language, mark);
  return number.replace('.', mark);
}

/** Which form of a word goes with a number: "one", "other" and, in other languages, more. */
export function pluralOf(number: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(pageLanguage()).select(number);
}
