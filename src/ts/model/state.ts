// What the browser knows of one chat. Plain data: no React, no DOM, no clock.
import type { Turn } from '../protocol/frames.generated';
import { branchOf, type Choices } from './branches';
import { EMPTY_CANVAS, findChange, shownChange } from './canvas';
import type { Selections } from './selection';

/**
 * The state of the link, as `.fdc-connection[data-state]` shows it. `forbidden`: what guards the app's pages lets this one in
 * no more, as after a sign-in that has ended.
 */
export type Connection = 'connected' | 'reconnecting' | 'offline' | 'forbidden';

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
  /** What the user selected on the canvas on this page. */
  readonly selections: Selections;
  /** A setting is still on its way, says this page: what begins a turn waits for it. */
  readonly settingsPending: boolean;
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
  selections: {},
  settingsPending: false,
  connection: 'reconnecting',
  wire: null,
};

/** The turns of the branch that is shown. */
export function shownTurns({ turns, choices }: ChatState): readonly Turn[] {
  return branchOf(turns, choices);
}

/** Those of them that are messages and replies. The same array, if all are. */
export function spokenTurns(state: ChatState): readonly Turn[] {
  const turns = shownTurns(state);
  return turns.some(({ run }) => run) ? turns.filter(({ run }) => !run) : turns;
}

/** The change that the canvas shows. */
export function canvasChange(state: ChatState): string {
  const last = shownTurns(state).at(-1);
  return last ? shownChange(state.turns, last.id) : EMPTY_CANVAS;
}

/** The turn that streams now, or null. */
export function runningTurn(state: ChatState): Turn | null {
  const last = state.turns.at(-1);
  return last?.status === 'streaming' ? last : null;
}

/** Why no message of the conversation can be sent once more. */
export type Obstacle = 'reply' | 'settings' | null;

export function obstacleOf(state: ChatState): Obstacle {
  if (runningTurn(state)) return 'reply';
  return state.settingsPending ? 'settings' : null;
}

/** Without what was selected in components that are on the canvas no more. */
export function keptSelections(state: ChatState): ChatState {
  const entries = Object.entries(state.selections);
  if (entries.length === 0) return state;
  const present = findChange(state.turns, canvasChange(state))?.order ?? [];
  const kept = entries.filter(([name]) => present.includes(name));
  return kept.length === entries.length
    ? state
    : { ...state, selections: Object.fromEntries(kept) };
}
