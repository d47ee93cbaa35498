// A table as a table: a header that stays, numbers that line up, and rows that come a page at a time.
import { useState } from 'react';
import { fill, useLabels } from '../../hooks/useLabels';
import { Failure } from './Failure';
import { usePayload } from './source';
import type { ArtifactProps } from './types';

const PAGE = 200;

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
  return (
    <>
      <div className="fdc-table" tabIndex={0} role="region" aria-label={label ?? labels.table}>
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
                    {cell(row[place])}
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

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
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
