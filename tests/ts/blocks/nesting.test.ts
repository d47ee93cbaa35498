import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestingOf, sameCalls, type Call } from '../../../src/ts/blocks/nesting';
import type { Block } from '../../../src/ts/protocol/frames.generated';
import { text } from '../components/fakes';

function tool(id: string, parent?: string): Block {
  const of = parent === undefined ? {} : { parent };
  return { kind: 'tool', id, name: id, args: {}, status: 'done', started: 0, ...of };
}

/** `a(b c(d))`: what stands in the reply, and in brackets its parts. */
function outline(blocks: readonly Block[]): string {
  const nesting = nestingOf(blocks);
  const call = ({ block, parts }: Call): string =>
    block.id + (parts.length > 0 ? `(${parts.map(call).join(' ')})` : '');
  return blocks
    .flatMap((block, at) => {
      const parts = nesting.get(at);
      if (parts === null) return [];
      return [block.kind === 'tool' ? call({ block, parts: parts ?? [] }) : block.kind];
    })
    .join(' ');
}

test.each([
  ['without parents nothing is nested', [tool('a'), tool('b')], 'a b'],
  ['parts of parts', [tool('a'), tool('b', 'a'), tool('c', 'b'), tool('d', 'a')], 'a(b(c) d)'],
  ['text in between', [tool('a'), text('x'), tool('b', 'a')], 'a(b) content'],
  ['a part before its parent', [tool('b', 'a'), tool('a')], 'a(b)'],
  ['a parent that never comes', [tool('b', 'a')], 'b'],
  ['a part of itself', [tool('a', 'a')], 'a'],
  ['a circle', [tool('a', 'b'), tool('b', 'a'), tool('c', 'a')], 'a b c'],
  ['an id used again', [tool('a'), tool('b', 'a'), tool('a'), tool('c', 'a')], 'a(b) a(c)'],
])('%s', (_, blocks, shown) => {
  expect(outline(blocks)).toBe(shown);
});

test('whatever parents are named, each call is shown once', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const calls = fc.array(fc.tuple(id, fc.option(id, { nil: undefined })), { maxLength: 8 });
  fc.assert(
    fc.property(calls, (given) => {
      const blocks = given.map(([name, parent]) => tool(name, parent));
      const shown = outline(blocks).match(/[a-d]/g) ?? [];
      expect([...shown].sort()).toEqual(given.map(([name]) => name).sort());
    }),
  );
});

test('calls look the same as long as their blocks are the same', () => {
  const blocks = [tool('a'), tool('b', 'a'), tool('c', 'b')];
  const parts = (of: readonly Block[]) => nestingOf(of).get(0) ?? undefined;
  expect(sameCalls(parts(blocks), parts([...blocks]))).toBe(true);
  expect(sameCalls(parts(blocks), parts([...blocks.slice(0, 2), tool('c', 'b')]))).toBe(false);
  expect(sameCalls(undefined, parts(blocks))).toBe(false);
});
