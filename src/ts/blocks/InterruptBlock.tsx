// What an agent asks leave for, in a conversation. From a plain generator it informs: there is nobody to tell.
import type { BlockProps } from './types';
import { InterruptView } from './interrupt/InterruptView';

export function InterruptBlock({ block }: BlockProps<'interrupt'>) {
  return (
    <InterruptView
      actions={block.action_requests}
      allowed={block.allowed_decisions}
      decisions={null}
    />
  );
}
