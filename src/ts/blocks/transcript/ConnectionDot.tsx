// The state of the link: a dot, words as soon as there is something to say, and a button if only the user can mend it.
import { useLabels } from '../../hooks/useLabels';
import type { Connection } from '../../model/state';

interface ConnectionDotProps {
  readonly state: Connection;
  readonly wire: string | null;
}

export function ConnectionDot({ state, wire }: ConnectionDotProps) {
  const labels = useLabels();
  const words = labels[state];
  const title = state === 'connected' && wire ? `${words} (${wire})` : words;
  return (
    <span className="fdc-connection" data-state={state} title={title}>
      <span className="fdc-connection__dot" aria-hidden="true" />
      <span className="fdc-connection__words">{words}</span>
      {state === 'forbidden' && (
        // The app's guard answers the page itself, most likely with a form to sign in.
        <button
          type="button"
          className="fdc-link-button"
          data-fdc-action="reload"
          onClick={() => location.reload()}
        >
          {labels.reload}
        </button>
      )}
    </span>
  );
}
