// What every view of a block gets.
import type { Block } from '../protocol/frames.generated';

export interface BlockProps<Kind extends Block['kind'] = Block['kind']> {
  readonly block: Extract<Block, { kind: Kind }>;
  /** The block is the last one of a reply that streams: more of it may come. */
  readonly live: boolean;
}
