import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/ts/app/lines';

const TEXT = '{"a":"ä€😀"}\n\n{"b":1}\n{"end":true}\n';
const LINES = ['{"a":"ä€😀"}', '{"b":1}', '{"end":true}'];

function stream(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });
}

async function read(body: ReadableStream<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(body)) lines.push(line);
  return lines;
}

describe('the lines of a response', () => {
  const bytes = new TextEncoder().encode(TEXT);

  it('are the same wherever the network cuts them', async () => {
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await read(stream(bytes.slice(0, cut), bytes.slice(cut)))).toEqual(LINES);
    }
  });

  it('are the same byte by byte', async () => {
    expect(await read(stream(...[...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(LINES);
  });

  it('include a last one without an end', async () => {
    expect(await read(stream(new TextEncoder().encode('{"a":1}\n{"b"')))).toEqual([
      '{"a":1}',
      '{"b"',
    ]);
  });

  it('cancel the response when nobody reads on', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('{}\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const line of linesOf(body)) {
      expect(line).toBe('{}');
      break;
    }
    expect(cancelled).toBe(true);
  });
});
