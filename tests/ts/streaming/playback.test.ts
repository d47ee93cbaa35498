// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Excerpt } from '../../../src/ts/streaming/excerpt';
import { Playback } from '../../../src/ts/streaming/playback';

const AT_ONCE = { concat: true, pace: null, prefix: '', suffix: '' };
const FENCES = { prefix: '```md\n', suffix: '\n```' };

test.each([
  ['Sure! ```md\n# Hello\n``` Bye.', '# Hello'],
  ['```md\n# Hello', '# Hello'],
  ['```md\n# Hello\n``', '# Hello\n``'],
  ['no fence', ''],
  ['\n``` first ```md\nyes\n```md\nno\n```', 'yes'],
  ['', ''],
])('of %j is shown %j, however it is cut', (text, shown) => {
  expect(excerpt([text]).end).toBe(shown);
  fc.assert(
    fc.property(fc.array(fc.nat(text.length)), (cuts) => {
      const borders = [0, ...cuts.sort((a, b) => a - b), text.length];
      const { end, seen } = excerpt(borders.slice(1).map((to, i) => text.slice(borders[i], to)));
      expect(end).toBe(shown);
      // Nothing is shown and then taken back.
      for (const part of seen) expect(shown.startsWith(part)).toBe(true);
    }),
  );
});

test('without marks the excerpt is the text', () => {
  const plain = new Excerpt('', '');
  plain.push('a ``');
  expect(plain.text).toBe('a ``');
});

test('messages make one text, which is there at once if it is not typed', () => {
  const playback = new Playback(AT_ONCE);
  for (const word of ['one ', 'two']) playback.message(word, 0);
  expect(playback.value).toBe('one two');
  expect(playback.animation(0)).toBe('one two');
  expect(playback.rests).toBe(true);
});

test('only what is between the marks is typed; the value is everything', () => {
  const playback = new Playback({ concat: true, pace: { chunk: 2, delay: 10 }, ...FENCES });
  playback.message('Sure! ```md\n# Hello\n``', 0);
  expect([0, 10, 20, 60].map((now) => playback.animation(now))).toEqual([
    '# ',
    '# He',
    '# Hell',
    '# Hello',
  ]);
  expect(playback.value).toBe('Sure! ```md\n# Hello\n``');
  expect(playback.end()).toBe('# Hello\n``');
});

test('when it ends the text is whole, typed or not', () => {
  const playback = new Playback({ ...AT_ONCE, pace: { chunk: 1, delay: 10 } });
  playback.message('a long text', 0);
  expect(playback.animation(0)).toBe('a');
  expect(playback.end()).toBe('a long text');
});

test('a message may replace the one before: typed anew, unless it goes on from it', () => {
  const playback = new Playback({ ...AT_ONCE, concat: false, pace: { chunk: 2, delay: 10 } });
  playback.message('one', 0);
  expect(playback.animation(10)).toBe('one');
  playback.message('one two', 20);
  expect(playback.value).toBe('one two');
  expect(playback.animation(20)).toBe('one t');
  playback.message('three', 30);
  expect(playback.animation(30)).toBe('th');
  playback.message('thr', 40);
  expect(playback.animation(40)).toBe('th');
});

test('no half of a character is shown', () => {
  const playback = new Playback({ ...AT_ONCE, pace: { chunk: 1, delay: 10 } });
  playback.message('a🚀🚀', 0);
  expect([0, 10, 20, 30, 40].map((now) => playback.animation(now))).toEqual([
    'a',
    'a',
    'a🚀',
    'a🚀',
    'a🚀🚀',
  ]);
});

function excerpt(pieces: readonly string[]) {
  const part = new Excerpt(FENCES.prefix, FENCES.suffix);
  const seen = pieces.map((piece) => (part.push(piece), part.text));
  part.end();
  return { end: part.text, seen };
}
