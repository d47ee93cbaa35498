import type { ArtifactKind } from '../../protocol/frames.generated';

/** Stands where an artifact will be, in the size that it will have. */
export function Placeholder({ kind }: { readonly kind: ArtifactKind }) {
  return <div className={`fdc-${kind}`} aria-busy="true" />;
}
