// What an exported page does by itself: draws the figures in its colours, and sorts the tables.
'use strict';

const CLEAR = 'rgba(0,0,0,0)';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const dark = matchMedia('(prefers-color-scheme: dark)');

const scheme = () => document.documentElement.dataset.scheme ?? (dark.matches ? 'dark' : 'light');
const json = (place) => JSON.parse(place.querySelector('script').textContent);
/** As src/ts/blocks/artifact/figureTheme.ts has them: a figure looks here as it does in the app. */
const PALETTES = json(document.getElementById('palettes'));

/** The layout in the colours of the page: only its template changes, and what the layout says itself stays. */
function themed(layout) {
  const { text, grid, line, series } = PALETTES[scheme()];
  const axis = { gridcolor: grid, linecolor: line, zerolinecolor: grid, tickcolor: line };
  const base = layout.template?.layout ?? {};
  const colorway = base.colorway ?? [];
  const own = colorway.length > 0 && String(colorway[0]).toLowerCase() !== '#636efa';
  return {
    autosize: true,
    ...layout,
    width: undefined,
    template: {
      ...layout.template,
      layout: {
        ...base,
        paper_bgcolor: CLEAR,
        plot_bgcolor: CLEAR,
        font: { ...base.font, color: text, family: FONT },
        xaxis: { ...base.xaxis, ...axis },
        yaxis: { ...base.yaxis, ...axis },
        geo: { ...base.geo, bgcolor: CLEAR },
        polar: { ...base.polar, bgcolor: CLEAR },
        ternary: { ...base.ternary, bgcolor: CLEAR },
        colorway: own ? colorway : series,
        modebar: { bgcolor: CLEAR, color: line, activecolor: text, ...base.modebar },
        legend: {
          ...{
            bgcolor: CLEAR,
            orientation: 'h',
            x: 0,
            xanchor: 'left',
            y: 1.02,
            yanchor: 'bottom',
          },
          ...base.legend,
        },
        margin: { t: layout.title ? 64 : 32, r: 16, b: 48, l: 56, ...base.margin },
      },
    },
  };
}

const locale = json(document.getElementById('locale'));
const figures = [...document.querySelectorAll('.figure')].map((place) => {
  const plot = place.appendChild(document.createElement('div'));
  return { plot, ...json(place) };
});
if (figures.length > 0 && locale.name) Plotly.register(locale);

for (const { plot, data, layout, frames, config } of figures) {
  const options = { displaylogo: false, ...config, responsive: true };
  // No button that would send the figure to another host.
  options.modeBarButtonsToRemove = ['sendChartToCloud'];
  if (locale.name) options.locale = locale.name;
  Plotly.newPlot(plot, { data, layout: themed(layout), frames, config: options });
}
dark.addEventListener('change', () => {
  for (const { plot, layout } of figures)
    Plotly.relayout(plot, { template: themed(layout).template });
});

// --- Tables

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** Rows in the order of a column; empty cells are last, whichever way round. */
function sorted(rows, index, numeric, direction) {
  const keys = new Map(rows.map((row) => [row, row.cells[index].textContent]));
  const compare = numeric ? (a, b) => Number(a) - Number(b) : collator.compare;
  return [...rows].sort((one, other) => {
    const [a, b] = [keys.get(one), keys.get(other)];
    if (a === '' || b === '') return (a === '') - (b === '');
    return direction * compare(a, b);
  });
}

for (const table of document.querySelectorAll('table:has(> thead button)')) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const sort = (head, order) => {
    for (const other of heads) other.removeAttribute('aria-sort');
    if (order) head.setAttribute('aria-sort', order);
    const direction = order === 'descending' ? -1 : 1;
    const numeric = 'numeric' in head.dataset;
    body.append(...(order ? sorted(original, head.cellIndex, numeric, direction) : original));
  };
  const next = { null: 'ascending', ascending: 'descending', descending: null };
  for (const head of heads) {
    head.firstChild.addEventListener('click', () =>
      sort(head, next[head.getAttribute('aria-sort')]),
    );
    if (head.dataset.sort) sort(head, `${head.dataset.sort}ending`);
  }
}
