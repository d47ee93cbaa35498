// What happened to the canvas on a branch: its changes in order, the way back and forth, and where a component is from.
import type { CanvasChange, ToolBlock, Turn } from '../protocol/frames.generated';
import { EMPTY_CANVAS, findChange } from './canvas';

type Turns = readonly Turn[];

/** A change, and the turn that it belongs to. */
export interface Step {
  readonly id: string;
  readonly by: CanvasChange['by'];
  readonly turn: Turn;
}

/** A turn that made a component or changed it, and the call by which it did. */
export interface Origin {
  readonly turn: Turn;
  readonly tool: ToolBlock | null;
}

/** The changes of these turns, in the order in which they were made. */
export function stepsOf(branch: Turns): readonly Step[] {
  return branch.flatMap((turn) =>
    (turn.canvas ?? []).map((change) => ({ id: change.id, by: change.by, turn })),
  );
}

/** What was shown before this change; null if nothing was changed yet. */
export function undoOf(turns: Turns, shown: string): string | null {
  return findChange(turns, shown)?.base ?? null;
}

/** The newest change of the branch that followed what is shown; null if there is none. */
export function redoOf(branch: Turns, shown: string): string | null {
  const next = branch.flatMap(({ canvas = [] }) => canvas.filter(({ base }) => base === shown));
  return next.at(-1)?.id ?? null;
}

/** Which turns of the assistant made a component what it is: first the one that built it. */
export function originsOf(turns: Turns, shown: string, name: string): readonly Origin[] {
  const origins: Origin[] = [];
  let at = shown;
  while (at !== EMPTY_CANVAS) {
    const change = findChange(turns, at);
    const part = change?.changed[name];
    const turn = turns.find(({ id }) => id === at.slice(0, at.lastIndexOf('.')));
    if (!change || !turn) break;
    if (part && change.by === 'assistant') {
      const tool = turn.blocks.find(
        (block): block is ToolBlock => block.kind === 'tool' && block.id === change.tools?.[name],
      );
      if (origins[0]?.turn === turn) origins.shift();
      origins.unshift({ turn, tool: tool ?? null });
    }
    if (part && 'type' in part) break;
    at = change.base;
  }
  return origins;
}
