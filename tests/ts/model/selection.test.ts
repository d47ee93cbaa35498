import { expect, test } from 'vitest';
import { reduce, type Turns } from '../../../src/ts/model/reduce';
import { selected } from '../../../src/ts/model/selection';
import { EMPTY, keptSelections } from '../../../src/ts/model/state';
import type { Frame } from '../../../src/ts/protocol/frames.generated';

const ROWS = { kind: 'rows', rows: [{ a: 1 }] } as const;
const NOTE = { name: 'note', type: 'Table', props: {}, value: [], label: 'Note', span: 12 };
const START: Frame = { type: 'turn_start', turn: 't', message: 'm', query: 'q', at: 0 };

function state(...names: readonly string[]) {
  const frame: Frame = { type: 'canvas', specs: names.map((name) => ({ ...NOTE, name })) };
  const turns = [START, frame].reduce(reduce, [] as Turns);
  return { ...EMPTY, turns, selections: { note: ROWS, other: ROWS } };
}

test('a selection is replaced, and taken away by null', () => {
  const one = selected({}, 'note', ROWS);
  expect(one).toEqual({ note: ROWS });
  expect(selected(one, 'note', null)).toEqual({});
});

test('a component that leaves the canvas takes its selection with it', () => {
  expect(keptSelections(state('note')).selections).toEqual({ note: ROWS });
  expect(keptSelections(state()).selections).toEqual({});
});

test('what is all there stays the same object', () => {
  const all = state('note', 'other');
  expect(keptSelections(all)).toBe(all);
});
