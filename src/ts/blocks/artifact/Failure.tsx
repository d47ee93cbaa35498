import { useLabels } from '../../hooks/useLabels';

interface FailureProps {
  readonly message?: string;
  readonly onRetry?: () => void;
}

/** An artifact that could not be loaded, in the place of it. */
export function Failure({ message, onRetry }: FailureProps) {
  const labels = useLabels();
  return (
    <div className="fdc-failure">
      <span>{message ?? labels.artifactFailed}</span>
      {onRetry && (
        <button type="button" className="fdc-button" onClick={onRetry}>
          {labels.retry}
        </button>
      )}
    </div>
  );
}
