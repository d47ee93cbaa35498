// What is used of Plotly, which the page has as soon as it shows a figure.

/** The element of a figure. */
export interface Plot extends HTMLElement {
  readonly data: readonly object[];
  readonly layout: Readonly<Record<string, unknown>>;
  on(event: string, listener: (event?: PlotEvent) => void): void;
}

export interface PlotEvent {
  readonly points?: readonly PlotPoint[];
  /** Of `plotly_relayout`: `xaxis.range[0]`, … */
  readonly [key: string]: unknown;
}

export interface PlotPoint {
  readonly fullData?: { readonly name?: string };
  readonly [key: string]: unknown;
}

declare global {
  interface Window {
    Plotly?: {
      downloadImage(figure: object, options: object): Promise<string>;
      update(plot: Plot, data: object, layout: object): Promise<unknown>;
    };
  }
}

/** The figure that is drawn in an element. */
export function plotIn(element: HTMLElement | null): Plot | null {
  const plot = element?.querySelector<Plot>('.js-plotly-plot');
  return plot && 'on' in plot ? plot : null;
}
