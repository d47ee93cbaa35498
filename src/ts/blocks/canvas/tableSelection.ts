// The rows that the user selects in a table.
import type { Selection } from '../../model/selection';
import type { GridApi } from '../artifact/grid/agGrid';
import type { Watched } from './useSelection';

const MOST = 1_000;

export function watchTable(
  _body: HTMLElement,
  id: string,
  onChange: (selection: Selection | null) => void,
): Watched {
  let grid: GridApi | null = null;
  let stopped = false;
  /** To be shown as soon as there is a grid. */
  let pending: Selection | null = null;
  const onSelection = () => {
    // A grid that goes says so as it goes.
    if (stopped || !grid || grid.isDestroyed()) return;
    const rows = grid.getSelectedRows().slice(0, MOST);
    onChange(rows.length > 0 ? { kind: 'rows', rows } : null);
  };
  const show = (selection: Selection | null) => {
    pending = grid ? null : selection;
    if (!grid || grid.isDestroyed()) return;
    grid.deselectAll();
    if (selection?.kind !== 'rows') return;
    const rows = selection.rows.map((row) => JSON.stringify(row));
    grid.forEachNode((node) => {
      const at = rows.indexOf(JSON.stringify(node.data));
      if (at < 0) return;
      rows.splice(at, 1);
      node.setSelected(true);
    });
  };
  void gridOf(id, () => stopped).then((api) => {
    if (stopped || !api) return;
    grid = api;
    api.addEventListener('selectionChanged', onSelection);
    if (pending) show(pending);
  });
  return {
    show,
    stop() {
      stopped = true;
    },
  };
}

/** The grid, once its library is loaded and it is there. */
async function gridOf(id: string, isUnwanted: () => boolean): Promise<GridApi | null> {
  while (!window.dash_ag_grid) {
    if (isUnwanted()) return null;
    await new Promise(requestAnimationFrame);
  }
  return window.dash_ag_grid.getApiAsync(id);
}
