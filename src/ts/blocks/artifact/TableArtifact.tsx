// A table: in AG Grid, which is loaded with the first one; until then, and outside Dash, as HTML.
import { lazy, memo, Suspense } from 'react';
import { useLabels } from '../../hooks/useLabels';
import { Failure } from './Failure';
import { Placeholder } from './Placeholder';
import { PlainTable } from './PlainTable';
import { usePayload } from './source';
import { table } from './table';
import { TableFrame } from './TableFrame';
import type { ArtifactProps } from './types';

const Grid = lazy(async () => ({
  default: (await import(/* webpackChunkName: "grid" */ './grid/Grid')).Grid,
}));

// Memoised: text that streams after the table is no reason to look at it again.
export const TableArtifact = memo(function TableArtifact({ block }: ArtifactProps) {
  const labels = useLabels();
  const [payload, retry] = usePayload(block.id, table);
  if (payload.state === 'failed') return <Failure onRetry={retry} />;
  if (payload.state === 'loading') return <Placeholder block={block} />;
  const label = block.label ?? labels.table;
  if (!window.dash_component_api) return <PlainTable table={payload.value} label={label} />;
  return (
    <Suspense fallback={<TableFrame table={payload.value} label={label} />}>
      <Grid id={block.id} table={payload.value} label={label} />
    </Suspense>
  );
});
