// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Typing } from '../../../src/ts/streaming/animation';

test('types a chunk each delay, the first at once', () => {
  const typing = new Typing({ chunk: 5, delay: 100 });
  typing.arrived(12, 1000);
  expect([1000, 1050, 1100, 1199, 1200, 1300].map((now) => typing.typed(now))).toEqual([
    5, 5, 10, 10, 12, 12,
  ]);
  expect(typing.rests).toBe(true);
  // A rest is no credit.
  typing.arrived(30, 5000);
  expect(typing.typed(5000)).toBe(17);
});

test('looked at seldom, it is as far as if looked at often', () => {
  const often = new Typing({ chunk: 1, delay: 10 });
  const seldom = new Typing({ chunk: 1, delay: 10 });
  for (const typing of [often, seldom]) typing.arrived(20, 0);
  for (let now = 0; now < 150; now += 1) often.typed(now);
  expect(seldom.typed(150)).toBe(often.typed(150));
});

test('another text is typed from its beginning', () => {
  const typing = new Typing({ chunk: 5, delay: 10 });
  typing.arrived(50, 0);
  typing.typed(20);
  typing.restart();
  expect(typing.rests).toBe(true);
  typing.arrived(7, 30);
  expect(typing.typed(30)).toBe(5);
});

test.each([
  ['200 tokens a second', 5, 4, 5, 10],
  ['2,000 tokens a second', 1, 8, 1, 50],
  ['one burst', 0, 100_000, 1, 10],
])('%s: never half a second behind, and smooth', (_, gap, size, chunk, delay) => {
  const { lag, largest } = play(
    Array.from({ length: gap ? 2000 : 1 }, (_, i) => ({ at: i * gap, size })),
    { chunk, delay },
    16,
  );
  expect(lag).toBeLessThan(500);
  // As much as an even pace has in the time of a frame or a delay, and a half more.
  const even = gap ? (size / gap) * Math.max(delay, 16) : (100_000 / 300) * 16;
  expect(largest).toBeLessThanOrEqual(Math.max(chunk * 3, even * 1.5 + 2));
});

test('whatever comes whenever: it goes on, never further than the text, and is never late', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ gap: fc.nat(300), size: fc.nat(500) }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 60 }),
      (pieces, chunk, delay, frame) => {
        let at = 0;
        const arrivals = pieces.map(({ gap, size }) => ({ at: (at += gap), size }));
        expect(play(arrivals, { chunk, delay }, frame).lag).toBeLessThan(300 + delay + frame);
      },
    ),
  );
});

/** Look at a text each `frame`: how late its characters were at most, and how many came at once. */
function play(
  pieces: readonly { at: number; size: number }[],
  pace: { chunk: number; delay: number },
  frame: number,
) {
  const typing = new Typing(pace);
  const waiting = [...pieces];
  const late: { at: number; length: number }[] = [];
  let [length, typed, lag, largest] = [0, 0, 0, 0];
  for (let now = 0; waiting.length > 0 || !typing.rests; now += frame) {
    for (let next = waiting[0]; next && next.at <= now; next = waiting[0]) {
      length += next.size;
      typing.arrived(length, next.at);
      late.push({ at: next.at, length });
      waiting.shift();
    }
    const before = typed;
    typed = typing.typed(now);
    expect(typed).toBeGreaterThanOrEqual(before);
    expect(typed).toBeLessThanOrEqual(length);
    largest = Math.max(largest, typed - before);
    for (let first = late[0]; first && first.length <= typed; first = late[0]) {
      lag = Math.max(lag, now - first.at);
      late.shift();
    }
  }
  expect(typed).toBe(length);
  return { lag, largest };
}
