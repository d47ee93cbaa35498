// The blocks of a turn, in order; those that are parts of a tool call stand in its card.
import type { Block } from '../../protocol/frames.generated';
import { nestingOf } from '../nesting';
import { BlockView } from './BlockView';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly streaming: boolean;
}

export function Blocks({ blocks, streaming }: BlocksProps) {
  const nesting = nestingOf(blocks);
  return blocks.map((block, index) => {
    const parts = nesting.get(index);
    if (parts === null) return null;
    // Blocks are only ever added at the end.
    const live = streaming && index === blocks.length - 1;
    return <BlockView key={index} block={block} live={live} parts={parts} />;
  });
}
