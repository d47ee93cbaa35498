// A table in AG Grid: sorted, filtered, searched, saved as CSV, and seen full screen. A large one comes by pages.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { DownloadIcon, ExpandIcon, ShrinkIcon } from '../../../controls/icons';
import { IconButton } from '../../../controls/IconButton';
import { DashChild } from '../../../dash/renderChild';
import { counted, fill, useLabels } from '../../../hooks/useLabels';
import { useTopLayer } from '../../../hooks/useTopLayer';
import { Failure } from '../Failure';
import { PlainTable } from '../PlainTable';
import { useArtifactUrl } from '../source';
import type { Table } from '../table';
import { TableFrame } from '../TableFrame';
import { isRightToLeft } from '../rightToLeft';
import { gridComponent, loadGrid, type GridApi } from './agGrid';
import { questionOf, rowSource } from './pages';
import { saveAsCsv as saveGrid } from './saveAsCsv';
import { SearchBox } from './SearchBox';

interface GridProps {
  readonly id: string;
  readonly table: Table;
  readonly label: string;
}

/** Wider than this no column is at first. */
const WIDEST = 360;

export function Grid({ id, table, label }: GridProps) {
  const labels = useLabels();
  const frame = useRef<HTMLDivElement>(null);
  const [library, setLibrary] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [full, toggleFull] = useTopLayer(frame);
  useEffect(() => {
    let wanted = true;
    loadGrid().then(
      () => wanted && setLibrary('ready'),
      () => wanted && setLibrary('failed'),
    );
    return () => {
      wanted = false;
    };
  }, []);

  const { api, found, missing, search, retry, saveAsCsv } = useGrid(
    id,
    table,
    library === 'ready',
    frame,
  );
  // The columns take the room that there is now.
  useEffect(() => {
    if (!api) return;
    const frameId = requestAnimationFrame(() => {
      if (!api.isDestroyed()) fitColumns(api, widthOf(frame.current));
    });
    return () => cancelAnimationFrame(frameId);
  }, [api, full]);

  const component = useMemo(
    () =>
      gridComponent(gridId(id), table, { ...labels, noRowsToShow: labels.noRows }, isRightToLeft()),
    [id, table, labels],
  );
  if (library === 'failed') return <PlainTable table={table} label={label} />;

  const { total } = table;
  return (
    <TableFrame
      table={table}
      label={label}
      frameRef={frame}
      ready={api !== null}
      count={
        found === null
          ? counted(labels, 'rows', total)
          : fill(labels.rowsFound, { count: found, total })
      }
      grid={library === 'ready' && <DashChild component={component} path={['artifacts', id]} />}
      notice={missing && <Failure message={labels.rowsMissing} onRetry={retry} />}
      tools={
        <div className="fdc-grid__tools">
          <SearchBox onSearch={search} disabled={api === null} />
          <IconButton
            action="download"
            label={labels.downloadCsv}
            Icon={DownloadIcon}
            disabled={api === null}
            onPress={saveAsCsv}
          />
          <IconButton
            action="full-screen"
            label={full ? labels.exitFullScreen : labels.fullScreen}
            Icon={full ? ShrinkIcon : ExpandIcon}
            onPress={toggleFull}
          />
        </div>
      }
    />
  );
}

/** The grid once it has drawn its rows, how many rows a filter or a search finds, whether some did not
    come, and what can be done with them. */
function useGrid(
  id: string,
  table: Table,
  loaded: boolean,
  frame: { readonly current: HTMLElement | null },
) {
  const url = useArtifactUrl(id, 'rows');
  const csvUrl = useArtifactUrl(id, 'csv');
  const paged = table.rows.length < table.kept;
  const [api, setApi] = useState<GridApi | null>(null);
  const [found, setFound] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const searched = useRef('');

  useEffect(() => {
    if (!loaded) return;
    let wanted = true;
    const count = (rows: number) => wanted && setFound(rows === table.kept ? null : rows);
    void window.dash_ag_grid?.getApiAsync(gridId(id)).then((grid) => {
      if (!wanted) return;
      // A menu of a low table may be higher than the table.
      grid.setGridOption('popupParent', frame.current);
      // Arrows go from cell to cell; Tab leaves, or a keyboard would have to pass every cell of every row.
      for (const way of ['tabToNextCell', 'tabToNextHeader']) grid.setGridOption(way, () => false);
      const show = () => {
        if (!wanted || grid.isDestroyed()) return;
        fitColumns(grid, widthOf(frame.current));
        setApi(grid);
      };
      if (paged && url !== null) {
        let first = true;
        const onMissing = (some: boolean) => {
          if (wanted) setMissing(some);
          if (first) requestAnimationFrame(show);
          first = false;
        };
        void sourceOf(grid).then(() => {
          if (wanted && !grid.isDestroyed())
            grid.setGridOption('datasource', rowSource(url, '', { onTotal: count, onMissing }));
        });
      } else {
        grid.addEventListener('modelUpdated', () => count(grid.getDisplayedRowCount()));
        // The rows came with the grid, and are drawn by the next frame.
        requestAnimationFrame(show);
      }
    });
    return () => {
      wanted = false;
    };
  }, [id, loaded, table, paged, url, frame]);

  const search = useCallback(
    (text: string) => {
      searched.current = text;
      if (!api || api.isDestroyed()) return;
      if (!paged) api.setGridOption('quickFilterText', text);
      else if (url !== null) {
        const onTotal = (rows: number) => setFound(rows === table.kept ? null : rows);
        const source = rowSource(url, text, { onTotal, onMissing: setMissing });
        api.setGridOption('datasource', source);
      }
    },
    [api, paged, table, url],
  );

  const retry = useCallback(() => {
    if (api && !api.isDestroyed()) api.refreshInfiniteCache();
  }, [api]);

  const saveAsCsv = useCallback(() => {
    if (!api) return;
    if (!paged) {
      saveGrid(api, 'table.csv');
      return;
    }
    const sorted = api
      .getColumnState()
      .filter(({ sort }) => sort)
      .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0));
    const question = questionOf(sorted, api.getFilterModel(), searched.current);
    const link = document.createElement('a');
    link.href = `${csvUrl}?${new URLSearchParams({ question: JSON.stringify(question) })}`;
    link.download = 'table.csv';
    link.click();
  }, [api, paged, csvUrl]);

  return { api, found, missing, search, retry, saveAsCsv };
}

/** Until dash-ag-grid has set a source of its own, which it does as the grid becomes ready: ours has to come after it. */
async function sourceOf(grid: GridApi): Promise<void> {
  while (!grid.isDestroyed() && !grid.getGridOption('datasource'))
    await new Promise(requestAnimationFrame);
}

function gridId(id: string): string {
  return `fdc-grid-${id}`;
}

function widthOf(frame: HTMLElement | null): number {
  return frame?.querySelector('.fdc-grid__body')?.clientWidth ?? 0;
}

/** As wide as what is in them; what is left over goes to all. */
function fitColumns(api: GridApi, width: number): void {
  api.autoSizeAllColumns();
  const columns = (api.getColumns() ?? []).map((column) => ({
    key: column.getColId(),
    newWidth: Math.min(column.getActualWidth(), WIDEST),
  }));
  const used = columns.reduce((sum, { newWidth }) => sum + newWidth, 0);
  const more = Math.max(0, Math.floor((width - used) / columns.length));
  api.setColumnWidths(columns.map(({ key, newWidth }) => ({ key, newWidth: newWidth + more })));
}
