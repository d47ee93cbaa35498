// Text that has arrived but is not parsed yet, at the end of the block that is open.
import { useContext, useLayoutEffect, useState } from 'react';
import { MessageContext } from './context';
import { dropControls } from './controls';

export function Pending() {
  const { pending } = useContext(MessageContext);
  const [text, setText] = useState(pending.get);
  // It listens before anything is painted. `useSyncExternalStore` begins after that: what has just been parsed would be seen
  // twice for a moment, drawn and as it was written.
  useLayoutEffect(() => {
    const follow = () => setText(pending.get());
    follow();
    return pending.subscribe(follow);
  }, [pending]);
  return text ? <span className="fdc-md__pending">{dropControls(text)}</span> : null;
}
