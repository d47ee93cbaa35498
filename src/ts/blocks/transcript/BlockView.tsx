import { memo, type ComponentType } from 'react';
import type { Block } from '../../protocol/frames.generated';
import { BLOCKS } from '..';
import { BlockBoundary } from '../BlockBoundary';
import { sameCalls } from '../nesting';
import type { BlockProps } from '../types';

/** One block of a reply. Memoised: of a turn that streams only the block that grows is drawn again. */
export const BlockView = memo(
  function BlockView({ block, live, parts }: BlockProps) {
    // The table is right for each kind; that the kind belongs to this block is more than the compiler can see.
    const View = BLOCKS[block.kind] as
      ComponentType<Omit<BlockProps, 'block'> & { block: Block }> | undefined;
    return (
      <BlockBoundary>
        {View ? <View block={block} live={live} parts={parts} /> : null}
      </BlockBoundary>
    );
  },
  (before, after) =>
    before.block === after.block &&
    before.live === after.live &&
    sameCalls(before.parts, after.parts),
);
