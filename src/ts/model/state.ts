// What the browser knows of one chat. Plain data: no React, no DOM, no clock.
import type { Turn } from '../protocol/frames.generated';

/** The state of the link, as `.fdc-connection[data-state]` shows it. */
export type Connection = 'connected' | 'reconnecting' | 'offline';

export interface ChatState {
  /** The conversation shown; null until the first subscription is answered. */
  readonly thread: string | null;
  /** Envelopes of the thread arrive under this name. */
  readonly channel: string | null;
  /** The sequence number of the last frame folded into `turns`. */
  readonly seq: number;
  readonly turns: readonly Turn[];
  readonly connection: Connection;
  /** The wire in use, for the title of the connection dot: `websocket`, `polling`, … */
  readonly wire: string | null;
}

export const EMPTY: ChatState = {
  thread: null,
  channel: null,
  seq: 0,
  turns: [],
  connection: 'reconnecting',
  wire: null,
};

/** The turn that streams now, or null. */
export function runningTurn(state: ChatState): Turn | null {
  const last = state.turns.at(-1);
  return last?.status === 'streaming' ? last : null;
}
