// What is used of AG Grid: the part of its API, and a table as the properties of dash-ag-grid's component.
import type { DashComponent } from '../../../dash/renderChild';
import { loadLibrary } from '../../../dash/loadLibrary';
import { formatsOf, written, type Column, type Format, type Row, type Table } from '../table';
import { ROW } from '../TableFrame';

export interface GridApi {
  getGridOption(name: string): unknown;
  setGridOption(name: string, value: unknown): void;
  addEventListener(name: string, listener: () => void): void;
  getDisplayedRowCount(): number;
  getFilterModel(): FilterModel;
  getColumnState(): readonly ColumnState[];
  getColumns(): readonly { getColId(): string; getActualWidth(): number }[] | null;
  autoSizeAllColumns(): void;
  setColumnWidths(widths: readonly { key: string; newWidth: number }[]): void;
  /** Asks again for the blocks of rows that it has. */
  refreshInfiniteCache(): void;
  exportDataAsCsv(options: object): void;
  getDisplayNameForColumn(column: object, location: null): string;
  getSelectedRows(): readonly object[];
  deselectAll(): void;
  forEachNode(visit: (node: { data?: object; setSelected(selected: boolean): void }) => void): void;
  isDestroyed(): boolean;
}

export interface ColumnState {
  readonly colId: string;
  readonly sort?: 'asc' | 'desc' | null;
  readonly sortIndex?: number | null;
}

export interface Condition {
  readonly filterType?: string;
  readonly type?: string;
  readonly filter?: unknown;
  readonly filterTo?: unknown;
  readonly dateFrom?: string | null;
  readonly dateTo?: string | null;
}

export type FilterModel = Readonly<
  Record<string, Condition | { operator: 'AND' | 'OR'; conditions: readonly Condition[] }>
>;

export interface RowsWanted {
  readonly startRow: number;
  readonly endRow: number;
  readonly sortModel: readonly ColumnState[];
  readonly filterModel: FilterModel;
  successCallback(rows: readonly object[], lastRow: number): void;
  failCallback(): void;
}

declare global {
  interface Window {
    dash_ag_grid?: { getApiAsync(id: string): Promise<GridApi> };
    /** Where dash-ag-grid looks for functions that properties name. */
    dashAgGridFunctions?: Record<string, unknown>;
  }
}

const NAMESPACE = 'dash_ag_grid';
/** Blocks of rows that come together. */
const BLOCK = 100;

export async function loadGrid(): Promise<void> {
  await loadLibrary(NAMESPACE, 'grid/dash_ag_grid.min.js');
  window.dashAgGridFunctions = { ...window.dashAgGridFunctions, fdcWritten, fdcCompareDays };
}

/** Fields are places: names may repeat, and a dot in one would be a path. */
export function asRow(row: Row): object {
  return Object.fromEntries(row.map((value, place) => [`c${place}`, value]));
}

export function placeOf(field: string): number {
  return Number(field.slice(1));
}

export function gridComponent(
  id: string,
  table: Table,
  words: object,
  rightToLeft: boolean,
): DashComponent {
  const formats = formatsOf(table);
  const paged = table.rows.length < table.kept;
  return {
    type: 'AgGrid',
    namespace: NAMESPACE,
    props: {
      id,
      columnDefs: table.columns.map((column, place) => columnDef(column, place, formats[place])),
      defaultColDef: { minWidth: 72, sortable: true, resizable: true, filter: true },
      ...(paged ? { rowModelType: 'infinite' } : { rowData: table.rows.map(asRow) }),
      dashGridOptions: {
        rowHeight: ROW,
        headerHeight: ROW,
        animateRows: false,
        enableCellTextSelection: true,
        ensureDomOrder: true,
        suppressFieldDotNotation: true,
        enableRtl: rightToLeft,
        localeText: words,
        ...(paged && {
          cacheBlockSize: BLOCK,
          maxBlocksInCache: 20,
          infiniteInitialRowCount: table.kept,
        }),
      },
      className: 'fdc-ag',
      style: { height: '100%', width: '100%' },
    },
  };
}

const FILTERS: Readonly<Record<Column['type'], object>> = {
  number: { filter: 'agNumberColumnFilter', type: 'rightAligned' },
  boolean: { cellDataType: 'boolean' },
  date: days(),
  datetime: days(),
  text: { filter: 'agTextColumnFilter' },
};

function days(): object {
  return {
    filter: 'agDateColumnFilter',
    filterParams: { comparator: { function: 'fdcCompareDays' } },
  };
}

function columnDef({ name, type }: Column, place: number, format?: Format): object {
  return {
    field: `c${place}`,
    headerName: name,
    headerTooltip: name,
    cellDataType: false,
    ...FILTERS[type],
    ...(type !== 'boolean' && { valueFormatter: { function: 'fdcWritten(params)' } }),
    context: format,
  };
}

function fdcWritten({ value, colDef }: { value: unknown; colDef: { context: Format } }): string {
  return written(value, colDef.context);
}

/** By AG Grid's rule: below zero if the cell's day is before the one that is asked for. */
function fdcCompareDays(asked: Date, value: unknown): number {
  const [year = 0, month = 1, day = 1] = String(value).slice(0, 10).split('-').map(Number);
  return Math.sign(new Date(year, month - 1, day).getTime() - asked.getTime());
}
