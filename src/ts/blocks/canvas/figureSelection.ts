// What the user selects in a figure: points, by clicking or by a box or lasso, or the range that it was zoomed to.
import type { Selection } from '../../model/selection';
import { plotIn, type Plot, type PlotEvent, type PlotPoint } from './plotly';
import type { Watched } from './useSelection';

const MOST = 1_000;
/** What says which point it is, as far as the point has it. */
const KEYS = ['x', 'y', 'z', 'label', 'value', 'location', 'lat', 'lon', 'text', 'customdata'];

export function watchFigure(
  body: HTMLElement,
  _id: string,
  onChange: (selection: Selection | null) => void,
): Watched {
  /** A plot that is drawn anew has another one. */
  const known = new WeakSet<object>();
  let ranges: Ranges = {};
  let kind: Selection['kind'] | null = null;
  let stopped = false;
  /** To be shown as soon as there is a plot. */
  let pending: Selection | null = null;

  const tell = (selection: Selection | null) => {
    if (stopped) return;
    kind = selection?.kind ?? null;
    onChange(selection);
  };
  const onPoints = (event?: PlotEvent) => {
    // Plotly says so too when it merely draws again.
    if (!event?.points) return;
    const points = event.points.slice(0, MOST).map(pointOf);
    tell(points.length > 0 ? { kind: 'points', points } : null);
  };
  const onRelayout = (event?: PlotEvent) => {
    const next = zoomed(ranges, event ?? {});
    if (next === ranges) return;
    ranges = next;
    if (Object.keys(ranges).length > 0) tell({ kind: 'range', range: ranges });
    else if (kind === 'range') tell(null);
  };
  const attach = () => {
    const plot = plotIn(body);
    if (!plot || known.has(plot.on)) return;
    known.add(plot.on);
    plot.on('plotly_selected', onPoints);
    plot.on('plotly_click', onPoints);
    plot.on('plotly_deselect', () => kind === 'points' && tell(null));
    plot.on('plotly_relayout', onRelayout);
    plot.on('plotly_doubleclick', () => {
      ranges = {};
      tell(null);
    });
    if (pending) show(pending);
  };
  const show = (selection: Selection | null) => {
    const plot = plotIn(body);
    pending = plot ? null : selection;
    if (!plot) return;
    if (selection?.kind === 'points') {
      void window.Plotly?.update(plot, { selectedpoints: selectedIn(plot, selection.points) }, {});
    } else if (!selection) {
      void window.Plotly?.update(plot, { selectedpoints: null }, unzoomed(ranges, plot));
      ranges = {};
    }
    kind = selection?.kind ?? null;
  };
  const observer = new MutationObserver(attach);
  observer.observe(body, { childList: true, subtree: true });
  attach();
  return {
    show,
    stop() {
      stopped = true;
      observer.disconnect();
    },
  };
}

function pointOf(point: PlotPoint): object {
  const { fullData, curveNumber, pointNumber } = point;
  const found = KEYS.filter((key) => point[key] !== undefined).map((key) => [key, point[key]]);
  return { trace: fullData?.name, ...Object.fromEntries(found), curveNumber, pointNumber };
}

/** The numbers of the points, for each trace. */
function selectedIn(plot: Plot, points: readonly object[]): readonly (readonly unknown[])[] {
  return plot.data.map((_, trace) =>
    (points as readonly PlotPoint[])
      .filter(({ curveNumber }) => curveNumber === trace)
      .map(({ pointNumber }) => pointNumber),
  );
}

type Ranges = Readonly<Record<string, readonly [unknown, unknown]>>;

/** The ranges after an event; the same object, if it was about something else. */
function zoomed(ranges: Ranges, event: PlotEvent): Ranges {
  const next = new Map(Object.entries(ranges));
  let changed = false;
  for (const [key, value] of Object.entries(event)) {
    const [, axis, what] = /^(.*[xyz]axis\d*)\.(range(?:\[[01]\])?|autorange)$/.exec(key) ?? [];
    if (axis === undefined) continue;
    changed = true;
    if (what === 'autorange') next.delete(axis);
    else if (Array.isArray(value)) next.set(axis, [value[0], value[1]]);
    else next.set(axis, [event[`${axis}.range[0]`], event[`${axis}.range[1]`]]);
  }
  return changed ? Object.fromEntries(next) : ranges;
}

/** The layout that undoes a selection: no outline, and the axes as the figure itself would have them. */
function unzoomed(ranges: Ranges, plot: Plot): object {
  const drawn = 'selections' in plot.layout ? { selections: [] } : {};
  return {
    ...drawn,
    ...Object.fromEntries(Object.keys(ranges).map((axis) => [`${axis}.autorange`, true])),
  };
}
