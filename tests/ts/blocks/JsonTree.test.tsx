import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { JsonTree } from '../../../src/ts/blocks/JsonTree';

afterEach(cleanup);

const body = () => document.querySelector('.fdc-json__body')?.textContent;

test.each([
  ['a number', 3, '3'],
  ['nothing', null, 'null'],
  ['a text, as it is', 'a\n"b"', 'a\n"b"'],
  ['an empty list', [], '[]'],
  ['a text inside, quoted', ['a'], '0"a"'],
])('shows %s', (_, value, shown) => {
  render(<JsonTree title="Result" value={value} />);
  expect(body()).toBe(shown);
});

test('shows a long list a page at a time, and all of it in the end', () => {
  const value = Array.from({ length: 250 }, (_, index) => index);
  render(<JsonTree title="Result" value={value} />);
  expect(document.querySelectorAll('li')).toHaveLength(101);
  fireEvent.click(screen.getByText('Show more (150 left)'));
  fireEvent.click(screen.getByText('Show more (50 left)'));
  expect(document.querySelectorAll('li')).toHaveLength(250);
});

test('shows a long text whole on demand', () => {
  render(<JsonTree title="Result" value={{ page: 'x'.repeat(5000) }} />);
  fireEvent.click(screen.getByText('Show all 5,000 characters'));
  expect(body()).toContain(`"${'x'.repeat(5000)}"`);
});

test('unfolds what is deep', () => {
  render(<JsonTree title="Result" value={{ a: { b: { c: 'deep' } } }} />);
  expect(body()).not.toContain('deep');
  fireEvent.click(screen.getAllByText('{1}').at(-1) as HTMLElement);
  expect(body()).toContain('deep');
});

test('a large value is searched: what is found is counted, and Enter goes on', () => {
  render(<JsonTree title="Result" value={Array.from({ length: 50 }, (_, n) => `row ${n}`)} />);
  const box = screen.getByRole('searchbox', { name: 'Search in Result' });
  fireEvent.change(box, { target: { value: 'row 4' } });
  expect(screen.getByRole('status').textContent).toBe('1 of 11');
  fireEvent.keyDown(box, { key: 'Enter', shiftKey: true });
  expect(screen.getByRole('status').textContent).toBe('11 of 11');
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(document.querySelector('[aria-current]')?.textContent).toBe('[4]row 4');
  fireEvent.keyDown(box, { key: 'Escape' });
  expect(body()).toContain('row 0');
});

test('a small value has no search box', () => {
  render(<JsonTree title="Result" value={[1]} />);
  expect(screen.queryByRole('searchbox')).toBeNull();
});

test('says what the server left out, as no part of the text', () => {
  render(<JsonTree title="Result" value={['', 'abc… 12 more characters', '… 3 more items']} />);
  const marks = [...document.querySelectorAll('.fdc-json__cut')].map((mark) => mark.textContent);
  expect(marks).toEqual(['… 12 more characters', '… 3 more items']);
  expect(body()).toBe('0""1"abc… 12 more characters2… 3 more items');
});
