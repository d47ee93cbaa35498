// The parser's result as plain data, without React: what makes it cheap to compare at every split.
import type { Token } from 'markdown-it';
import { MarkdownDocument, type Block } from '../../../src/ts/markdown/document';

/** Let a text grow by these chunks; the last update says that it is complete. */
export function parse(chunks: readonly string[]): MarkdownDocument {
  const document = new MarkdownDocument();
  let text = '';
  for (const chunk of chunks) document.update((text += chunk), false);
  document.update(text, true);
  return document;
}

export function describeDocument({ groups, footnotes }: MarkdownDocument): unknown {
  return {
    groups: groups.map((group) => group.map(describeBlock)),
    footnotes: footnotes.map(({ block, first }) => [first.meta?.label, describeBlock(block)]),
  };
}

function describeBlock({ tokens, inlines, open }: Block): unknown {
  return [
    open,
    tokens.map((token) => [describeToken(token), inlines.get(token)?.map(describeInline)]),
  ];
}

function describeInline({ source, tokens }: { source: string; tokens: readonly Token[] }): unknown {
  return [source, tokens.map(describeToken)];
}

function describeToken({ type, nesting, content, info, attrs, hidden }: Token): string {
  return JSON.stringify([type, nesting, content, info, attrs, hidden]);
}

/** Cut a text into chunks of one to `longest` code units, the same for the same seed. */
export function randomChunks(text: string, seed: number, longest = 7): string[] {
  const chunks: string[] = [];
  let state = seed * 2654435761 + 12345;
  for (let at = 0; at < text.length;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const length = 1 + ((state >>> 16) % Math.floor(longest));
    chunks.push(text.slice(at, at + length));
    at += length;
  }
  return chunks;
}
