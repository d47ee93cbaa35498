// What every view of a block gets.
import type { Block } from '../protocol/frames.generated';
import type { Call } from './nesting';

export interface BlockProps<Kind extends Block['kind'] = Block['kind']> {
  readonly block: Extract<Block, { kind: Kind }>;
  /** The block is the last one of a reply that streams: more of it may come. */
  readonly live: boolean;
  /** Of a tool call: the calls that are parts of it. */
  readonly parts?: readonly Call[];
}
