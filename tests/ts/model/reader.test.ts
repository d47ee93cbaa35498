import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adopt, read } from '../../../src/ts/model/reader';
import { reduce, type Turns } from '../../../src/ts/model/reduce';
import { EMPTY, type ChatState } from '../../../src/ts/model/state';
import type { Envelope, Frame, Subscribed } from '../../../src/ts/protocol/frames.generated';
import { merged } from '../../../src/ts/transport/memory';
import { anyFrames, SCENARIOS, START } from './scenarios';

const PLACE = { ok: true, thread: 'thread', channel: 'channel' } as const;
const FOLLOWING: ChatState = { ...EMPTY, thread: 'thread', channel: 'channel' };

const fold = (frames: readonly Frame[]): Turns => frames.reduce(reduce, [] as Turns);
const content = (text: string): Frame => ({ type: 'content', content: text });

/** The envelope that carries the frames numbered `after + 1 … seq`. */
function envelope(log: readonly Frame[], after: number, seq: number): Envelope {
  return { seq, frames: log.slice(after, seq) };
}

/** What a server answers to a cursor: frames, joined or not, or everything. */
function answer(
  log: readonly Frame[],
  after: number,
  how: 'frames' | 'merged' | 'turns',
): Subscribed {
  const seq = log.length;
  if (how === 'turns') return { ...PLACE, seq, turns: structuredClone(fold(log)) };
  const missing = envelope(log, after, seq);
  return { ...PLACE, seq, frames: how === 'merged' ? merged([missing]).frames : missing.frames };
}

/** Read as a session does: after a gap the cursor is sent, and the answer is taken over. */
function follow(
  log: readonly Frame[],
  arrivals: readonly Envelope[],
  how: 'frames' | 'merged' | 'turns',
): ChatState {
  const last: Envelope = { seq: log.length, frames: [] }; // A heartbeat tells a reader that missed the end.
  return [...arrivals, last].reduce((state, arrival) => {
    const { state: next, gap } = read(state, arrival);
    if (!gap) return next;
    const caughtUp = adopt(state, answer(log, state.seq, how));
    if (!caughtUp) throw new Error('the answer fits no state');
    return caughtUp;
  }, FOLLOWING);
}

describe.each(SCENARIOS)('the golden scenario $name', ({ frames, turns }) => {
  const cuts = Array.from({ length: frames.length + 1 }, (_, cut) => cut);

  test('cut at every point, with repeats', () => {
    for (const cut of cuts) {
      const [head, tail] = [envelope(frames, 0, cut), envelope(frames, cut, frames.length)];
      const whole = envelope(frames, 0, frames.length);
      for (const arrivals of [
        [head, tail],
        [head, head, tail, head, tail],
        [head, whole],
        [whole, tail],
      ]) {
        // Nothing is missing: no subscription is needed.
        const state = arrivals.reduce((before, arrival) => {
          const { state: after, gap } = read(before, arrival);
          expect(gap).toBe(false);
          return after;
        }, FOLLOWING);
        expect(state.turns).toStrictEqual(turns);
        expect(state.seq).toBe(frames.length);
      }
    }
  });

  test('with a gap at every point', () => {
    for (const how of ['frames', 'merged', 'turns'] as const) {
      for (const cut of cuts) {
        const arrivals = [envelope(frames, 0, cut), envelope(frames, cut + 1, frames.length)];
        expect(follow(frames, arrivals, how).turns).toStrictEqual(turns);
        expect(follow(frames, arrivals.slice(1), how).turns).toStrictEqual(turns);
      }
    }
  });

  test('merged', () => {
    for (const cut of cuts) {
      const singles = frames.map((_, index) => envelope(frames, index, index + 1));
      const arrivals = [singles.slice(0, cut), singles.slice(cut)]
        .filter((part) => part.length > 0)
        .map(merged);
      expect(follow(frames, arrivals, 'merged').turns).toStrictEqual(turns);
    }
  });
});

test('any cutting, repetition, merging, disorder and loss gives the same turns', () => {
  const plan = fc.record({
    frames: anyFrames,
    // Where envelopes begin and end, in any order, some of them joined.
    arrivals: fc.array(fc.tuple(fc.nat(41), fc.nat(41), fc.boolean()), { maxLength: 25 }),
    how: fc.constantFrom('frames', 'merged', 'turns'),
  });
  fc.assert(
    fc.property(plan, ({ frames, arrivals, how }) => {
      const envelopes = arrivals.map(([a, b, join]) => {
        const [after, seq] = [
          Math.min(a, b, frames.length),
          Math.min(Math.max(a, b), frames.length),
        ];
        const carried = envelope(frames, after, seq);
        return join ? merged([carried]) : carried;
      });
      const state = follow(frames, envelopes, how);
      expect(state.turns).toStrictEqual(fold(frames));
      expect(state.seq).toBe(frames.length);
    }),
    { numRuns: 500 },
  );
});

describe('an envelope', () => {
  const started: ChatState = { ...FOLLOWING, seq: 2, turns: fold([START, content('a')]) };

  test('that was seen changes nothing', () => {
    expect(read(started, { seq: 2, frames: [content('a')] })).toEqual({
      state: started,
      gap: false,
    });
    expect(read(started, { seq: 1, frames: [START] }).state).toBe(started);
  });

  test('that is merged and partly seen is a gap', () => {
    expect(read(started, { after: 1, seq: 3, frames: [content('ab')] })).toEqual({
      state: started,
      gap: true,
    });
  });

  test('without frames tells that some are missing', () => {
    expect(read(started, { seq: 2, frames: [] }).gap).toBe(false);
    expect(read(started, { seq: 3, frames: [] }).gap).toBe(true);
  });
});

describe('a snapshot', () => {
  const log: Frame[] = [START, content('a'), { type: 'turn_end', status: 'done', at: 5 }];
  const known: ChatState = { ...FOLLOWING, seq: 3, turns: fold(log) };

  test('keeps the objects of turns that are over', () => {
    const longer = [...log, { ...START, turn: 'u', message: 'n' }];
    const adopted = adopt(known, { ...answer(longer, 0, 'turns'), channel: 'other' });
    expect(adopted?.channel).toBe('other');
    expect(adopted?.turns[0]).toBe(known.turns[0]);
    expect(adopted?.turns).toHaveLength(2);
  });

  test('replaces a turn that still ran', () => {
    const running: ChatState = { ...FOLLOWING, seq: 2, turns: fold(log.slice(0, 2)) };
    expect(adopt(running, answer(log, 0, 'turns'))?.turns).toStrictEqual(fold(log));
  });

  test('is asked for when the answer continues something else', () => {
    expect(adopt(known, { ...PLACE, channel: 'other', seq: 4, frames: [START] })).toBeNull();
    expect(adopt(known, { ...PLACE, thread: 'other', seq: 4, frames: [START] })).toBeNull();
    expect(adopt(known, { ...PLACE, seq: 2, frames: [] })).toBeNull();
  });
});
