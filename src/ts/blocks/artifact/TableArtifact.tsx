// A table as a table: a header that stays, numbers that line up, and rows that come a page at a time.
import { useMemo, useRef, useState } from 'react';
import { useFocusKept } from '../../hooks/useFocusKept';
import { fill, useLabels } from '../../hooks/useLabels';
import { Failure } from './Failure';
import { usePayload } from './source';
import type { ArtifactProps } from './types';

const PAGE = 200;
/** Columns with more decimals are shown as they are: cutting them would say something else. */
const MOST_DECIMALS = 4;

interface Column {
  readonly name: string;
  /** Numbers are told by the server, which knows the column's type. */
  readonly numeric: boolean;
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly unknown[])[];
  /** Rows of the value that the table was made from: the payload may hold fewer. */
  readonly total: number;
}

export function TableArtifact({ block }: ArtifactProps) {
  const [payload, retry] = usePayload(block.id, table);
  if (payload.state === 'failed') return <Failure onRetry={retry} />;
  if (payload.state === 'loading') return <div className="fdc-table" aria-busy="true" />;
  return <TableView table={payload.value} label={block.label} />;
}

function TableView({ table, label }: { readonly table: Table; readonly label?: string }) {
  const labels = useLabels();
  const [shown, setShown] = useState(PAGE);
  const { columns, rows, total } = table;
  const rest = rows.length - shown;
  const scroller = useRef<HTMLDivElement>(null);
  useFocusKept(shown, () => scroller.current);
  const decimals = useMemo(
    () => columns.map(({ numeric }, place) => (numeric ? decimalsOf(rows, place) : null)),
    [columns, rows],
  );
  return (
    <>
      <div
        ref={scroller}
        className="fdc-table"
        tabIndex={0}
        role="group"
        aria-label={label ?? labels.table}
      >
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} scope="col" data-numeric={column.numeric}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              <tr key={index}>
                {columns.map((column, place) => (
                  <td key={place} data-numeric={column.numeric}>
                    {cell(row[place], decimals[place] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="fdc-table__foot">
        {fill(labels.rows, { count: total })}
        {rest > 0 && (
          <button type="button" className="fdc-link-button" onClick={() => setShown(shown + PAGE)}>
            {fill(labels.showMore, { count: rest })}
          </button>
        )}
      </p>
    </>
  );
}

/** How many decimals make a column line up at its points; null where they are too many, or there is no need. */
function decimalsOf(rows: Table['rows'], place: number): number | null {
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

function cell(value: unknown, decimals: number | null): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && decimals !== null) return value.toFixed(decimals);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function table(data: unknown): Table {
  if (isDict(data) && Array.isArray(data['columns']) && Array.isArray(data['rows'])) {
    const { columns, rows, total } = data;
    if (columns.every(isDict) && rows.every(Array.isArray)) {
      return {
        columns: columns.map(({ name, type }) => ({
          name: String(name),
          numeric: type === 'number',
        })),
        rows,
        total: typeof total === 'number' ? total : rows.length,
      };
    }
  }
  throw new TypeError('not a table');
}

function isDict(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
