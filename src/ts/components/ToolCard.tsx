import { Children, type ReactNode } from 'react';
import { ToolView } from '../blocks/ToolView';
import type { DashProps, ThemeProps } from '../dash/props';
import { LabelsContext } from '../hooks/useLabels';
import { useRoot } from '../hooks/useRoot';

interface Props extends DashProps, ThemeProps {
  /** The cards of the calls that are parts of this one. */
  children?: ReactNode;
  /** The tool's name. */
  name: string;
  /** What it was called with. */
  args?: object;
  /** What it returned: any JSON value. */
  result?: string | number | boolean | object | object[];
  /** Where the call stands. */
  status?: 'running' | 'done' | 'error' | 'cancelled';
  /** While it runs: how far it has come, from 0 to 1. */
  progress?: number;
  /** While it runs: what it is doing, in a few words. */
  message?: string;
  /** How long the call took, in seconds. */
  duration?: number;
  /** Whether arguments and result are shown. */
  opened?: boolean;
}

/** A tool call: one line with name, arguments and status, which opens to its arguments and its result. */
const ToolCard = ({
  children,
  name,
  args = {},
  result,
  status = 'running',
  progress,
  message,
  duration,
  opened = false,
  setProps,
  ...rest
}: Props) => {
  const { root, labels } = useRoot('fdc-tool-card', rest);
  const ended = duration === undefined ? undefined : duration * 1000;
  const count = Children.count(children);
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
            progress,
            message,
          }}
          opened={setProps ? opened : undefined}
          onToggle={(next) => setProps?.({ opened: next })}
          // Dash draws the parts: what they say of themselves is theirs.
          counts={count > 0 ? { count, running: 0, failed: 0 } : undefined}
        >
          {children}
        </ToolView>
      </div>
    </LabelsContext.Provider>
  );
};

export default ToolCard;
