import { memo } from 'react';
import { sameCalls, type Call } from './nesting';
import type { BlockProps } from './types';
import { ToolView } from './ToolView';

export function ToolBlock({ block, parts = [] }: BlockProps<'tool'>) {
  return <ToolCall call={{ block, parts }} />;
}

/** Memoised: a part that gets on draws itself and the calls around it, and none of its neighbours. */
const ToolCall = memo(
  function ToolCall({ call: { block, parts } }: { readonly call: Call }) {
    if (parts.length === 0) return <ToolView block={block} />;
    const having = (status: string) => parts.filter((part) => part.block.status === status).length;
    return (
      <ToolView
        block={block}
        counts={{ count: parts.length, running: having('running'), failed: having('error') }}
      >
        {parts.map((part, index) => (
          <ToolCall key={index} call={part} />
        ))}
      </ToolView>
    );
  },
  ({ call: before }, { call: after }) =>
    before.block === after.block && sameCalls(before.parts, after.parts),
);
