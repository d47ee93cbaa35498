// What the screen shows between the user's Stop and the server's word for it.
import type { Turn } from '../protocol/frames.generated';
import { reduce } from './reduce';
import { runningTurn, type ChatState } from './state';

/** The running turn as Stop leaves it. `at`: now, in ms since the epoch. */
export function stoppedNow(turn: Turn, at: number): Turn {
  return (
    reduce([turn], { type: 'turn_end', status: 'stopped', at: Math.max(at, turn.started) })[0] ??
    turn
  );
}

/** The state with `stopped` in place of the turn, which still runs on the server and whose late frames stay hidden. */
export function withStopped(state: ChatState, stopped: Turn | null): ChatState {
  if (stopped === null || runningTurn(state)?.id !== stopped.id) return state;
  return { ...state, turns: [...state.turns.slice(0, -1), stopped] };
}
