// A grid's rows as a CSV file, of which no cell and no heading is taken for a formula.
import { noFormula } from '../../../markdown/csv';
import type { GridApi } from './agGrid';

interface Cell {
  readonly value: unknown;
}

interface Heading {
  readonly api: GridApi;
  readonly column: object;
}

export function saveAsCsv(grid: GridApi, fileName: string): void {
  grid.exportDataAsCsv({
    fileName,
    processCellCallback: ({ value }: Cell) => written(value),
    processHeaderCallback: ({ api, column }: Heading) =>
      noFormula(api.getDisplayNameForColumn(column, null)),
  });
}

function written(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return typeof value === 'string' ? noFormula(value) : (value ?? '');
}
