// The button at a table, and what it copies.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Markdown from '../../../src/ts/markdown/Markdown';
import { noFormula } from '../../../src/ts/markdown/csv';
import { oneShot, stream } from './render';

const copied: string[] = [];
beforeEach(() => {
  copied.length = 0;
  const writeText = (text: string) => Promise.resolve(void copied.push(text));
  vi.stubGlobal('navigator', { clipboard: { writeText } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function copyOf(text: string): Promise<string | undefined> {
  oneShot(text);
  fireEvent.click(screen.getByRole('button', { name: 'Copy as CSV' }));
  await waitFor(() => expect(copied).toHaveLength(1));
  return copied[0];
}

it('copies words without marks, a line for each row', async () => {
  const text = '| **a** | `b` |\n|:--|--:|\n| [one](/x) | ![two](/y) |\n| $x_1$ | |\n';
  expect(await copyOf(text)).toBe('a,b\r\none,two\r\n$x_1$,\r\n');
});

it('quotes commas and quotes', async () => {
  expect(await copyOf('| a, b | say "c" |\n|---|---|\n| é | 😀 |')).toBe(
    '"a, b","say ""c"""\r\né,😀\r\n',
  );
});

it.each([
  ['=HYPERLINK(1)', "'=HYPERLINK(1)"],
  ['@SUM(1+1)', "'@SUM(1+1)"],
  ['+cmd', "'+cmd"],
  ['-1+2', "'-1+2"],
  ['＝1+1', "'＝1+1"],
  ['-', "'-"],
  ['-5', '-5'],
  ['+3.2 %', '+3.2 %'],
  ['-1,234.50', '"-1,234.50"'],
  ['-$5', '-$5'],
  ['-1e-9', '-1e-9'],
  ['a=b', 'a=b'],
])('copies %s as %s', async (cell, field) => {
  expect(await copyOf(`| a |\n|---|\n| ${cell} |`)).toBe(`a\r\n${field}\r\n`);
});

it('sees at once that a long text is no number', () => {
  const gap = ' '.repeat(1_000_000);
  expect(noFormula(`-1${gap}x`)).toBe(`'-1${gap}x`);
});

it('copies a long table, drawn in parts, as one', async () => {
  const rows = Array.from({ length: 1500 }, (_, row) => `| ${row} | word ${row} |\n`);
  const text = `| a | b |\n|---|---|\n${rows.join('')}\n\nAnd another:\n\n| c |\n|---|\n| 1 |\n`;
  const container = oneShot(text);
  expect(container.querySelectorAll('table').length).toBeGreaterThan(3);
  const [first, second] = screen.getAllByRole('button');
  expect(screen.getAllByRole('button')).toHaveLength(2);
  fireEvent.click(first as HTMLElement);
  await waitFor(() => expect(copied).toHaveLength(1));
  fireEvent.click(second as HTMLElement);
  await waitFor(() => expect(copied).toHaveLength(2));
  const lines = copied[0]?.split('\r\n') ?? [];
  expect(lines.slice(0, 2)).toEqual(['a,b', '0,word 0']);
  expect(lines.slice(-2)).toEqual(['1499,word 1499', '']);
  expect(lines).toHaveLength(1502);
  expect(copied[1]).toBe('c\r\n1\r\n');
});

it('copies a table in a list, and each of two', async () => {
  expect(await copyOf('- item\n\n  | a |\n  |---|\n  | 1 |\n')).toBe('a\r\n1\r\n');
});

it('keeps its button while the table grows', () => {
  let button: Element | null = null;
  const text = '| a |\n|---|\n| 1 |\n| 2 |\n\nend';
  stream(text.split(''), (container) => {
    button ??= container.querySelector('button');
    expect(container.querySelector('button')).toBe(button);
  });
  expect(button).not.toBeNull();
});

it('copies what has come so far', async () => {
  render(<Markdown text={'| a |\n|---|\n| 1 |\n| 2 |\n'} streaming />);
  fireEvent.click(screen.getByRole('button'));
  await waitFor(() => expect(copied).toEqual(['a\r\n1\r\n2\r\n']));
});
