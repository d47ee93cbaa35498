import { useState } from 'react';
import { useLabels } from '../../hooks/useLabels';
import { Failure } from './Failure';
import { useArtifactUrl } from './source';
import type { ArtifactProps } from './types';

export function ImageArtifact({ block }: ArtifactProps) {
  const labels = useLabels();
  const url = useArtifactUrl(block.id);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  if (url === null) return <Failure />;
  // The browser asks again for an image whose element is new.
  if (state === 'failed') return <Failure onRetry={() => setState('loading')} />;
  return (
    <img
      className="fdc-image"
      data-state={state}
      src={url}
      alt={block.label ?? labels.image}
      onLoad={() => setState('ready')}
      onError={() => setState('failed')}
    />
  );
}
