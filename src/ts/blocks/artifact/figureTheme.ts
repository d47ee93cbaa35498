// A figure in the colours of the page. What the figure's own layout says stays; only its template, which is plotly's
// default unless somebody chose one, is given a transparent ground, the page's text colour and its grid.
import type { ColorScheme } from '../../hooks/useColorScheme';

type Dict = Readonly<Record<string, unknown>>;

export interface Figure {
  readonly data: readonly unknown[];
  readonly layout?: Dict;
}

interface Palette {
  readonly text: string;
  readonly grid: string;
  readonly line: string;
}

// Plotly reads no custom properties: these are the values of --fdc-text, --fdc-border and --fdc-border-strong.
const PALETTES: Readonly<Record<ColorScheme, Palette>> = {
  light: { text: '#1f1e1b', grid: '#e6e3de', line: '#8a867d' },
  dark: { text: '#efede8', grid: '#3a3835', line: '#7d7970' },
};
const TRANSPARENT = 'rgba(0,0,0,0)';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export function themed(figure: Figure, scheme: ColorScheme): Figure {
  const { text, grid, line } = PALETTES[scheme];
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
    legend: { bgcolor: TRANSPARENT, ...dict(base['legend']) },
    // A title leaves its room only where there is one.
    margin: { t: layout['title'] ? 56 : 24, r: 16, b: 48, l: 56, ...dict(base['margin']) },
  };
  return {
    data: figure.data,
    // The same revision: zoom and hidden traces outlive a change of colours.
    layout: {
      autosize: true,
      uirevision: 'fdc',
      ...layout,
      template: { ...template, layout: themedLayout },
    },
  };
}

function dict(value: unknown): Dict {
  return typeof value === 'object' && value !== null ? (value as Dict) : {};
}
