import { written } from '../hooks/pageLanguage';

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** Milliseconds in words: "0.4 s", "12 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 9.95) return `${written(seconds, TENTHS)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} min` : `${(whole - rest) / 60} min ${rest} s`;
}
