// Which tool calls are parts of which. Frames come in any order, and from anybody: a part may stand before its parent,
// name a parent that never comes, or itself. Whatever they say, each call is shown once.
import type { Block, ToolBlock } from '../protocol/frames.generated';

export interface Call {
  readonly block: ToolBlock;
  readonly parts: readonly Call[];
}

/** Index of a block → the calls that are its parts; null for a part, which is shown by its parent. */
export type Nesting = ReadonlyMap<number, readonly Call[] | null>;

const NONE: Nesting = new Map();

export function nestingOf(blocks: readonly Block[]): Nesting {
  if (!blocks.some((block) => block.kind === 'tool' && block.parent !== undefined)) return NONE;
  const parents = blocks.map((_, at) => parentAt(blocks, at));
  const children = new Map<number, number[]>();
  parents.forEach((parent, at) => {
    if (parent === null || leadsBack(parents, at)) return;
    children.set(parent, [...(children.get(parent) ?? []), at]);
  });
  const callsBelow = (at: number): Call[] =>
    (children.get(at) ?? []).flatMap((child) => {
      const block = blocks[child];
      return block?.kind === 'tool' ? [{ block, parts: callsBelow(child) }] : [];
    });
  const nesting = new Map<number, readonly Call[] | null>();
  for (const parts of children.values()) for (const at of parts) nesting.set(at, null);
  for (const at of children.keys()) if (!nesting.has(at)) nesting.set(at, callsBelow(at));
  return nesting;
}

/** Whether two lists of calls look the same: blocks are never changed in place. */
export function sameCalls(some: readonly Call[] = [], others: readonly Call[] = []): boolean {
  return (
    some === others ||
    (some.length === others.length &&
      some.every((call, at) => {
        const other = others[at];
        return call.block === other?.block && sameCalls(call.parts, other.parts);
      }))
  );
}

/** The call with the parent's id that was begun last before the part; else the first one after it. */
function parentAt(blocks: readonly Block[], at: number): number | null {
  const part = blocks[at];
  if (part?.kind !== 'tool' || part.parent === undefined) return null;
  const isParent = (block: Block | undefined, index: number) =>
    index !== at && block?.kind === 'tool' && block.id === part.parent;
  for (let before = at - 1; before >= 0; before--)
    if (isParent(blocks[before], before)) return before;
  const after = blocks.findIndex(isParent);
  return after < 0 ? null : after;
}

function leadsBack(parents: readonly (number | null)[], start: number): boolean {
  let at = parents[start] ?? null;
  for (let steps = 0; at !== null && steps < parents.length; steps++) {
    if (at === start) return true;
    at = parents[at] ?? null;
  }
  return at !== null;
}
