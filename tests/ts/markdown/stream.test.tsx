import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import corpus from '../../corpus/markdown_stream.json';
import { markup, oneShot, stream } from './render';

interface Case {
  readonly id: string;
  readonly text: string;
  readonly frames?: readonly string[];
  readonly must_contain?: readonly string[];
  readonly must_not_contain?: readonly string[];
}
const CASES: readonly Case[] = corpus.cases;

afterEach(cleanup);

describe.each(CASES)('$id', (example) => {
  const { text } = example;
  const whole = () => markup(oneShot(text));

  it('is what GFM says', () => {
    const html = whole();
    for (const part of example.must_contain ?? []) expect(html).toContain(part);
    for (const part of example.must_not_contain ?? []) expect(html).not.toContain(part);
  });

  it('is the same one code unit at a time', () => {
    expect(markup(stream(text.split('')))).toBe(whole());
  });
});
