// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SseParser } from '../../../src/ts/streaming/sseParser';

const message = (data: string, type = 'message') => ({ type, data });

test.each([
  ['data: one\n\n', [message('one')]],
  ['data:one\n\ndata:  two\n\n', [message('one'), message(' two')]],
  ['data: a\ndata: b\ndata:\ndata: c\n\n', [message('a\nb\n\nc')]],
  ['data\n\ndata\ndata\n\ndata:', [message(''), message('\n')]],
  ['data: a: b\n\n', [message('a: b')]],
  ['event: note\ndata: x\n\ndata: y\n\n', [message('x', 'note'), message('y')]],
  ['event: note\n\ndata: y\n\n', [message('y')]],
  [': a comment\n:\ndata: x\n\n', [message('x')]],
  ['Data: x\n data: y\nunknown: z\n\n', []],
  ['data: x\r\n\r\ndata: y\r\rdata: z\n\n', [message('x'), message('y'), message('z')]],
  ['data: x\r\n\rdata: y\n\r\n', [message('x'), message('y')]],
  ['\ufeffdata: x\n\n\ufeffdata: y\n\n', [message('x')]],
  ['data: für 🚀\u2028\u0085\n\n', [message('für 🚀\u2028\u0085')]],
  ['data: not ended', []],
  ['data: not ended\n', []],
  ['', []],
])('%j', (text, events) => {
  expect(whole(text)).toEqual(events);
});

test('an id stays until another comes, and counts when its event is complete', () => {
  const parser = new SseParser();
  const read = (text: string) => (parser.push(new TextEncoder().encode(text)), parser.lastEventId);
  expect(read('id: 7\ndata: x\n')).toBe('');
  expect(read('\n')).toBe('7');
  expect(read('data: y\n\n')).toBe('7');
  expect(read('id: a\0b\ndata: z\n\n')).toBe('7');
  expect(read('id: für\n\n')).toBe('für');
  expect(read('id\n\n')).toBe('');
  expect(new SseParser('from before').lastEventId).toBe('from before');
});

test.each([
  ['retry: 250\n', 250],
  ['retry: 2.5\n', undefined],
  ['retry:\n', undefined],
  ['retry: soon\n', undefined],
])('%j', (text, retry) => {
  const parser = new SseParser();
  parser.push(new TextEncoder().encode(text));
  expect(parser.retry).toBe(retry);
});

const line = fc.oneof(
  fc.constantFrom(
    'data',
    'data: ',
    'event: note',
    ': comment',
    '',
    '',
    'id: 1',
    'retry: 5',
    'x: y',
  ),
  fc.string({ unit: 'grapheme' }).map((text) => `data: ${text.replace(/[\r\n]/g, '')}`),
);
const stream = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')))
  .map((lines) => lines.map((parts) => parts.join('')).join(''));

test('wherever the bytes are cut, also inside a character or a line end, the events are the same', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat({ max: 12 })), (text, sizes) => {
      const bytes = new TextEncoder().encode(text);
      const parser = new SseParser();
      const events = [];
      let at = 0;
      for (const size of [...sizes, bytes.length]) {
        events.push(...parser.push(bytes.subarray(at, at + size)));
        at += size;
      }
      expect(events).toEqual(whole(text));
    }),
    { numRuns: 1000 },
  );
});

test('line ends do not matter', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const [lf, cr, crlf] = ['\n', '\r', '\r\n'].map((end) =>
        whole(lines.map((one) => one + end).join('')),
      );
      expect(cr).toEqual(lf);
      expect(crlf).toEqual(lf);
    }),
  );
});

function whole(text: string) {
  return new SseParser().push(new TextEncoder().encode(text));
}
