import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branchOf, choicesAfter, parentOf, placesOf } from '../../../src/ts/model/branches';
import { reduce, type Turns } from '../../../src/ts/model/reduce';
import { anyFrames, SCENARIOS } from './scenarios';

const turns = SCENARIOS.find(({ name }) => name === 'branches')?.turns ?? [];
const ids = (shown: Turns) => shown.map(({ id }) => id).join(' ');

describe('the branch that is shown', () => {
  test.each([
    ['the latest', {}, 't5'],
    ['the one that was chosen', { '': 't1' }, 't1 t3 t4'],
    ['and goes on by choice too', { '': 't1', t1: 't2' }, 't1 t2'],
    ['not one that follows something else', { '': 't3' }, 't5'],
  ])('%s', (_, choices, shown) => {
    expect(ids(branchOf(turns, choices))).toBe(shown);
  });

  test('is everything where nothing was said twice', () => {
    const linear = SCENARIOS.find(({ name }) => name === 'conversation')?.turns ?? [];
    expect(branchOf(linear, {})).toBe(linear);
    expect(placesOf(linear).size).toBe(0);
  });

  test('ends, whatever a server says follows what', () => {
    fc.assert(
      fc.property(anyFrames, (frames) => {
        const all = frames.reduce(reduce, [] as Turns);
        const shown = branchOf(all, {});
        expect(shown.length).toBeLessThanOrEqual(all.length);
        expect(shown.every((turn) => all.includes(turn))).toBe(true);
      }),
    );
  });
});

test('a turn knows its place among those that follow the same one', () => {
  const first = (...siblings: string[]) => ({ message: { index: 0, siblings } });
  const second = (...siblings: string[]) => ({ message: { index: 1, siblings } });
  expect([...placesOf(turns)]).toEqual([
    ['t1', first('t1', 't5')],
    ['t5', second('t1', 't5')],
    ['t2', first('t2', 't3')],
    ['t3', second('t2', 't3')],
  ]);
  expect(turns.map((_, at) => parentOf(turns, at))).toEqual(['', 't1', 't1', 't3', '']);
});

test('versions of a message and versions of a reply to it are counted apart', () => {
  const asked = [...'aabba'].map((query, at) => ({ id: `t${at}`, query, parent: '' }));
  const places = placesOf(asked as unknown as Turns);
  // Of the other message the latest reply is shown.
  expect(places.get('t1')).toEqual({
    message: { index: 0, siblings: ['t1', 't3'] },
    reply: { index: 1, siblings: ['t0', 't1', 't4'] },
  });
  expect(places.get('t2')).toEqual({
    message: { index: 1, siblings: ['t4', 't2'] },
    reply: { index: 0, siblings: ['t2', 't3'] },
  });
});

test('who begins a branch sees it, and other choices stay', () => {
  const choices = { t1: 't2', t3: 't4' };
  expect(choicesAfter(choices, turns.slice(0, 3), 2)).toEqual({ t3: 't4' });
  expect(choicesAfter(choices, turns, 5)).toBe(choices);
});
