// The state of the link: a dot, and words as soon as there is something to say.
import { useLabels } from '../../hooks/useLabels';
import type { Connection } from '../../model/state';

interface ConnectionDotProps {
  readonly state: Connection;
  readonly wire: string | null;
}

export function ConnectionDot({ state, wire }: ConnectionDotProps) {
  const words = useLabels()[state];
  const title = state === 'connected' && wire ? `${words} (${wire})` : words;
  return (
    <span className="fdc-connection" data-state={state} title={title}>
      <span className="fdc-connection__dot" aria-hidden="true" />
      <span className="fdc-connection__words">{words}</span>
    </span>
  );
}
