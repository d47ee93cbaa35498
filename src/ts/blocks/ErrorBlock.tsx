import { WarningIcon } from '../controls/icons';
import { dropControls } from '../markdown/controls';
import type { BlockProps } from './types';

// No role="alert": the log that it stands in is a live region already, and an alert would cut off what is being read.
export function ErrorBlock({ block }: BlockProps<'error'>) {
  return (
    <div className="fdc-error">
      <WarningIcon />
      <p>{dropControls(block.message)}</p>
    </div>
  );
}
