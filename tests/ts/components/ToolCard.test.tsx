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
