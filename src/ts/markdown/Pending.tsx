// Text that has arrived but is not parsed yet, at the end of the block that is open.
import { useContext } from 'react';
import { PendingContext } from './context';
import { dropControls } from './controls';

export function Pending() {
  const text = useContext(PendingContext);
  return text ? <>{dropControls(text)}</> : null;
}
