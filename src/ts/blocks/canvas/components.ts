// Which Dash component stands for a type of the canvas, and which of its properties holds the value.
import type { DashComponent } from '../../dash/renderChild';
import type { ColorScheme } from '../../hooks/useColorScheme';
import type { Labels } from '../../hooks/useLabels';
import { themed, type Figure } from '../artifact/figureTheme';
import { isRightToLeft } from '../artifact/rightToLeft';

export interface Spec {
  readonly name: string;
  readonly type: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly value?: unknown;
  readonly label?: string;
  readonly span?: number;
}

/** A type that an app adds: a Dash component by its namespace and name. */
export interface CanvasType {
  readonly namespace: string;
  readonly type: string;
  /** The property that holds a spec's `value`. */
  readonly value: string;
}

export type CanvasTypes = Readonly<Record<string, CanvasType>>;

const TYPES: CanvasTypes = {
  Graph: { namespace: 'dash_core_components', type: 'Graph', value: 'figure' },
  Table: { namespace: 'dash_ag_grid', type: 'AgGrid', value: 'rowData' },
  Image: { namespace: 'dash_html_components', type: 'Img', value: 'src' },
  Markdown: { namespace: 'fast_dash_components', type: 'Markdown', value: 'text' },
};

type Fields = Readonly<Record<string, unknown>>;

/** What the types need beside what a spec says. */
const DEFAULTS: Readonly<Record<string, (spec: Spec) => Fields>> = {
  Graph: () => ({
    responsive: true,
    style: { width: '100%', height: '100%' },
    // No button that would send the figure to another host.
    config: { displaylogo: false, modeBarButtonsToRemove: ['sendChartToCloud'] },
  }),
  Table: ({ value }) => ({
    columnDefs: columnsOf(value),
    defaultColDef: { filter: true, sortable: true, resizable: true },
    columnSize: 'responsiveSizeToFit',
    style: { width: '100%', height: '100%' },
  }),
  Image: ({ label, name }) => ({ alt: label ?? name }),
};

/**
 * The component of a spec, or null for a type that is not known. `id`: by which the app's callbacks know it. `live`: the
 * words of a canvas that belongs to a chat, where rows can be selected.
 */
export function componentOf(
  spec: Spec,
  id: string,
  types: CanvasTypes | undefined,
  scheme: ColorScheme,
  live: Labels | null,
): DashComponent | null {
  const known = types?.[spec.type] ?? TYPES[spec.type];
  if (!known) return null;
  const { value } = spec;
  const shown = spec.type === 'Graph' && isFigure(value) ? themed(ownTraces(value), scheme) : value;
  const given: Fields = { ...DEFAULTS[spec.type]?.(spec), ...spec.props };
  return {
    namespace: known.namespace,
    type: known.type,
    props: {
      ...given,
      ...(known === TYPES['Table'] && {
        columnDefs: numbersRight(given['columnDefs'], value),
        dashGridOptions: gridOptions(given['dashGridOptions'], live),
      }),
      ...(shown === undefined || shown === null ? {} : { [known.value]: shown }),
      id,
    },
  };
}

/** Rows are selected by the boxes before them, so that a click in a cell still does what it did. */
function gridOptions(given: unknown, live: Labels | null): object {
  return {
    enableRtl: isRightToLeft(),
    ...(live && {
      rowSelection: { mode: 'multiRow', checkboxes: true, headerCheckbox: true },
      localeText: { ...live },
    }),
    ...(isDict(given) ? given : {}),
  };
}

/** The keys of the rows, in the order in which they are met first. */
function columnsOf(rows: unknown): { field: string }[] {
  if (!Array.isArray(rows)) return [];
  const fields = new Set<string>();
  for (const row of rows) if (isDict(row)) for (const field of Object.keys(row)) fields.add(field);
  return [...fields].map((field) => ({ field }));
}

/** Columns of numbers, aligned by their last digits. */
function numbersRight(columns: unknown, rows: unknown): unknown {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return columns;
  return columns.map((column: unknown) => {
    const field = isDict(column) ? String(column['field']) : '';
    const values = rows.map((row: unknown) => (isDict(row) ? row[field] : null));
    const known = values.filter((value) => value !== null && value !== undefined);
    const numbers = known.length > 0 && known.every((value) => typeof value === 'number');
    return numbers && isDict(column) ? { type: 'rightAligned', ...column } : column;
  });
}

/** Plotly writes into the traces that it is given what the user selects in them. */
function ownTraces(figure: Figure): Figure {
  return { ...figure, data: figure.data.map((trace) => (isDict(trace) ? { ...trace } : trace)) };
}

export function isFigure(value: unknown): value is Figure {
  return isDict(value) && Array.isArray(value['data']);
}

function isDict(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
