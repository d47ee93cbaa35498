// What an envelope, or the answer to a subscription, does to the state: each frame is folded once, in order.
//
// A transport may repeat, merge and drop. The sequence number says which: what was seen is ignored, what follows is
// applied, and when something is missing the caller must subscribe again from `state.seq`.
import type { Envelope, Frame, Subscribed } from '../protocol/frames.generated';
import { choicesAfter } from './branches';
import { reduce, type Turns } from './reduce';
import type { ChatState } from './state';

export interface Reading {
  readonly state: ChatState;
  /** Frames are missing between `state.seq` and the envelope; nothing was applied. */
  readonly gap: boolean;
}

/** Read an envelope of the state's channel. */
export function read(
  state: ChatState,
  { seq, frames, after = seq - frames.length }: Envelope,
): Reading {
  if (seq <= state.seq) return { state, gap: false };
  if (after === state.seq) return { state: advance(state, frames, seq), gap: false };
  // A batch that is partly known can be cut where the state stands, if each of its frames has a number of its own.
  if (after < state.seq && after + frames.length === seq) {
    return { state: advance(state, frames.slice(state.seq - after), seq), gap: false };
  }
  return { state, gap: true };
}

/**
 * Take over the answer to a subscription: the frames that follow the cursor that was sent, or the whole transcript.
 * Null if the answer does not fit the state: then only a subscription without a cursor helps.
 */
export function adopt(state: ChatState, reply: Subscribed): ChatState | null {
  const { thread, channel, seq, frames, turns } = reply;
  if (turns) {
    // What is selected belongs to the canvas of this thread.
    const selections = thread === state.thread ? state.selections : {};
    return { ...state, thread, channel, seq, selections, turns: keepKnown(state.turns, turns) };
  }
  const continues = thread === state.thread && channel === state.channel && seq >= state.seq;
  if (!frames || !continues) return null;
  return advance(state, frames, seq);
}

function advance(state: ChatState, frames: readonly Frame[], seq: number): ChatState {
  if (seq === state.seq) return state;
  const turns = frames.reduce(reduce, state.turns);
  return { ...state, seq, turns, choices: choicesAfter(state.choices, turns, state.turns.length) };
}

/** The turns of a snapshot, with the objects that are known already for those that are over: React skips these. */
function keepKnown(known: Turns, snapshot: Turns): Turns {
  const byId = new Map(known.map((turn) => [turn.id, turn]));
  return snapshot.map((turn) => {
    const same = byId.get(turn.id);
    // What is over is only judged, and its canvas changed by the user: these few fields tell.
    const over = same && turn.status !== 'streaming' && same.status === turn.status;
    const unchanged =
      over &&
      same.ended === turn.ended &&
      same.feedback === turn.feedback &&
      same.shown === turn.shown &&
      same.canvas?.length === turn.canvas?.length &&
      same.blocks.length === turn.blocks.length;
    return unchanged ? same : turn;
  });
}
