import { ToolView } from '../blocks/ToolView';
import type { DashProps, ThemeProps } from '../dash/props';
import { LabelsContext } from '../hooks/useLabels';
import { useRoot } from '../hooks/useRoot';

interface Props extends DashProps, ThemeProps {
  /** The tool's name. */
  name: string;
  /** What it was called with. */
  args?: object;
  /** What it returned: any JSON value. */
  result?: string | number | boolean | object | object[];
  /** Where the call stands. */
  status?: 'running' | 'done' | 'error' | 'cancelled';
  /** How long the call took, in seconds. */
  duration?: number;
  /** Whether arguments and result are shown. */
  opened?: boolean;
}

/** A tool call: one line with name, arguments and status, which opens to its arguments and its result. */
const ToolCard = ({
  name,
  args = {},
  result,
  status = 'running',
  duration,
  opened = false,
  setProps,
  ...rest
}: Props) => {
  const { root, labels } = useRoot('fdc-tool-card', rest);
  const ended = duration === undefined ? undefined : duration * 1000;
  return (
    <LabelsContext.Provider value={labels}>
      <div {...root}>
        <ToolView
          block={{
            kind: 'tool',
            id: name,
            name,
            args: { ...args },
            result,
            status,
            started: 0,
            ended,
          }}
          opened={setProps ? opened : undefined}
          onToggle={(next) => setProps?.({ opened: next })}
        />
      </div>
    </LabelsContext.Provider>
  );
};

export default ToolCard;
