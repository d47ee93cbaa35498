// What the browser knows of one chat. Plain data: no React, no DOM, no clock.
import type { Turn } from '../protocol/frames.generated';
import { branchOf, type Choices } from './branches';

/** The state of the link, as `.fdc-connection[data-state]` shows it. */
export type Connection = 'connected' | 'reconnecting' | 'offline';

export interface ChatState {
  /** The conversation shown; null until the first subscription is answered. */
  readonly thread: string | null;
  /** Envelopes of the thread arrive under this name. */
  readonly channel: string | null;
  /** The sequence number of the last frame folded into `turns`. */
  readonly seq: number;
  /** All of them, of every branch. */
  readonly turns: readonly Turn[];
  /** Which branches the user chose on this page. */
  readonly choices: Choices;
  readonly connection: Connection;
  /** The wire in use, for the title of the connection dot: `websocket`, `polling`, … */
  readonly wire: string | null;
}

export const EMPTY: ChatState = {
  thread: null,
  channel: null,
  seq: 0,
  turns: [],
  choices: {},
  connection: 'reconnecting',
  wire: null,
};

/** The turns of the branch that is shown. */
export function shownTurns({ turns, choices }: ChatState): readonly Turn[] {
  return branchOf(turns, choices);
}

/** The turn that streams now, or null. */
export function runningTurn(state: ChatState): Turn | null {
  const last = state.turns.at(-1);
  return last?.status === 'streaming' ? last : null;
}
