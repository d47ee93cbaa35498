import type { CSSProperties } from 'react';
import { bodyHeight } from './TableFrame';
import type { ArtifactProps } from './types';

/** Stands where an artifact will be, in the size that it will have. */
export function Placeholder({ block: { artifact, size } }: ArtifactProps) {
  if (artifact === 'table') {
    return (
      <div className="fdc-grid" aria-busy="true">
        <div className="fdc-grid__bar" />
        <div
          className="fdc-grid__body fdc-shimmer"
          style={{ height: bodyHeight(size?.height ?? 10, size?.width ?? 1) }}
        />
      </div>
    );
  }
  let style: CSSProperties = {};
  if (artifact === 'image' && size?.width) {
    style = { width: size.width, aspectRatio: `${size.width} / ${size.height}` };
  } else if (artifact === 'figure') {
    style = figureHeight(size?.height);
  }
  return <div className={`fdc-${artifact} fdc-shimmer`} style={style} aria-busy="true" />;
}

/** The height that a figure asks for, within bounds; without one, its shape follows its width. */
export function figureHeight(asked: number | undefined): CSSProperties {
  if (!asked) return {};
  return { height: Math.min(Math.max(asked, 160), 1600), aspectRatio: 'auto', maxHeight: 'none' };
}
