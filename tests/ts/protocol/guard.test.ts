import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { envelopeFrom, replyFrom } from '../../../src/ts/protocol/guard';
import { anyFrame, SCENARIOS } from '../model/scenarios';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockReset().mockReturnValue(undefined));
afterEach(() => void warn.mockReset());

describe('an envelope', () => {
  test.each(SCENARIOS)('of the golden scenario $name passes whole', ({ frames }) => {
    expect(envelopeFrom({ seq: frames.length, frames })).toEqual({
      seq: frames.length,
      frames,
      after: 0,
    });
    expect(warn).not.toHaveBeenCalled();
  });

  test('its frames are not copied', () => {
    const frames = [{ type: 'content', content: 'a' }];
    expect(envelopeFrom({ seq: 7, frames })?.frames).toBe(frames);
  });

  test.each([
    null,
    undefined,
    'text',
    7,
    [],
    {},
    { seq: 1 },
    { frames: [] },
    { seq: '1', frames: [] },
    { seq: -1, frames: [] },
    { seq: 1.5, frames: [] },
    { seq: Infinity, frames: [] },
    { seq: 1, frames: {} },
    { seq: 1, frames: [], after: '0' },
    { seq: 1, frames: [], after: 2 },
    // More frames than numbers.
    { seq: 1, frames: [{}, {}] },
    { seq: 5, after: 4, frames: [{}, {}] },
  ])('is none: %j', (value) => {
    expect(envelopeFrom(value)).toBeNull();
  });

  test('a frame that is not understood is left out and keeps its number', () => {
    const frames = [
      { type: 'of the future' },
      { type: 'content', content: 1 },
      { type: 'content', content: 'a' },
      null,
      { type: '__proto__' },
      { type: 'toString' },
      { type: ['content'], content: 'a' },
    ];
    expect(envelopeFrom({ seq: 10, frames })).toEqual({
      seq: 10,
      after: 3,
      frames: [{ type: 'content', content: 'a' }],
    });
  });

  test('is warned about once a type', () => {
    for (let i = 0; i < 3; i++) envelopeFrom({ seq: 1, frames: [{ type: 'of the far future' }] });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.lastCall?.[0]).toContain('of the far future');
  });

  test('nothing throws', () => {
    const hostile = fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withSparseArray: true,
    });
    const damaged = fc
      .tuple(anyFrame, fc.constantFrom('type', 'at', 'id', 'args', 'content', 'status'), hostile)
      .map(([frame, field, value]) => ({ ...frame, [field]: value }));
    const frames = fc.array(fc.oneof(damaged, hostile), { maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.record({ seq: fc.nat(), frames })), (value) => {
        envelopeFrom(value);
        replyFrom(value);
      }),
    );
  });
});

describe('a reply', () => {
  const place = { ok: true, thread: 't', channel: 'c', seq: 3 };

  test.each([
    { ok: true, turn: 't1' },
    { ok: false, error: { code: 'busy', message: 'Wait.' } },
    { ok: false, error: { code: 'invalid_setting', message: 'No.', field: 'n' } },
    { ...place, frames: [{ type: 'content', content: 'a' }] },
    { ...place, turns: [] },
  ])('passes: %j', (value) => {
    expect(replyFrom(value)).toEqual(value);
  });

  test.each(SCENARIOS)('with the turns of $name passes', ({ turns }) => {
    expect(replyFrom({ ...place, turns })).toEqual({ ...place, turns });
  });

  test.each([
    null,
    'ok',
    {},
    { ok: true },
    { ok: false },
    { ok: 1, turn: 't' },
    { ...place, seq: 'x' },
  ])('is none: %j', (value) => {
    expect(replyFrom(value)).toBeNull();
  });

  test('a block that is not understood is left out', () => {
    const turn = { id: 't', message: 'm', query: 'q', started: 1, status: 'done' };
    const blocks = [{ kind: 'hologram' }, { kind: 'content', text: 'a' }];
    const reply = replyFrom({ ...place, turns: [{ ...turn, blocks }, { id: 1 }] });
    expect(reply).toEqual({
      ...place,
      turns: [{ ...turn, blocks: [{ kind: 'content', text: 'a' }] }],
    });
  });
});
