// What an agent asks leave for, as information.
import { useLabels } from '../hooks/useLabels';
import { JsonTree } from './JsonTree';
import type { BlockProps } from './types';

export function InterruptBlock({ block }: BlockProps<'interrupt'>) {
  const labels = useLabels();
  return (
    <section className="fdc-interrupt" aria-label={labels.approvalNeeded}>
      <p className="fdc-interrupt__title">{labels.approvalNeeded}</p>
      {block.action_requests.map((action, index) => (
        <div key={index} className="fdc-interrupt__action">
          <p>
            <code>{action.name}</code>
            {action.description && <span> — {action.description}</span>}
          </p>
          {action.args && Object.keys(action.args).length > 0 && (
            <JsonTree title={labels.arguments} value={action.args} />
          )}
        </div>
      ))}
    </section>
  );
}
