import { CanvasItem } from '../blocks/canvas/CanvasItem';
import type { CanvasTypes, Spec } from '../blocks/canvas/components';
import { RunNotice } from '../blocks/canvas/RunNotice';
import { useCanvas } from '../blocks/canvas/useCanvas';
import type { ChatProps, DashProps, ThemeProps } from '../dash/props';
import { useChat } from '../hooks/useChat';
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

/**
 * A grid of live Dash components: figures, tables, pictures, texts. When `specs` changes, a component whose name and type
 * stay keeps its place, zoom and scroll.
 */
const CanvasGrid = ({ chat, specs, components, ...rest }: Props) => {
  const { root, labels } = useRoot('fdc-canvas', rest);
  const session = useChat(chat);
  const given = useStableItems<Spec>(specs as readonly Spec[] | undefined);
  const built = useCanvas(session);
  const items = session ? built : given;
  return (
    <LabelsContext.Provider value={labels}>
      <div {...root} role="region" aria-label={labels.canvas}>
        {session && chat && <RunNotice chat={chat} session={session} />}
        {items.map((spec) => (
          <CanvasItem
            key={`${spec.name}:${spec.type}`}
            spec={spec}
            id={`${rest.id ?? 'canvas'}-${spec.name}`}
            types={components as CanvasTypes | undefined}
          />
        ))}
      </div>
    </LabelsContext.Provider>
  );
};

export default CanvasGrid;
