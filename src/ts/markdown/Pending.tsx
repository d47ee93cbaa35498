// Text that has arrived but is not parsed yet, at the end of the block that is open.
import { useContext, useSyncExternalStore } from 'react';
import { MessageContext } from './context';
import { dropControls } from './controls';

export function Pending() {
  const { pending } = useContext(MessageContext);
  const text = useSyncExternalStore(pending.subscribe, pending.get);
  return text ? <span className="fdc-md__pending">{dropControls(text)}</span> : null;
}
