// The frame of a table that is a grid, or will be one: a bar, and a body as high as its rows, up to a limit. While there
// is no grid, the first rows stand in the body as they will then.
import type { ReactNode, RefObject } from 'react';
import { counted, fill, useLabels } from '../../hooks/useLabels';
import { Rows } from './PlainTable';
import type { Table } from './table';

export const ROW = 36;
/** Rows that are seen at once; the others are scrolled to. */
const MOST_SEEN = 10;
const BORDERS = 2;
/** Room for a scroll bar below, where there are more columns than the frame is likely to hold. */
const SCROLL_BAR = 15;
const MOST_COLUMNS = 6;

interface TableFrameProps {
  readonly table: Table;
  readonly label: string;
  readonly frameRef?: RefObject<HTMLDivElement>;
  /** What stands at the left of the bar instead of the number of rows. */
  readonly count?: string;
  readonly tools?: ReactNode;
  readonly grid?: ReactNode;
  /** Stands over the last rows. */
  readonly notice?: ReactNode;
  /** The grid can be seen. */
  readonly ready?: boolean;
}

/** Its height is known before its rows are. */
export function bodyHeight(rows: number, columns: number): number {
  const edges = columns > MOST_COLUMNS ? BORDERS + SCROLL_BAR : BORDERS;
  return ROW * (1 + Math.min(Math.max(rows, 1), MOST_SEEN)) + edges;
}

export function TableFrame(props: TableFrameProps) {
  const { table, label, frameRef, count, tools, grid, notice, ready = false } = props;
  const labels = useLabels();
  const left = notes(table, labels);
  return (
    <div ref={frameRef} className="fdc-grid" role="region" aria-label={label} aria-busy={!ready}>
      <div className="fdc-grid__bar">
        <span className="fdc-grid__count" role="status">
          {count ?? counted(labels, 'rows', table.total)}
        </span>
        {left && <span className="fdc-grid__note">{left}</span>}
        {tools}
      </div>
      <div className="fdc-grid__body" style={{ height: bodyHeight(table.kept, table.width) }}>
        {grid && <div className="fdc-grid__ag">{grid}</div>}
        {!ready && (
          <div className="fdc-table fdc-grid__rows">
            <Rows table={table} shown={MOST_SEEN + 1} />
          </div>
        )}
        {notice && (
          <div className="fdc-grid__notice" role="alert">
            {notice}
          </div>
        )}
      </div>
    </div>
  );
}

/** What of the frame is not in the table. */
function notes(table: Table, labels: ReturnType<typeof useLabels>): string {
  const { kept, total, columns, width } = table;
  const shown = [];
  if (kept < total) shown.push(fill(labels.rowsLeftOut, { count: kept }));
  if (columns.length < width) shown.push(fill(labels.columnsLeftOut, { count: columns.length }));
  return shown.join(' ');
}
