import { InterruptView } from '../blocks/interrupt/InterruptView';
import type { Decision } from '../blocks/interrupt/decisions';
import type { DashProps, ThemeProps } from '../dash/props';
import { LabelsContext } from '../hooks/useLabels';
import { useRoot } from '../hooks/useRoot';

interface Props extends DashProps, ThemeProps {
  /** The actions that leave is asked for. */
  action_requests: {
    /** What would be called. */
    name: string;
    /** What it would be called with. */
    args?: object;
    /** What will happen, in one sentence. */
    description?: string;
  }[];
  /** The buttons: `approve`, `reject`, `edit` (the arguments), `respond` (with a text), or words of the app's own. */
  allowed_decisions?: string[];
  /** What the user decided. Nothing can be decided any more when it is set; set it to None to ask again. */
  decision?: {
    /**
     * One for each action: `{"type": "approve"}`; with `"action": {"name", "args"}` after `edit`, and with
     * `"message": str` after `respond`.
     */
    decisions: object[];
    /** When, in milliseconds since 1970. */
    at: number;
  };
  /** Nothing can be decided: the card informs. */
  disabled?: boolean;
}

const APPROVE_OR_REJECT = ['approve', 'reject'];

/** Asks the user before something is done: approve, reject, edit or answer. Folds to one line once it is decided. */
const InterruptCard = ({
  action_requests,
  allowed_decisions = APPROVE_OR_REJECT,
  decision,
  disabled = false,
  setProps,
  ...rest
}: Props) => {
  const { root, labels } = useRoot('fdc-interrupt-card', rest);
  const decide = (decisions: readonly Decision[]) =>
    setProps?.({ decision: { decisions, at: Date.now() } });
  return (
    <LabelsContext.Provider value={labels}>
      <div {...root}>
        <InterruptView
          actions={action_requests.map(({ args, ...action }) => ({
            ...action,
            ...(args && { args: { ...args } }),
          }))}
          allowed={allowed_decisions}
          decisions={decision ? (decision.decisions as Decision[]) : null}
          decidedAt={decision?.at}
          onDecide={disabled ? undefined : decide}
        />
      </div>
    </LabelsContext.Provider>
  );
};

export default InterruptCard;
