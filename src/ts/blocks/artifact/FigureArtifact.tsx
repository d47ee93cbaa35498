// A plotly figure, drawn by Dash's own Graph, so that plotly is loaded only where there is a figure.
import { memo, useMemo } from 'react';
import { DashChild, type DashComponent } from '../../dash/renderChild';
import { useColorScheme } from '../../hooks/useColorScheme';
import { useLabels, type Labels } from '../../hooks/useLabels';
import { Failure } from './Failure';
import { figureWords } from './figureWords';
import { themed, type Figure } from './figureTheme';
import { usePayload } from './source';
import type { ArtifactProps } from './types';

// Memoised: text that streams after the figure must not touch it, or zoom and selection would be lost.
export const FigureArtifact = memo(function FigureArtifact({ block }: ArtifactProps) {
  const [payload, retry] = usePayload(block.id, figure);
  if (payload.state === 'failed') return <Failure onRetry={retry} />;
  return (
    <div className="fdc-figure" aria-busy={payload.state === 'loading'}>
      {payload.state === 'ready' && <Plot id={block.id} figure={payload.value} />}
    </div>
  );
});

function Plot({ id, figure }: { readonly id: string; readonly figure: Figure }) {
  const labels = useLabels();
  const [scheme] = useColorScheme();
  const component = useMemo(
    () => graph(id, themed(figure, scheme), labels),
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
      id: `fdc-figure-${id}`,
      figure,
      responsive: true,
      style: { width: '100%', height: '100%' },
      // A finger never hovers: the bar would be there for good, over the figure.
      config: {
        displaylogo: false,
        displayModeBar: canHover() ? 'hover' : false,
        ...figureWords(labels),
      },
    },
  };
}

function canHover(): boolean {
  return typeof matchMedia !== 'function' || !matchMedia('(hover: none)').matches;
}

function figure(data: unknown): Figure {
  if (typeof data === 'object' && data !== null && 'data' in data && Array.isArray(data.data))
    return data as Figure;
  throw new TypeError('not a figure');
}
