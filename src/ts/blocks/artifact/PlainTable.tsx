// A table as HTML: until the grid is there, and where there is none.
import { useRef, useState } from 'react';
import { useFocusKept } from '../../hooks/useFocusKept';
import { counted, fill, useLabels } from '../../hooks/useLabels';
import { formatsOf, written, type Table } from './table';

const PAGE = 200;

interface PlainTableProps {
  readonly table: Table;
  readonly label: string;
}

export function PlainTable({ table, label }: PlainTableProps) {
  const labels = useLabels();
  const [shown, setShown] = useState(PAGE);
  const scroller = useRef<HTMLDivElement>(null);
  useFocusKept(shown, () => scroller.current);
  const rest = table.rows.length - shown;
  return (
    <>
      <div ref={scroller} className="fdc-table" tabIndex={0} role="group" aria-label={label}>
        <Rows table={table} shown={shown} />
      </div>
      <p className="fdc-table__foot">
        {counted(labels, 'rows', table.total)}
        {rest > 0 && (
          <button type="button" className="fdc-link-button" onClick={() => setShown(shown + PAGE)}>
            {fill(labels.showMore, { count: rest })}
          </button>
        )}
      </p>
    </>
  );
}

/** The first rows of a table. */
export function Rows({ table, shown }: { readonly table: Table; readonly shown: number }) {
  const { columns, rows } = table;
  const [formats] = useState(() => formatsOf(table));
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col" data-numeric={column.type === 'number'}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, shown).map((row, index) => (
          <tr key={index}>
            {columns.map((column, place) => (
              <td key={place} data-numeric={column.type === 'number'}>
                {formats[place] && written(row[place], formats[place])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
