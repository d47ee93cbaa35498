// A plotly figure, drawn by Dash's own Graph, so that plotly is loaded only where there is a figure.
import { memo, useMemo, useState } from 'react';
import { DashChild, type DashComponent } from '../../dash/renderChild';
import { useAllowedImageHosts } from '../../hooks/useAllowedImageHosts';
import { useColorScheme } from '../../hooks/useColorScheme';
import { fill, useLabels, type Labels } from '../../hooks/useLabels';
import { Failure } from './Failure';
import { figureWords } from './figureWords';
import { themed, type Figure } from './figureTheme';
import { inspected } from './foreign';
import { figureHeight, Placeholder } from './Placeholder';
import { usePayload } from './source';
import type { ArtifactProps } from './types';

// Memoised: text that streams after the figure must not touch it, or zoom and selection would be lost.
export const FigureArtifact = memo(function FigureArtifact({ block }: ArtifactProps) {
  const [payload, retry] = usePayload(block.id, figure);
  if (payload.state === 'failed') return <Failure onRetry={retry} />;
  if (payload.state === 'loading') return <Placeholder block={block} />;
  return <GuardedPlot id={block.id} figure={payload.value} height={block.size?.height} />;
});

interface PlotProps {
  readonly id: string;
  readonly figure: Figure;
  readonly height?: number;
}

/** What the figure would load from another host waits for a click. */
function GuardedPlot({ id, figure, height }: PlotProps) {
  const labels = useLabels();
  const allowed = useAllowedImageHosts();
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const { value, hosts, map } = useMemo(
    () => inspected(figure, [...allowed, ...wanted]),
    [figure, allowed, wanted],
  );
  // Once there is more of it, it is another figure.
  const place = wanted.length ? `${id}-${wanted.length}` : id;
  const ask = hosts.length > 0 && (
    <button
      type="button"
      className="fdc-button"
      data-fdc-action="load-foreign"
      onClick={() => setWanted([...wanted, ...hosts])}
    >
      {fill(labels.loadFrom, { host: hosts.join(', ') })}
    </button>
  );
  return (
    <>
      <div className="fdc-figure" data-waiting={map} style={figureHeight(height)}>
        {map ? ask : <Plot key={wanted.length} id={place} figure={value} />}
      </div>
      {!map && ask && <p className="fdc-figure__note">{ask}</p>}
    </>
  );
}

function Plot({ id, figure }: PlotProps) {
  const labels = useLabels();
  const [scheme] = useColorScheme();
  const component = useMemo(
    () => graph(id, themed(asLeft(id, figure), scheme), labels),
    [id, figure, scheme, labels],
  );
  return window.dash_component_api ? (
    <DashChild component={component} path={['artifacts', id]} />
  ) : (
    <Failure message={labels.noFigure} />
  );
}

function graph(id: string, figure: Figure, labels: Labels): DashComponent {
  return {
    type: 'Graph',
    namespace: 'dash_core_components',
    props: {
      id: graphId(id),
      figure,
      responsive: true,
      style: { width: '100%', height: '100%' },
      // A finger never hovers: the bar would be there for good, over the figure.
      config: {
        displaylogo: false,
        displayModeBar: canHover() ? 'hover' : false,
        plotlyServerURL: '',
        showSendToCloud: false,
        ...figureWords(labels),
      },
    },
  };
}

function graphId(id: string): string {
  return `fdc-figure-${id}`;
}

/**
 * The figure as the user has left it: zoomed, turned, with traces hidden. Plotly keeps that in the objects that it was
 * given, so that another figure, which differs in its colours only, would undo it.
 */
function asLeft(id: string, figure: Figure): Figure {
  const drawn: Partial<Figure> | null | undefined = document
    .getElementById(graphId(id))
    ?.querySelector<Element & Partial<Figure>>('.js-plotly-plot');
  if (!drawn?.data || !drawn.layout) return figure;
  const layout = { ...drawn.layout, template: figure.layout?.['template'] };
  return { ...figure, data: drawn.data, layout };
}

function canHover(): boolean {
  return typeof matchMedia !== 'function' || !matchMedia('(hover: none)').matches;
}

function figure(data: unknown): Figure {
  if (typeof data === 'object' && data !== null && 'data' in data && Array.isArray(data.data))
    return data as Figure;
  throw new TypeError('not a figure');
}
