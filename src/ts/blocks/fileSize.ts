import { written } from '../hooks/pageLanguage';

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** Bytes in words: "0 B", "12 kB", "3.4 MB". */
export function fileSize(bytes: number): string {
  let size = Math.max(0, bytes);
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  return `${written(size, { maximumFractionDigits: digits, minimumFractionDigits: digits, useGrouping: false })} ${UNITS[unit]}`;
}
