// The canvas of a conversation, by the scenarios that pytest folds too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shownChange, specsAt } from '../../../src/ts/model/canvas';
import type { Spec } from '../../../src/ts/model/patch';
import { reduce, type Turns } from '../../../src/ts/model/reduce';
import type { Frame } from '../../../src/ts/protocol/frames.generated';

interface Scenario {
  readonly name: string;
  readonly frames: readonly Frame[];
  readonly specs: readonly Spec[];
}

const FOLDER = join(import.meta.dirname, '../../golden_canvas');
const SCENARIOS = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Scenario,
);
const START: Frame = { type: 'turn_start', turn: 't', message: 'm', query: 'q', at: 0 };

function after(...frames: readonly Frame[]): Turns {
  return [START, ...frames].reduce(reduce, [] as Turns);
}

function specs(turns: Turns): readonly Spec[] {
  return specsAt(turns, shownChange(turns, turns.at(-1)?.id ?? ''));
}

test.each(SCENARIOS)('folds the golden canvas $name', ({ frames, specs: expected }) => {
  expect(specs(after(...frames))).toStrictEqual(expected);
});

test.each(SCENARIOS)('folds $name the same when each frame is a turn of its own', (scenario) => {
  const frames = scenario.frames.flatMap((frame, at): Frame[] => [
    { ...START, turn: `t${at}` },
    frame,
    { type: 'turn_end', status: 'done', at: 1 },
  ]);
  expect(specs(after(...frames))).toStrictEqual(scenario.specs);
});

describe('a component that a frame does not touch', () => {
  const note = { name: 'note', type: 'Markdown', props: {}, value: 'x', label: 'Note', span: 12 };
  const built: Frame = { type: 'canvas', specs: [note, { ...note, name: 'other' }] };
  const before = after(built, { type: 'set_props', target: 'other', props: { value: 'y' } });

  test('is the same object after a patch of another', () => {
    const turns = reduce(before, { type: 'set_props', target: 'note', props: { value: 'z' } });
    expect(specs(turns)[1]).toBe(specs(before)[1]);
    expect(specs(turns)[0]).toMatchObject({ value: 'z' });
  });

  test('is the same object in a later turn, and after the user has moved it', () => {
    const end: Frame = { type: 'turn_end', status: 'done', at: 1 };
    const patch: Frame = { type: 'set_props', target: 'other', props: { span: 6 } };
    const later = [end, { ...START, turn: 'u' }, patch].reduce(reduce, before);
    const moved = reduce(later, {
      type: 'canvas_arrange',
      turn: 'u',
      order: ['other', 'note'],
      spans: { note: 3 },
    });
    expect(specs(moved).map(({ name }) => name)).toEqual(['other', 'note']);
    expect(specs(moved)[0]).toBe(specs(later)[1]);
    expect(specs(moved)[1]).toMatchObject({ span: 3, value: 'x' });
  });
});
