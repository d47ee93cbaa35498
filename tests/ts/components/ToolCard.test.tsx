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
