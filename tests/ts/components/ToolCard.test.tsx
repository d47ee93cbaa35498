import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import ToolCard from '../../../src/ts/components/ToolCard';

afterEach(cleanup);

test('shows name, arguments and status in one line', () => {
  render(<ToolCard name="search" args={{ q: 'x', n: 3 }} status="done" duration={1.25} />);
  expect(screen.getByRole('button').textContent).toContain('searchq="x", n=31.3 s');
});

test('opens to arguments and result, and tells Dash', () => {
  const setProps = vi.fn();
  const { rerender } = render(<ToolCard name="search" result={[1]} setProps={setProps} />);
  fireEvent.click(screen.getByRole('button'));
  expect(setProps).toHaveBeenCalledWith({ opened: true });
  rerender(<ToolCard name="search" result={[1]} setProps={setProps} opened />);
  expect(screen.getByLabelText('Result')).not.toBeNull();
});

test('a name too long for its head stands in its body, whole', () => {
  const long = `delete_${'x'.repeat(300)}`;
  const { rerender } = render(<ToolCard name={long} opened setProps={vi.fn()} />);
  expect(screen.getByText(long, { selector: 'p' })).not.toBeNull();
  rerender(<ToolCard name="delete" opened setProps={vi.fn()} />);
  expect(screen.queryByText('delete', { selector: 'p' })).toBeNull();
});

test('shows by their numbers the characters that would deceive', () => {
  render(<ToolCard name={'run\u202E'} args={{ 'a\u202E': 'b\u202E' }} result={'c\u202E\r\nd'} />);
  fireEvent.click(screen.getByRole('button'));
  const card = document.querySelector('.fdc-tool')?.textContent;
  expect(card).not.toContain('\u202E');
  expect(card).toContain('run⟨U+202E⟩');
  expect(card).toContain('"b⟨U+202E⟩"');
  expect(card).toContain('c⟨U+202E⟩\nd');
});

test('works without callbacks', () => {
  render(<ToolCard name="search" labels={{ arguments: 'Argumente' }} />);
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByLabelText('Argumente')).not.toBeNull();
});

test('shows how far it has come, while it runs', () => {
  const { rerender } = render(<ToolCard name="export" progress={1.7} message="3 of 4" />);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('100');
  expect(screen.getByRole('button').textContent).toContain('3 of 4');
  rerender(<ToolCard name="export" progress={0.5} message="3 of 4" status="cancelled" />);
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByRole('button').textContent).toContain('Cancelled');
});

test('holds the cards of its parts: open while it runs, folded afterwards', () => {
  const parts = [<ToolCard key="1" name="a" />, <ToolCard key="2" name="b" />];
  const { rerender } = render(<ToolCard name="plan">{parts}</ToolCard>);
  expect(screen.getByText('a')).not.toBeNull();
  rerender(
    <ToolCard name="plan" status="done">
      {parts}
    </ToolCard>,
  );
  expect(screen.queryByText('a')).toBeNull();
  fireEvent.click(screen.getByText('Steps: 2'));
  expect(screen.getByText('b')).not.toBeNull();
});
