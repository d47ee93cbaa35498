import { expect, test } from 'vitest';
import { hasReply, messagesOf, turnsOf } from '../../../src/ts/blocks/transcript/messages';
import { text, turn } from '../components/fakes';

test.each([
  ['a question and its reply', ['user', 'assistant'], [['q', 'a']]],
  ['a question without a reply', ['user', 'user', 'assistant'], [['q'], ['q', 'a']]],
  ['a reply nobody asked for', ['assistant', 'user', 'assistant'], [['a'], ['q', 'a']]],
  ['two replies in a row', ['user', 'assistant', 'assistant'], [['q', 'a'], ['a']]],
] as const)('messages become turns: %s', (_, roles, expected) => {
  const turns = turnsOf(roles.map((role) => ({ role, content: role })));
  const shown = turns.map((each) => [
    ...(each.query ? ['q'] : []),
    ...(hasReply(each) ? ['a'] : []),
  ]);
  expect(shown).toEqual(expected);
});

test('a finished turn of a chat has a reply, were it an empty one', () => {
  expect(hasReply(turn('1', []))).toBe(true);
});

test('of a reply, callbacks get the text', () => {
  const thought = { kind: 'reasoning', text: 'hm', started: 0, ended: 1 } as const;
  expect(messagesOf([turn('1', [thought, text('a'), text('b')], 'stopped')])).toEqual([
    { role: 'user', content: 'question 1', status: 'done' },
    { role: 'assistant', content: 'ab', status: 'stopped' },
  ]);
});
