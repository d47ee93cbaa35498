import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Speech, speechAfter } from '../../../src/ts/blocks/transcript/speech';
import type { Block } from '../../../src/ts/protocol/frames.generated';
import { text } from '../components/fakes';

const whole = (...blocks: Block[]) => new Speech().next(blocks, true);

test.each([
  ['# Title\n\nSome **bold** and `code`.', 'Title Some bold and code.'],
  ['- one\n- [x] two\n> three', 'one two three'],
  ['See [the page](https://x.y) and ![a chart](c.png).', 'See the page and a chart.'],
  ['Before\n```python\nx = 1. y\n```\nAfter', 'Before After'],
  ['~~~\n```\nstill code\n~~~\nAfter', 'After'],
  ['| a | b |\n|---|:-:|\n| 1 | 2 |', 'a, b 1, 2'],
  ['snake_case_name stays', 'snake_case_name stays'],
])('reads out %j', (markdown, said) => {
  expect(whole(text(markdown))).toBe(said);
});

test('says a sentence when it is over, and the rest at the end', () => {
  const speech = new Speech();
  const say = (content: string, over = false) => speech.next([text(content)], over);
  expect(say('It costs 3.5')).toBe('');
  expect(say('It costs 3.50 euro. And')).toBe('It costs 3.50 euro.');
  expect(say('It costs 3.50 euro. And so')).toBe('');
  expect(say('It costs 3.50 euro. And so on', true)).toBe('And so on');
  expect(say('It costs 3.50 euro. And so on', true)).toBe('');
});

test('a block that follows ends the one before; tools are not read out, errors are', () => {
  const speech = new Speech();
  const tool: Block = { kind: 'tool', id: 't', name: 'x', args: {}, status: 'done', started: 0 };
  expect(speech.next([text('I look')], false)).toBe('');
  expect(speech.next([text('I look'), tool], false)).toBe('I look');
  const failed: Block = { kind: 'error', message: 'No file.' };
  expect(speech.next([text('I look'), tool, failed, text('So. ')], false)).toBe('No file. So.');
});

test('what was there before is not read out', () => {
  const speech = speechAfter([text('Old. Half')]);
  expect(speech.next([text('Old. Half a word. New')], false)).toBe('Half a word.');
});

test('however the text comes, the same words are said', () => {
  const piece = fc.constantFrom('a ', 'b. ', '\n', '```\n', '**c**', '。', 'Wort! ', '| d |');
  const words = (said: string) => said.replace(/[^\p{L}]/gu, '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const speech = new Speech();
      const all = pieces.join('');
      let said = '';
      let sofar = '';
      for (const each of pieces) {
        sofar += each;
        said += speech.next([text(sofar)], false);
      }
      said += speech.next([text(all)], true);
      expect(words(said)).toBe(words(whole(text(all))));
    }),
  );
});

test('a line that no pattern gets through in time is said in part, too', () => {
  const gap = ' '.repeat(1_000_000);
  expect(whole(text(`a${gap}b`))).toBe('b');
  expect(whole(text(`a${gap}|${'[x'.repeat(500_000)}`)).endsWith('[x[x')).toBe(true);
});

test('a flood of lines is said in part, and breaks nothing', () => {
  const said = new Speech().next([text('A line.\n'.repeat(300_000))], true);
  expect(said.length).toBeLessThanOrEqual(2_000);
  expect(said.endsWith('A line. A line.')).toBe(true);
});
