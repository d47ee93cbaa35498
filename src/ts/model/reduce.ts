// The fold: frames → turns. Whatever changes a transcript is in this file, one handler a frame.
// fast_dash/protocol/transcript.py does the same; the scenarios in tests/golden hold the two together.
//
// Nothing is changed in place. What a frame does not touch keeps its identity, so that React skips finished turns and
// blocks: only the turn concerned, and in it the block concerned, are new objects.
import { applyCanvas, arrangeCanvas, showCanvas } from './canvas';
import type { ArtifactBlock, Block, Frame, ToolBlock, Turn } from '../protocol/frames.generated';

export type Turns = readonly Turn[];

type FrameOfType<K extends Frame['type']> = Extract<Frame, { type: K }>;
type Handlers = {
  readonly [K in Frame['type']]: (turns: Turns, frame: FrameOfType<K>) => Turns;
};

const HANDLERS: Handlers = {
  turn_start: (turns, frame) => [
    ...turns,
    {
      id: frame.turn,
      message: frame.message,
      query: frame.query,
      started: frame.at,
      status: 'streaming',
      blocks: [],
      ...(frame.parent !== undefined && { parent: frame.parent }),
      ...(frame.attachments && { attachments: frame.attachments }),
      ...(frame.run !== undefined && { run: frame.run }),
    },
  ],

  content: inRunningTurn((turn, { content, sources }) => {
    const last = turn.blocks.at(-1);
    const known = last?.kind === 'content' ? last : null;
    const all = sources?.length ? [...(known?.sources ?? []), ...sources] : known?.sources;
    const block: Block = {
      kind: 'content',
      text: known ? known.text + content : content,
      ...(all?.length && { sources: all }),
    };
    return known ? replaceLast(turn, block) : append(turn, block);
  }),

  reasoning: inRunningTurn((turn, frame) => {
    const { content, at } = frame;
    const last = turn.blocks.at(-1);
    if (last?.kind !== 'reasoning') {
      return append(turn, { kind: 'reasoning', text: content, started: at, ended: at });
    }
    return replaceLast(turn, { ...last, text: last.text + content, ended: at });
  }),

  tool_start: inRunningTurn((turn, { id, name, args, at, parent }) => {
    const updated = changeRunningTool(turn, id, (tool) => ({ ...tool, name, args }));
    if (updated) return updated;
    const part = parent === undefined ? {} : { parent };
    return append(turn, { kind: 'tool', id, name, args, status: 'running', started: at, ...part });
  }),

  tool_progress: inRunningTurn((turn, { id, progress, message }) => {
    const said = {
      ...(progress !== undefined && { progress }),
      ...(message !== undefined && { message }),
    };
    return changeRunningTool(turn, id, (tool) => ({ ...tool, ...said })) ?? turn;
  }),

  tool_end: inRunningTurn((turn, { id, status, result, at }) => {
    return changeRunningTool(turn, id, (tool) => ({ ...tool, status, ended: at, result })) ?? turn;
  }),

  artifact: inRunningTurn((turn, { id, kind, text, label, size }) =>
    append(turn, {
      kind: 'artifact',
      id,
      artifact: kind,
      status: text === undefined ? 'pending' : 'ready',
      ...(text !== undefined && { text }),
      ...(label !== undefined && { label }),
      ...(size !== undefined && { size }),
    }),
  ),

  artifact_end: inRunningTurn((turn, { id, status, message, size }) => {
    const at = turn.blocks.findIndex((block) => isPending(block) && block.id === id);
    const block = turn.blocks[at];
    if (block?.kind !== 'artifact') return turn;
    const blocks = [...turn.blocks];
    blocks[at] = {
      ...block,
      status,
      ...(message !== undefined && { message }),
      ...(size !== undefined && { size }),
    };
    return { ...turn, blocks };
  }),

  interrupt: inRunningTurn((turn, { action_requests, allowed_decisions }) =>
    append(turn, { kind: 'interrupt', action_requests, allowed_decisions }),
  ),

  error: inRunningTurn((turn, { message }) => append(turn, { kind: 'error', message })),

  notice: inRunningTurn((turn, { message }) => append(turn, { kind: 'notice', message })),

  turn_end: inRunningTurn((turn, { status, at }) => ({
    ...turn,
    status,
    ended: at,
    blocks: turn.blocks.map((block): Block => {
      if (isRunning(block)) return { ...block, status: 'cancelled', ended: at };
      return isPending(block) ? { ...block, status: 'failed' } : block;
    }),
  })),

  canvas: inRunningTurn((turn, frame, turns) => applyCanvas(turns, turn, frame)),
  set_props: inRunningTurn((turn, frame, turns) => applyCanvas(turns, turn, frame)),
  canvas_arrange: arrangeCanvas,
  canvas_show: showCanvas,

  feedback: (turns, { turn: id, value }) =>
    turns.some((turn) => turn.id === id)
      ? turns.map((turn) => (turn.id === id ? { ...turn, feedback: value } : turn))
      : turns,
};

/** The transcript after `frame`. A frame that has no running turn, or ends a tool that does not run, changes nothing. */
export function reduce(turns: Turns, frame: Frame): Turns {
  // The table's type pairs each frame with its handler; TypeScript cannot follow the pair through the look-up.
  const handle = HANDLERS[frame.type] as (turns: Turns, frame: Frame) => Turns;
  return handle(turns, frame);
}

// --- What handlers share

function inRunningTurn<F extends Frame>(change: (turn: Turn, frame: F, turns: Turns) => Turn) {
  return (turns: Turns, frame: F): Turns => {
    const last = turns.at(-1);
    if (last?.status !== 'streaming') return turns;
    const next = change(last, frame, turns);
    return next === last ? turns : [...turns.slice(0, -1), next];
  };
}

function append(turn: Turn, block: Block): Turn {
  return { ...turn, blocks: [...turn.blocks, block] };
}

function replaceLast(turn: Turn, block: Block): Turn {
  return { ...turn, blocks: [...turn.blocks.slice(0, -1), block] };
}

/** The turn with its latest running tool of this id changed; null if no such tool runs. */
function changeRunningTool(
  turn: Turn,
  id: string,
  change: (tool: ToolBlock) => ToolBlock,
): Turn | null {
  for (let at = turn.blocks.length - 1; at >= 0; at--) {
    const block = turn.blocks[at];
    if (!block || !isRunning(block) || block.id !== id) continue;
    const blocks = [...turn.blocks];
    blocks[at] = change(block);
    return { ...turn, blocks };
  }
  return null;
}

function isPending(block: Block): block is ArtifactBlock {
  return block.kind === 'artifact' && block.status === 'pending';
}

function isRunning(block: Block): block is ToolBlock {
  return block.kind === 'tool' && block.status === 'running';
}
