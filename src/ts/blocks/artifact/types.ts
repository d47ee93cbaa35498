import type { ArtifactBlock } from '../../protocol/frames.generated';

export interface ArtifactProps {
  readonly block: ArtifactBlock;
}
