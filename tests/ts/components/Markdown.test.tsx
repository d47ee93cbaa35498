import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Markdown from '../../../src/ts/components/Markdown';
import { preloadMarkdown } from '../../../src/ts/markdown/LazyMarkdown';
import { Pace } from '../../../src/ts/markdown/pace';

beforeEach(() => {
  // Every update is read at once, however slow the machine is.
  vi.spyOn(Pace.prototype, 'wait').mockReturnValue(0);
  return act(preloadMarkdown);
});
afterEach(cleanup);

test('shows a text formatted', () => {
  render(<Markdown id="md" text="**bold**" className="mine" style={{ color: 'red' }} />);
  expect(screen.getByText('bold').tagName).toBe('STRONG');
  const root = document.getElementById('md');
  expect(root?.className).toBe('fdc-root fdc-markdown mine');
  expect(root?.style.color).toBe('red');
});

test('shows nothing without a text', () => {
  render(<Markdown id="md" />);
  expect(document.getElementById('md')?.textContent).toBe('');
});

test('knows that more may come', () => {
  const { rerender } = render(<Markdown text={'Text\n\n-'} streaming />);
  expect(document.querySelector('ul')).toBeNull();
  rerender(<Markdown text={'Text\n\n- item'} streaming />);
  expect(document.querySelector('li')?.textContent).toBe('item');
});

test('asks before it loads an image of a host that is not allowed', () => {
  const text = '![a](https://one.example/a.png) ![b](https://two.example/b.png)';
  render(
    <Markdown
      text={text}
      allowedImageHosts={['two.example']}
      labels={{ showImage: 'Zeige {host}' }}
    />,
  );
  expect(screen.getByRole('button').textContent).toBe('Zeige one.example');
  expect(document.querySelectorAll('img')).toHaveLength(1);
});
