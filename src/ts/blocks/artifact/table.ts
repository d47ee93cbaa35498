// What the server sends of a table, and how its values are written. Pure.
import { withDecimalMark } from '../../hooks/pageLanguage';

export type ColumnType = 'number' | 'boolean' | 'date' | 'datetime' | 'text';

export interface Column {
  readonly name: string;
  /** Told by the server, which knows the types of the frame. */
  readonly type: ColumnType;
}

export type Row = readonly unknown[];

export interface Table {
  readonly columns: readonly Column[];
  /** All of the kept rows, or the first of them if the table comes by pages. */
  readonly rows: readonly Row[];
  /** Rows that the frame had. */
  readonly total: number;
  /** Columns that the frame had. */
  readonly width: number;
  /** Rows that the server kept. */
  readonly kept: number;
}

/** Columns with more decimals are shown as they are: cutting them would say something else. */
const MOST_DECIMALS = 4;
const TYPES: readonly unknown[] = ['number', 'boolean', 'date', 'datetime'];

/** The table of a payload. Throws on what is none. */
export function table(data: unknown): Table {
  if (isDict(data) && Array.isArray(data['columns']) && Array.isArray(data['rows'])) {
    const { columns, rows, total, width, kept } = data;
    if (columns.every(isDict) && rows.every(Array.isArray)) {
      return {
        columns: columns.map(({ name, type }) => ({
          name: String(name),
          type: TYPES.includes(type) ? (type as ColumnType) : 'text',
        })),
        rows,
        total: typeof total === 'number' ? total : rows.length,
        width: typeof width === 'number' ? width : columns.length,
        kept: typeof kept === 'number' ? kept : rows.length,
      };
    }
  }
  throw new TypeError('not a table');
}

/** How the values of a column are written, so that they line up. */
export interface Format {
  /** Decimals of every number; null where they are written as they are. */
  readonly decimals: number | null;
  /** Every time is midnight: only the days are shown. */
  readonly days: boolean;
}

/** One for each column, judged by the rows that are there. */
export function formatsOf({ columns, rows }: Table): readonly Format[] {
  return columns.map(({ type }, place) => ({
    decimals: type === 'number' ? decimalsOf(rows, place) : null,
    days: type === 'datetime' && rows.every((row) => isMidnight(row[place])),
  }));
}

/** A value in words. */
export function written(value: unknown, { decimals, days }: Format): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number')
    return withDecimalMark(decimals === null ? String(value) : value.toFixed(decimals));
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (days) return text.slice(0, 10);
  return ISO_TIME.test(text) ? text.replace('T', ' ') : text;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function isMidnight(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /T00:00:00(?:[+-].*)?$/.test(value));
}

function decimalsOf(rows: readonly Row[], place: number): number | null {
  let most = 0;
  for (const row of rows) {
    const value = row[place];
    if (typeof value !== 'number') continue;
    const [, decimals = '', exponent] = /^-?\d+(?:\.(\d+))?(e.*)?$/.exec(String(value)) ?? [];
    if (exponent || decimals.length > MOST_DECIMALS) return null;
    most = Math.max(most, decimals.length);
  }
  return most || null;
}

function isDict(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
