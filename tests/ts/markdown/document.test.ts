// What a document is once it is complete depends on its text alone, never on how it arrived.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import corpus from '../../corpus/markdown_stream.json';
import { describeDocument, parse, randomChunks } from './documents';

const CASES: readonly { id: string; text: string; frames?: readonly string[] }[] = corpus.cases;

describe.each(CASES)('$id', ({ text, frames }) => {
  const whole = describeDocument(parse([text]));

  it('is the same at every split', () => {
    for (let at = 1; at < text.length; at++)
      expect(describeDocument(parse([text.slice(0, at), text.slice(at)])), `at ${at}`).toEqual(
        whole,
      );
  });

  it('is the same in single steps', () => {
    expect(describeDocument(parse(text.split('')))).toEqual(whole);
    expect(describeDocument(parse([...text]))).toEqual(whole);
    if (frames) expect(describeDocument(parse(frames))).toEqual(whole);
  });

  it('is the same in random chunks', () => {
    for (let seed = 0; seed < 20; seed++)
      expect(describeDocument(parse(randomChunks(text, seed))), `seed ${seed}`).toEqual(whole);
  });
});

const AWKWARD = [
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '  ',
  '    ',
  '\t',
  'a',
  'word ',
  'b | c',
  '|',
  '|-|-|',
  '---',
  '-',
  '- ',
  '+ ',
  '* ',
  '***',
  '1. ',
  '2) ',
  '10. ',
  '# ',
  '## ',
  '=',
  '===',
  '> ',
  '>',
  '```',
  '````',
  '```js\n',
  '``` a|b\n',
  '~~~',
  '`',
  '**',
  '*',
  '_',
  '~',
  '~~',
  '[',
  ']',
  '[a]',
  '[a]: /u',
  '[b]: <x y> "t"',
  '"t"',
  "'t",
  '(',
  ')',
  '[a](b)',
  '![i](p)',
  '[^1]',
  '[^1]: note',
  '[^n]:',
  '<div>',
  '<!--',
  '\\',
  '&amp;',
  '&',
  '\0',
  'https://e.example/x',
  'www.e.example',
  '- [ ] t',
  '| a | b |\n|---|---|\n',
  '| 1 | 2 |\n',
  'é',
  '😀',
  '\u200B',
  '$',
  '$x$',
  '$$',
  '$$\n',
  '\n$$\n',
  '\\[\n',
  '\n\\]',
  '\\(',
  '\\)',
  '5$',
  'x^2',
];

describe('any document', () => {
  it('is the same however it arrives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...AWKWARD), { maxLength: 24 }),
        fc.array(fc.nat(6), { minLength: 1, maxLength: 12 }),
        (pieces, steps) => {
          const text = pieces.join('');
          const chunks: string[] = [];
          for (let at = 0, step = 0; at < text.length; step++) {
            const length = 1 + (steps[step % steps.length] ?? 0);
            chunks.push(text.slice(at, at + length));
            at += length;
          }
          expect(describeDocument(parse(chunks))).toEqual(describeDocument(parse([text])));
        },
      ),
      { numRuns: 2000, seed: 7 },
    );
  });
});

describe('a block longer than is parsed at once', () => {
  const LONG: readonly (readonly [string, string])[] = [
    ['paragraph', 'lorem **ipsum** dolor '.repeat(4000)],
    ['lines', 'a [link](/x) and more\n'.repeat(3000)],
    ['list', '- one *item*\n  - inner\n'.repeat(3000)],
    ['table', `| a | b |\n|---|---|\n${'| 1 | `2` |\n'.repeat(3000)}`],
    ['quote', '> quoted ~~text~~\n'.repeat(3000)],
    ['fence', `\`\`\`js\n${'let x = 1;\n'.repeat(6000)}\`\`\`\n\nafter`],
    ['no space', '😀'.repeat(30_000)],
    ['references', '[a]: /u\n'.repeat(6000) + '\n[a]'],
  ];

  it.each(LONG)('is the same however it arrives: %s', (_, block) => {
    const text = `Intro\n\n${block}\n\nThe *end*.`;
    const whole = describeDocument(parse([text]));
    for (const longest of [999, 2999, 40_000])
      expect(describeDocument(parse(randomChunks(text, 1, longest)))).toEqual(whole);
  });

  it.each(LONG.slice(0, 5))('keeps its words: %s', (_, block) => {
    const contents = parse([block])
      .groups.flat()
      .flatMap(({ tokens }) => tokens.filter(({ type }) => type === 'inline'))
      .map(({ content }) => content);
    const count = (text: string) => (text.match(/[a-z]+/g) ?? []).length;
    expect(count(contents.join(' '))).toBeGreaterThanOrEqual(count(block));
  });
});
