// A figure in the colours of the page. What the figure's own layout says stays; only its template, which is plotly's
// default unless somebody chose one, is given a transparent ground, the page's text colour and its grid.
import type { ColorScheme } from '../../hooks/useColorScheme';

type Dict = Readonly<Record<string, unknown>>;

export interface Figure {
  readonly data: readonly unknown[];
  readonly layout?: Dict;
  /** Of an animation. */
  readonly frames?: readonly unknown[];
}

interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly line: string;
  readonly series: readonly string[];
}

// Plotly reads no custom properties: these are the values of --fdc-text, -muted, -border and -border-strong. The colours
// of the series begin with the accent; neighbours differ in lightness too, and all are seen on the page's ground.
const PALETTES: Readonly<Record<ColorScheme, Palette>> = {
  light: {
    text: '#1f1e1b',
    muted: '#646059',
    grid: '#e6e3de',
    line: '#8a867d',
    series: '#2b5fc7 #d9622b #2a8f63 #8a4fc4 #c2387a #0f8a9d #a5750a #6b6760'.split(' '),
  },
  dark: {
    text: '#efede8',
    muted: '#a8a49b',
    grid: '#3a3835',
    line: '#7d7970',
    series: '#8db0ff #ff9b6a #63cf96 #c49cf5 #f58bb8 #5fcadb #e6b955 #a8a49b'.split(' '),
  },
};
/** By its first colour the series of plotly's default template is known. */
const DEFAULT_SERIES = '#636efa';
const LEGEND = { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom' };
const BUTTON = '#efede8';
const TRANSPARENT = 'rgba(0,0,0,0)';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export function themed(figure: Figure, scheme: ColorScheme): Figure {
  const { text, muted, grid, line, series } = PALETTES[scheme];
  const axis = { gridcolor: grid, linecolor: line, zerolinecolor: grid, tickcolor: line };
  const layout = figure.layout ?? {};
  const template = dict(layout['template']);
  const base = dict(template['layout']);
  const themedLayout = {
    ...base,
    paper_bgcolor: TRANSPARENT,
    plot_bgcolor: TRANSPARENT,
    font: { ...dict(base['font']), color: text, family: FONT },
    xaxis: { ...dict(base['xaxis']), ...axis },
    yaxis: { ...dict(base['yaxis']), ...axis },
    ...onGround(base, { geo: 'bgcolor', polar: 'bgcolor', ternary: 'bgcolor' }),
    // Plotly lights up a button that is pointed at, in one colour for all.
    updatemenudefaults: {
      bgcolor: BUTTON,
      bordercolor: line,
      font: { color: PALETTES.light.text },
    },
    colorway: isDefault(base['colorway']) ? series : base['colorway'],
    modebar: { bgcolor: TRANSPARENT, color: muted, activecolor: text, ...dict(base['modebar']) },
    // Above the plot, where it takes no width from it.
    legend: { bgcolor: TRANSPARENT, ...LEGEND, ...dict(base['legend']) },
    // A title leaves its room only where there is one.
    margin: { t: layout['title'] ? 64 : 32, r: 16, b: 48, l: 56, ...dict(base['margin']) },
  };
  return {
    data: figure.data,
    ...(Array.isArray(figure.frames) && { frames: figure.frames }),
    // The same revision: zoom and hidden traces outlive a change of colours.
    layout: {
      autosize: true,
      uirevision: 'fdc',
      ...layout,
      // As wide as its place, which changes: only the height is the figure's own.
      width: undefined,
      template: { ...template, layout: themedLayout },
    },
  };
}

/** Parts of the template with a ground of their own, which is now transparent. */
function onGround(base: Dict, grounds: Readonly<Record<string, string>>): Dict {
  return Object.fromEntries(
    Object.entries(grounds).map(([part, ground]) => [
      part,
      { ...dict(base[part]), [ground]: TRANSPARENT },
    ]),
  );
}

function isDefault(colorway: unknown): boolean {
  return !Array.isArray(colorway) || String(colorway[0]).toLowerCase() === DEFAULT_SERIES;
}

function dict(value: unknown): Dict {
  return typeof value === 'object' && value !== null ? (value as Dict) : {};
}
