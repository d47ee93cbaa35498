// A component as a file: what is shown, made in the browser.
import type { RefObject } from 'react';
import { fill, useLabels } from '../../hooks/useLabels';
import { fileName } from '../artifact/fileName';
import { saveAsCsv } from '../artifact/grid/saveAsCsv';
import type { Spec } from './components';
import { plotIn } from './plotly';
import { PanelFrame } from './PanelFrame';

/** How a component is saved; null, if it has no form as a file. */
export function downloadOf(
  { type, name, label, value }: Spec,
  id: string,
  body: RefObject<HTMLElement>,
): (() => void) | 'choose' | null {
  const title = fileName(label || name, name);
  switch (type) {
    case 'Graph':
      return 'choose';
    case 'Table':
      return () =>
        void window.dash_ag_grid?.getApiAsync(id).then((grid) => {
          saveAsCsv(grid, `${title}.csv`);
        });
    case 'Image':
      return () => {
        const src = body.current?.querySelector('img')?.src;
        if (src) save(src, title);
      };
    case 'Markdown':
      return () => {
        const url = URL.createObjectURL(new Blob([String(value ?? '')], { type: 'text/markdown' }));
        save(url, `${title}.md`);
        // The browser has taken it by then.
        setTimeout(() => URL.revokeObjectURL(url), 10_000);
      };
    default:
      return null;
  }
}

function save(href: string, download: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = download;
  link.click();
}

interface DownloadProps {
  readonly title: string;
  readonly body: RefObject<HTMLElement>;
  readonly onClose: () => void;
}

/** The formats of a figure. */
export function Download({ title, body, onClose }: DownloadProps) {
  const labels = useLabels();
  return (
    <PanelFrame label={fill(labels.downloadOf, { title })} onClose={onClose}>
      {(['png', 'svg'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="fdc-button"
          data-fdc-action={`download-${format}`}
          onClick={() => {
            savePlot(body.current, format, fileName(title, 'figure'));
            onClose();
          }}
        >
          {format.toUpperCase()}
        </button>
      ))}
    </PanelFrame>
  );
}

function savePlot(body: HTMLElement | null, format: 'png' | 'svg', filename: string): void {
  const plot = plotIn(body);
  if (!body || !plot) return;
  const { offsetWidth: width, offsetHeight: height, data, layout } = plot;
  // On the page its ground is that of the page: alone, text could not be read on any other.
  const ground = getComputedStyle(body.parentElement ?? body).backgroundColor;
  void window.Plotly?.downloadImage(
    { data, layout: { paper_bgcolor: ground, ...layout } },
    { format, filename, width, height, ...(format === 'png' && { scale: 2 }) },
  );
}
