// One component of the canvas, with its heading.
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { loadLibrary } from '../../dash/loadLibrary';
import { DashChild, type DashComponent } from '../../dash/renderChild';
import { useColorScheme } from '../../hooks/useColorScheme';
import { useOnScreen } from '../../hooks/useOnScreen';
import { useUnhurried } from '../../hooks/useUnhurried';
import { fill, useLabels } from '../../hooks/useLabels';
import { useTopLayer } from '../../hooks/useTopLayer';
import { dropControls } from '../../markdown/controls';
import { Failure } from '../artifact/Failure';
import { BlockBoundary } from '../BlockBoundary';
import { componentOf, isFigure, type CanvasTypes, type Spec } from './components';
import { Download, downloadOf } from './Download';
import { ItemTools, type Panel } from './ItemTools';
import type { Live } from './live';
import { MoveHandle } from './MoveHandle';
import { ResizeEdge } from './ResizeEdge';
import { useSelection } from './useSelection';
import { asViewed } from './viewKept';
import { Why } from './Why';

interface CanvasItemProps {
  readonly spec: Spec;
  readonly id: string;
  readonly types?: CanvasTypes;
  /** Of a canvas that belongs to a chat. */
  readonly live?: Live;
}

const COLUMNS = 12;

/** Memoised: what changes elsewhere on the canvas does not touch it. */
export const CanvasItem = memo(function CanvasItem({ spec, id, types, live }: CanvasItemProps) {
  const labels = useLabels();
  const item = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [full, toggleFull] = useTopLayer(item);
  const unhurried = useUnhurried(spec, useOnScreen(body));
  const drawn = spec.type === 'Graph' ? unhurried : spec;
  const component = useComponent(drawn, id, types, live !== undefined, body);
  useSelection(live?.session ?? null, spec, id, body, {
    previewing: live?.previewing ?? false,
    isDrawn: drawn === spec,
  });
  const span = Math.min(Math.max(Math.round(spec.span ?? COLUMNS), 1), COLUMNS);
  const label = dropControls(spec.label ?? spec.name);
  const title = label || dropControls(spec.name);
  const arrange = full ? null : live?.arrange;
  return (
    <section
      ref={item}
      className="fdc-canvas__item"
      data-name={spec.name}
      data-type={spec.type}
      aria-label={title}
      style={{ gridColumn: `span ${span}` }}
    >
      {(label || live) && (
        <div className="fdc-canvas__head">
          {live && arrange && (
            <MoveHandle name={spec.name} title={title} arrange={arrange} say={live.say} />
          )}
          {label && <h2 className="fdc-canvas__label">{label}</h2>}
          {live && (
            <ItemTools
              title={title}
              full={full}
              onFull={toggleFull}
              panel={panel}
              onPanel={setPanel}
              download={downloadOf(spec, id, body)}
            />
          )}
        </div>
      )}
      {panel === 'why' && live && (
        <Why name={spec.name} live={live} onClose={() => setPanel(null)} />
      )}
      {panel === 'download' && (
        <Download title={title} body={body} onClose={() => setPanel(null)} />
      )}
      <div ref={body} className="fdc-canvas__body">
        <BlockBoundary>
          {component ? (
            <Item component={component} name={`${spec.name}:${spec.type}`} />
          ) : (
            <Failure message={fill(labels.unknownType, { type: dropControls(spec.type) })} />
          )}
        </BlockBoundary>
      </div>
      {arrange && <ResizeEdge name={spec.name} title={title} span={span} arrange={arrange} />}
    </section>
  );
});

/** Another width, and another place, are no reason to look at it again. */
function useComponent(
  spec: Spec,
  id: string,
  types: CanvasTypes | undefined,
  live: boolean,
  body: RefObject<HTMLElement>,
) {
  const labels = useLabels();
  const [scheme] = useColorScheme();
  const { name, type, props, value, label } = spec;
  const before = useRef(value);
  return useMemo(() => {
    const viewed =
      isFigure(value) && isFigure(before.current)
        ? asViewed(value, before.current, body.current)
        : value;
    before.current = value;
    const shown = { name, type, props, value: viewed, label };
    return componentOf(shown, id, types, scheme, live ? labels : null);
  }, [name, type, props, value, label, id, types, scheme, live, labels, body]);
}

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
