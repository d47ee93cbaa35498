// One component of the canvas, with its heading.
import { memo, useMemo } from 'react';
import { DashChild } from '../../dash/renderChild';
import { useColorScheme } from '../../hooks/useColorScheme';
import { fill, useLabels } from '../../hooks/useLabels';
import { Failure } from '../artifact/Failure';
import { BlockBoundary } from '../BlockBoundary';
import { componentOf, type CanvasTypes, type Spec } from './components';

interface CanvasItemProps {
  readonly spec: Spec;
  readonly id: string;
  readonly types?: CanvasTypes;
}

const COLUMNS = 12;

/** Memoised: what changes elsewhere on the canvas does not touch it. */
export const CanvasItem = memo(function CanvasItem({ spec, id, types }: CanvasItemProps) {
  const labels = useLabels();
  const [scheme] = useColorScheme();
  const component = useMemo(() => componentOf(spec, id, types, scheme), [spec, id, types, scheme]);
  const span = Math.min(Math.max(Math.round(spec.span ?? COLUMNS), 1), COLUMNS);
  const label = spec.label ?? spec.name;
  return (
    <section
      className="fdc-canvas__item"
      data-name={spec.name}
      data-type={spec.type}
      aria-label={label}
      style={{ gridColumn: `span ${span}` }}
    >
      {label && <h2 className="fdc-canvas__label">{label}</h2>}
      <div className="fdc-canvas__body">
        <BlockBoundary>
          {component ? (
            <DashChild component={component} path={['items', `${spec.name}:${spec.type}`]} />
          ) : (
            <Failure message={fill(labels.unknownType, { type: spec.type })} />
          )}
        </BlockBoundary>
      </div>
    </section>
  );
});
