import { written } from '../hooks/pageLanguage';

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** Milliseconds in words: "0.4 s", "12 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  return seconds < 9.95 ? `${written(seconds, TENTHS)} s` : wholeDuration(milliseconds);
}

/** The same without parts of a second, and at least one: "1 s", "4 s", "2 min 5 s". */
export function wholeDuration(milliseconds: number): string {
  const whole = Math.max(1, Math.round(milliseconds / 1000));
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} min` : `${(whole - rest) / 60} min ${rest} s`;
}
