// One component of the canvas, with its heading.
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { loadLibrary } from '../../dash/loadLibrary';
import { DashChild, type DashComponent } from '../../dash/renderChild';
import { useColorScheme } from '../../hooks/useColorScheme';
import { useOnScreen } from '../../hooks/useOnScreen';
import { useUnhurried } from '../../hooks/useUnhurried';
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
  const body = useRef<HTMLDivElement>(null);
  const unhurried = useUnhurried(spec, useOnScreen(body));
  const drawn = spec.type === 'Graph' ? unhurried : spec;
  const component = useMemo(
    () => componentOf(drawn, id, types, scheme),
    [drawn, id, types, scheme],
  );
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
      <div ref={body} className="fdc-canvas__body">
        <BlockBoundary>
          {component ? (
            <Item component={component} name={`${spec.name}:${spec.type}`} />
          ) : (
            <Failure message={fill(labels.unknownType, { type: spec.type })} />
          )}
        </BlockBoundary>
      </div>
    </section>
  );
});

function Item({ component, name }: { readonly component: DashComponent; readonly name: string }) {
  const labels = useLabels();
  const library = useLibrary(component.namespace);
  if (library === 'ready') return <DashChild component={component} path={['items', name]} />;
  if (library === 'loading') return <div className="fdc-canvas__waiting" aria-busy="true" />;
  return <Failure message={fill(labels.libraryMissing, { namespace: component.namespace })} />;
}

/** Libraries that the page did not come with, and their scripts below the server's own routes. */
const LATE: Readonly<Record<string, string>> = { dash_ag_grid: 'grid/dash_ag_grid.min.js' };

type LibraryState = 'loading' | 'ready' | 'missing';

function useLibrary(namespace: string): LibraryState {
  const [state, setState] = useState<LibraryState>(namespace in window ? 'ready' : 'loading');
  useEffect(() => {
    if (namespace in window) return setState('ready');
    const script = LATE[namespace];
    if (script === undefined) return setState('missing');
    let wanted = true;
    loadLibrary(namespace, script).then(
      () => wanted && setState('ready'),
      () => wanted && setState('missing'),
    );
    return () => {
      wanted = false;
    };
  }, [namespace]);
  return state;
}
