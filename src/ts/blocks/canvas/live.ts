// What the components of a canvas that belongs to a chat have in common.
import type { ChatSession } from '../../session/types';
import type { Arrange } from './useArrange';

export interface Live {
  readonly chat: string;
  readonly session: ChatSession;
  /** The change that is seen: the one that the canvas shows, or an earlier one that is looked at. */
  readonly seen: string;
  /** An earlier change is looked at. */
  readonly previewing: boolean;
  /** Null where nothing can be moved: on a phone, and while an earlier change is looked at. */
  readonly arrange: Arrange | null;
  /** To be read out. */
  readonly say: (words: string) => void;
}
