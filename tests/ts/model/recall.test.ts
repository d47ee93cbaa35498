import { expect, test } from 'vitest';
import { isAtEdge, recall, type Place } from '../../../src/ts/model/recall';

const HISTORY = ['one', 'two', 'two'];

test.each<[string, Place, string, -1 | 1, ReturnType<typeof recall>]>([
  ['up in an empty box', null, '', -1, { place: 2, text: 'two' }],
  ['up again, to the same text said before', 2, 'two', -1, { place: 1, text: 'two' }],
  ['up at the oldest', 0, 'one', -1, null],
  ['down', 0, 'one', 1, { place: 1, text: 'two' }],
  ['down from the latest', 2, 'two', 1, { place: null, text: '' }],
  ['down in an empty box', null, '', 1, null],
  ['up in a text of one’s own', null, 'mine', -1, null],
  ['up in a changed message', 1, 'two!', -1, null],
  ['down in a changed message', 1, 'two!', 1, null],
  ['up after a message was emptied', 1, '', -1, { place: 2, text: 'two' }],
])('%s', (_, place, text, step, expected) => {
  expect(recall(HISTORY, place, text, step)).toEqual(expected);
});

test('without a history there is nothing to bring', () => {
  expect(recall([], null, '', -1)).toBeNull();
});

test('a walk up and down ends at the empty box, whatever the history', () => {
  for (const length of [1, 2, 5]) {
    const history = Array.from({ length }, (_, index) => `message ${index % 2}`);
    let at: { place: Place; text: string } = { place: null, text: '' };
    const seen = [];
    for (let next; (next = recall(history, at.place, at.text, -1)); at = next) seen.push(next.text);
    expect(seen.reverse()).toEqual(history);
    for (let next; (next = recall(history, at.place, at.text, 1));) at = next;
    expect(at).toEqual({ place: null, text: '' });
  }
});

test.each<[string, number, number, -1 | 1, boolean]>([
  ['one', 3, 3, -1, true],
  ['one\ntwo', 2, 2, -1, true],
  ['one\ntwo', 5, 5, -1, false],
  ['one\ntwo', 5, 5, 1, true],
  ['one\ntwo', 2, 2, 1, false],
  ['one', 0, 3, -1, false],
])(
  'in %j with the selection %i–%i, step %i leaves the text: %s',
  (text, start, end, step, edge) => {
    expect(isAtEdge(text, start, end, step)).toBe(edge);
  },
);
