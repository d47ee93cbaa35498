import { lazy, Suspense, useState } from 'react';
import { ExpandIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { useLabels } from '../../hooks/useLabels';
import { dropControls } from '../../markdown/controls';
import { Failure } from './Failure';
import { useArtifactUrl } from './source';
import type { ArtifactProps } from './types';

const Lightbox = lazy(async () => ({
  default: (await import(/* webpackChunkName: "lightbox" */ './Lightbox')).Lightbox,
}));

export function ImageArtifact({ block }: ArtifactProps) {
  const labels = useLabels();
  const url = useArtifactUrl(block.id);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [opened, setOpened] = useState(false);
  if (url === null) return <Failure />;
  // The browser asks again for an image whose element is new.
  if (state === 'failed') return <Failure onRetry={() => setState('loading')} />;
  const alt = dropControls(block.label ?? labels.image);
  return (
    <>
      <div className="fdc-image__frame">
        <img
          className={state === 'loading' ? 'fdc-image fdc-shimmer' : 'fdc-image'}
          data-state={state}
          src={url}
          alt={alt}
          width={block.size?.width}
          height={block.size?.height}
          onLoad={() => setState('ready')}
          onError={() => setState('failed')}
          onClick={() => setOpened(true)}
        />
        {/* For those who do not click on pictures. */}
        <IconButton
          action="enlarge"
          label={`${labels.enlarge}: ${alt}`}
          title={labels.enlarge}
          className="fdc-image__enlarge"
          Icon={ExpandIcon}
          onPress={() => setOpened(true)}
        />
      </div>
      {opened && (
        <Suspense>
          <Lightbox src={url} alt={alt} size={block.size} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
