// A figure, table, image or text. Markdown came with its frame; the rest is fetched, and holds its place meanwhile.
import type { ComponentType } from 'react';
import { useAllowedImageHosts } from '../hooks/useAllowedImageHosts';
import { dropControls } from '../markdown/controls';
import { LazyMarkdown } from '../markdown/LazyMarkdown';
import type { ArtifactKind } from '../protocol/frames.generated';
import { Failure } from './artifact/Failure';
import { FigureArtifact } from './artifact/FigureArtifact';
import { ImageArtifact } from './artifact/ImageArtifact';
import { Placeholder } from './artifact/Placeholder';
import { TableArtifact } from './artifact/TableArtifact';
import type { ArtifactProps } from './artifact/types';
import type { BlockProps } from './types';

const ARTIFACTS: { readonly [Kind in ArtifactKind]: ComponentType<ArtifactProps> } = {
  figure: FigureArtifact,
  table: TableArtifact,
  image: ImageArtifact,
  markdown: MarkdownArtifact,
};

export function ArtifactBlock({ block }: BlockProps<'artifact'>) {
  const View = ARTIFACTS[block.artifact];
  return (
    <figure className="fdc-artifact" data-kind={block.artifact}>
      {block.status === 'ready' && <View block={block} />}
      {block.status === 'pending' && <Placeholder block={block} />}
      {block.status === 'failed' && <Failure message={block.message} />}
      {block.label && (
        <figcaption className="fdc-artifact__label">{dropControls(block.label)}</figcaption>
      )}
    </figure>
  );
}

function MarkdownArtifact({ block }: ArtifactProps) {
  const allowedImageHosts = useAllowedImageHosts();
  return (
    <LazyMarkdown text={block.text ?? ''} streaming={false} allowedImageHosts={allowedImageHosts} />
  );
}
