// Undo, redo, history, and where a component is from.
import { describe, expect, test } from 'vitest';
import { shownChange } from '../../../src/ts/model/canvas';
import { originsOf, redoOf, stepsOf, undoOf } from '../../../src/ts/model/canvasHistory';
import { reduce, type Turns } from '../../../src/ts/model/reduce';
import type { Frame } from '../../../src/ts/protocol/frames.generated';

const NOTE = { name: 'note', type: 'Markdown', props: {}, value: 'x', label: 'Note', span: 12 };

function turn(id: string, ...frames: readonly Frame[]): Frame[] {
  return [
    { type: 'turn_start', turn: id, message: `m-${id}`, query: `ask ${id}`, at: 0 },
    ...frames,
    { type: 'turn_end', status: 'done', at: 1 },
  ];
}

const BUILD: Frame = { type: 'canvas', specs: [NOTE], tool: 'call' };
const CALL: Frame = { type: 'tool_start', id: 'call', name: 'build_canvas', args: {}, at: 0 };
const PATCH: Frame = { type: 'set_props', target: 'note', props: { value: 'y' } };
const MOVE: Frame = { type: 'canvas_arrange', turn: 'b', order: ['note'], spans: { note: 3 } };

const turns = [...turn('a', CALL, BUILD), ...turn('b', PATCH), MOVE].reduce(reduce, [] as Turns);

describe('undo and redo', () => {
  test('go along the changes, and end at the empty canvas and at the newest', () => {
    expect(shownChange(turns, 'b')).toBe('b.1');
    expect(undoOf(turns, 'b.1')).toBe('b.0');
    expect(undoOf(turns, 'a.0')).toBe('');
    expect(undoOf(turns, '')).toBeNull();
    expect(redoOf(turns, '')).toBe('a.0');
    expect(redoOf(turns, 'b.0')).toBe('b.1');
    expect(redoOf(turns, 'b.1')).toBeNull();
  });

  test('of two changes that followed one, redo takes the newest', () => {
    const undone: Frame = { type: 'canvas_show', turn: 'b', change: 'a.0' };
    const forked = [undone, ...turn('c', PATCH)].reduce(reduce, turns);
    expect(redoOf(forked, 'a.0')).toBe('c.0');
  });
});

test('the history names every change with its turn', () => {
  expect(stepsOf(turns).map((step) => [step.id, step.by, step.turn.query])).toEqual([
    ['a.0', 'assistant', 'ask a'],
    ['b.0', 'assistant', 'ask b'],
    ['b.1', 'user', 'ask b'],
  ]);
});

test('a component comes from the call that built it and the turns that changed it', () => {
  const origins = originsOf(turns, 'b.1', 'note');
  expect(origins.map((origin) => [origin.turn.id, origin.tool?.name])).toEqual([
    ['a', 'build_canvas'],
    ['b', undefined],
  ]);
  expect(originsOf(turns, 'a.0', 'other')).toEqual([]);
});
