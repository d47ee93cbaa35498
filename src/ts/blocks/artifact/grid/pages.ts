// Rows from the server: AG Grid's idea of a sort and a filter → the question that the server reads.
import { asRow, placeOf, type Condition, type FilterModel, type RowsWanted } from './agGrid';

interface Question {
  readonly sort: readonly { column: number; descending: boolean }[];
  readonly filter: readonly {
    column: number;
    join: 'and' | 'or';
    conditions: readonly { operator?: string; value?: unknown; to?: unknown }[];
  }[];
  readonly search: string;
}

type Sorted = Pick<RowsWanted['sortModel'][number], 'colId' | 'sort'>;

export function questionOf(sort: readonly Sorted[], filter: FilterModel, search: string): Question {
  return {
    sort: sort.map(({ colId, sort: way }) => ({
      column: placeOf(colId),
      descending: way === 'desc',
    })),
    filter: Object.entries(filter).map(([field, model]) => ({
      column: placeOf(field),
      join: 'operator' in model && model.operator === 'OR' ? 'or' : 'and',
      conditions: ('conditions' in model ? model.conditions : [model]).map(condition),
    })),
    search: search.slice(0, 200),
  };
}

function condition({ type, filter, filterTo, dateFrom, dateTo }: Condition): object {
  if (type === 'true' || type === 'false') return { operator: 'equals', value: type === 'true' };
  return {
    operator: type,
    value: filter ?? dateFrom?.slice(0, 10),
    to: filterTo ?? dateTo?.slice(0, 10),
  };
}

interface RowsListener {
  /** How many rows answer the question. */
  onTotal(total: number): void;
  /** Whether rows are missing that the server did not give. */
  onMissing(missing: boolean): void;
}

/** A source of rows for AG Grid. `url` is that of the table's rows. */
export function rowSource(url: string, search: string, { onTotal, onMissing }: RowsListener) {
  const abort = new AbortController();
  let asked = '';
  /** First rows of the blocks that did not come. */
  const missing = new Set<number>();
  return {
    async getRows(wanted: RowsWanted) {
      const question = questionOf(wanted.sortModel, wanted.filterModel, search);
      const words = JSON.stringify(question);
      // Of another question no block is seen any more.
      if (words !== asked) missing.clear();
      asked = words;
      try {
        const { rows, total } = await fetchRows(url, wanted, words, abort.signal);
        wanted.successCallback(rows.map(asRow), total);
        if (words !== asked) return;
        missing.delete(wanted.startRow);
        onTotal(total);
      } catch {
        if (abort.signal.aborted) return;
        wanted.failCallback();
        if (words !== asked) return;
        missing.add(wanted.startRow);
      }
      onMissing(missing.size > 0);
    },
    destroy: () => abort.abort(),
  };
}

async function fetchRows(
  url: string,
  { startRow, endRow }: RowsWanted,
  question: string,
  signal: AbortSignal,
): Promise<{ rows: readonly unknown[][]; total: number }> {
  const asked = new URLSearchParams({
    start: String(startRow),
    end: String(endRow),
    question,
  });
  const response = await fetch(`${url}?${asked}`, { credentials: 'same-origin', signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}
