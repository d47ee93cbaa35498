// A figure that replaces another one, seen as the user sees that one: zoomed and turned. Plotly would know it by itself,
// but dcc.Graph hands it its own figure again after every zoom, as if the app had asked for that range.
import type { Figure } from '../artifact/figureTheme';
import { plotIn } from './plotly';

type Dict = Readonly<Record<string, unknown>>;

/** Parts of a layout, and what the user changes in them. */
const VIEWS: readonly (readonly [part: RegExp, key: string])[] = [
  [/^[xy]axis\d*$/, 'range'],
  [/^scene\d*$/, 'camera'],
];

/** `before`: the figure that is drawn in `body` now, as it was given. What the app itself changes is as it says. */
export function asViewed(figure: Figure, before: Figure, body: HTMLElement | null): Figure {
  const drawn = plotIn(body)?.layout ?? {};
  const layout: Record<string, unknown> = { ...figure.layout };
  for (const [part, key] of VIEWS) {
    for (const name of Object.keys(drawn).filter((other) => part.test(other))) {
      const seen = dict(drawn[name]);
      const asked = dict(layout[name]);
      const same = JSON.stringify(dict(before.layout?.[name])[key]) === JSON.stringify(asked[key]);
      if (!same || seen[key] === undefined || seen['autorange'] === true) continue;
      layout[name] = { ...asked, [key]: seen[key] };
    }
  }
  return { ...figure, layout };
}

function dict(value: unknown): Dict {
  return typeof value === 'object' && value !== null ? (value as Dict) : {};
}
