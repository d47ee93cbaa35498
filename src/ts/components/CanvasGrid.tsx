import { lazy, Suspense, useRef } from 'react';
import type { CanvasTypes, Spec } from '../blocks/canvas/components';
import type { ChatProps, DashProps, ThemeProps } from '../dash/props';
import { useChat } from '../hooks/useChat';
import { useKeptMoves } from '../hooks/useKeptMoves';
import { LabelsContext } from '../hooks/useLabels';
import { useRoot } from '../hooks/useRoot';
import { useStableItems } from '../hooks/useStableItems';

interface Props extends DashProps, ThemeProps, ChatProps {
  /** What is on the canvas, in order. With `chat`, what the assistant builds is shown instead. */
  specs?: {
    /** The name of the component, which no other one has. Its id is that of the canvas, a dash, and this name. */
    name: string;
    /** `Graph`, `Table`, `Image`, `Markdown`, or a type of `components`. */
    type: string;
    /** More properties of the component. */
    props?: object;
    /** Its figure, rows, address of the picture, or text. */
    value?: string | number | boolean | object | object[];
    /** The heading; by default the name. Empty for none. */
    label?: string;
    /** How many of 12 columns it takes. On a phone all take the whole width. */
    span?: number;
  }[];
  /** More types: `{type: {"namespace", "type", "value"}}`, the Dash component and the property that holds the value. */
  components?: { [type: string]: { namespace: string; type: string; value: string } };
}

// They come with the first canvas of a page.
const CanvasItem = lazy(async () => ({
  default: (await import(/* webpackChunkName: "canvas" */ '../blocks/canvas/CanvasItem'))
    .CanvasItem,
}));
const LiveCanvas = lazy(async () => ({
  default: (await import(/* webpackChunkName: "canvas" */ '../blocks/canvas/LiveCanvas'))
    .LiveCanvas,
}));

/**
 * A grid of live Dash components: figures, tables, pictures, texts. When `specs` changes, a component whose name and type
 * stay keeps its place, zoom and scroll. With `chat`, the assistant builds it, and the user can undo, look back, move and
 * resize components, and select in them.
 */
const CanvasGrid = ({ chat, specs, components, ...rest }: Props) => {
  const { root, labels } = useRoot('fdc-canvas', rest);
  const grid = useRef<HTMLDivElement>(null);
  useKeptMoves(grid);
  const session = useChat(chat);
  const items = useStableItems<Spec>(specs as readonly Spec[] | undefined);
  const types = components as CanvasTypes | undefined;
  const id = rest.id ?? 'canvas';
  return (
    <LabelsContext.Provider value={labels}>
      <div ref={grid} {...root} role="region" aria-label={labels.canvas}>
        <Suspense>
          {session && chat ? (
            <LiveCanvas id={id} chat={chat} session={session} types={types} />
          ) : (
            items.map((spec) => (
              <CanvasItem
                key={`${spec.name}:${spec.type}`}
                spec={spec}
                id={`${id}-${spec.name}`}
                types={types}
              />
            ))
          )}
        </Suspense>
      </div>
    </LabelsContext.Provider>
  );
};

export default CanvasGrid;
