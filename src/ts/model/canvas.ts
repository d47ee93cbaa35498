// The canvas of a conversation: a chain of changes, each of which holds only what is new in it. fast_dash/canvas/changes.py
// does the same for the same frames; the scenarios in tests/golden and tests/golden_canvas hold the two together.
//
// Nothing is changed in place: a component that a frame does not touch keeps its identity, so that React leaves it alone.
import type {
  Canvas,
  CanvasArrange,
  CanvasChange,
  CanvasShow,
  SetProps,
  Turn,
} from '../protocol/frames.generated';
import { parentOf } from './branches';
import { change, type Spec } from './patch';

type Turns = readonly Turn[];

/** The canvas before its first change. */
export const EMPTY_CANVAS = '';

const COLUMNS = 12;

/** The change that the canvas shows after the turn `leaf`. */
export function shownChange(turns: Turns, leaf: string): string {
  const place = new Map(turns.map((turn, at) => [turn.id, at]));
  let at = place.get(leaf);
  while (at !== undefined) {
    const shown = turns[at]?.shown;
    if (shown !== undefined) return shown;
    at = place.get(parentOf(turns, at));
  }
  return EMPTY_CANVAS;
}

/** What is on the canvas after a change. */
export function specsAt(turns: Turns, id: string): readonly Spec[] {
  const present = findChange(turns, id);
  if (!present) return [];
  const specs = present.order.map((name) => specOf(turns, present, name));
  return specs.filter((spec) => spec !== null);
}

/** The change with this id. */
export function findChange(turns: Turns, id: string): CanvasChange | undefined {
  const turn = turnOf(turns, id.slice(0, id.lastIndexOf('.')));
  return turn?.canvas?.find((made) => made.id === id);
}

// --- Frames

/** The turn that runs, after a frame of its own. */
export function applyCanvas(turns: Turns, turn: Turn, frame: Canvas | SetProps): Turn {
  const made = turn.canvas ?? [];
  const last = made.at(-1);
  const grows = last?.by === 'assistant' && turn.shown === last.id;
  const before = grows ? last : follow(turns, turn, 'assistant');
  const after = frame.type === 'canvas' ? built(before, frame) : patched(turns, before, frame);
  if (!after) return turn;
  return { ...turn, canvas: [...(grows ? made.slice(0, -1) : made), after], shown: after.id };
}

export function arrangeCanvas(turns: Turns, frame: CanvasArrange): Turns {
  return inTurn(turns, frame.turn, (turn) => {
    const before = follow(turns, turn, 'user');
    const known = new Set(before.order);
    const order = [...new Set([...frame.order.filter((name) => known.has(name)), ...known])];
    const spans = Object.entries(frame.spans);
    const sound = spans.filter(([name, span]) => known.has(name) && 1 <= span && span <= COLUMNS);
    const changed = Object.fromEntries(sound.map(([name, span]) => [name, { span }]));
    const after = { ...before, order, changed };
    return { ...turn, canvas: [...(turn.canvas ?? []), after], shown: after.id };
  });
}

export function showCanvas(turns: Turns, frame: CanvasShow): Turns {
  const known = frame.change === EMPTY_CANVAS || findChange(turns, frame.change);
  return known ? inTurn(turns, frame.turn, (turn) => ({ ...turn, shown: frame.change })) : turns;
}

// --- Changes

/** A change of a turn that changes nothing yet. */
function follow(turns: Turns, turn: Turn, by: CanvasChange['by']): CanvasChange {
  const base = shownChange(turns, turn.id);
  const id = `${turn.id}.${turn.canvas?.length ?? 0}`;
  return { id, base, by, order: findChange(turns, base)?.order ?? [], changed: {} };
}

function built({ id, base, by }: CanvasChange, { specs, tool }: Canvas): CanvasChange {
  const order = specs.map(({ name }) => String(name));
  return {
    id,
    base,
    by,
    order,
    changed: Object.fromEntries(specs.map((spec, at) => [order[at], spec])),
    ...(tool !== undefined && { tools: Object.fromEntries(order.map((name) => [name, tool])) }),
  };
}

function patched(turns: Turns, before: CanvasChange, frame: SetProps): CanvasChange | null {
  const { target, props, tool } = frame;
  const spec = before.order.includes(target) ? specOf(turns, before, target) : null;
  if (!spec) return null;
  let next = spec;
  for (const [name, value] of Object.entries(props)) next = change(next, name, value) ?? next;
  const fresh = Object.entries(next).filter(([key, value]) => value !== spec[key as keyof Spec]);
  if (fresh.length === 0) return null;
  const changed = { ...before.changed[target], ...Object.fromEntries(fresh) };
  return {
    ...before,
    changed: { ...before.changed, [target]: changed },
    ...(tool !== undefined && { tools: { ...before.tools, [target]: tool } }),
  };
}

/** Components by what they are made of: asked again, the same one. */
const made = new WeakMap<object, { readonly base: Spec; readonly spec: Spec }>();

/** A component as a change shows it: the newest of each key. */
function specOf(turns: Turns, present: CanvasChange, name: string): Spec | null {
  const newer: object[] = [];
  for (
    let at: CanvasChange | undefined = present;
    at?.order.includes(name);
    at = findChange(turns, at.base)
  ) {
    const part = at.changed[name];
    if (!part) continue;
    if ('type' in part) return newer.reduceRight<Spec>(onto, part as unknown as Spec);
    newer.push(part);
  }
  return null;
}

function onto(base: Spec, part: object): Spec {
  const known = made.get(part);
  if (known?.base === base) return known.spec;
  const spec = { ...base, ...part };
  made.set(part, { base, spec });
  return spec;
}

function inTurn(turns: Turns, id: string, change: (turn: Turn) => Turn): Turns {
  return turns.some((turn) => turn.id === id)
    ? turns.map((turn) => (turn.id === id ? change(turn) : turn))
    : turns;
}

function turnOf(turns: Turns, id: string): Turn | undefined {
  for (let at = turns.length - 1; at >= 0; at--) if (turns[at]?.id === id) return turns[at];
  return undefined;
}
