import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reduce, type Turns } from '../../../src/ts/model/reduce';
import type { Frame } from '../../../src/ts/protocol/frames.generated';
import { anyFrame, anyFrames, SCENARIOS, START } from './scenarios';

const fold = (frames: readonly Frame[], turns: Turns = []) => frames.reduce(reduce, turns);
const content = (text: string): Frame => ({ type: 'content', content: text });
const end: Frame = { type: 'turn_end', status: 'done', at: 9 };
const tool = (id: string): Frame => ({ type: 'tool_start', id, name: 'f', args: {}, at: 2 });

test.each(SCENARIOS)('folds the golden scenario $name', ({ frames, turns }) => {
  expect(fold(frames)).toStrictEqual(turns);
});

test('there are scenarios', () => {
  expect(SCENARIOS.length).toBeGreaterThan(15);
});

test('changes nothing in place', () => {
  fc.assert(
    fc.property(anyFrames, anyFrame, (frames, next) => {
      const before = fold(frames);
      const copy = structuredClone(before);
      reduce(before, next);
      expect(before).toStrictEqual(copy);
    }),
  );
});

test('a prototype is nobody’s tool card', () => {
  fold([START, tool('__proto__'), { ...end }]);
  expect(({} as Record<string, unknown>).status).toBeUndefined();
});

describe('what a frame does not touch keeps its identity', () => {
  test('turns that are over', () => {
    fc.assert(
      fc.property(anyFrames, anyFrame, (frames, next) => {
        fc.pre(next.type !== 'feedback');
        const before = fold(frames);
        const after = reduce(before, next);
        before.slice(0, -1).forEach((turn, index) => expect(after[index]).toBe(turn));
        const last = before.at(-1);
        if (last && last.status !== 'streaming') expect(after[before.length - 1]).toBe(last);
      }),
    );
  });

  test('all turns but the one that is judged', () => {
    const other: Frame = { type: 'turn_start', turn: 'other', message: 'n', query: 'q', at: 2 };
    const before = fold([START, end, other, content('a')]);
    const after = reduce(before, { type: 'feedback', turn: 't', value: 'up' });
    expect(after[0]).toEqual({ ...before[0], feedback: 'up' });
    expect(after[1]).toBe(before[1]);
  });

  test('blocks before the one that grows', () => {
    const before = fold([START, content('a'), tool('1'), content('b')]);
    const after = reduce(before, content('c'));
    expect(after[0]?.blocks[0]).toBe(before[0]?.blocks[0]);
    expect(after[0]?.blocks[1]).toBe(before[0]?.blocks[1]);
    expect(after[0]?.blocks[2]).toEqual({ kind: 'content', text: 'bc' });
  });

  test('everything, if the frame changes nothing', () => {
    const over = fold([START, end]);
    expect(reduce(over, content('late'))).toBe(over);
    const open = fold([START]);
    const unmatched: Frame = {
      type: 'tool_end',
      id: 'x',
      name: 'f',
      result: null,
      status: 'done',
      at: 3,
    };
    expect(reduce(open, unmatched)).toBe(open);
  });
});
