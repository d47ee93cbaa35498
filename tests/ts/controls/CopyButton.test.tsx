import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CopyButton } from '../../../src/ts/controls/CopyButton';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('reads the text when it is pressed, and says that it is copied', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  let text = 'before';
  render(<CopyButton text={() => text} />);
  text = 'after';
  fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
  await screen.findByRole('button', { name: 'Copied' });
  expect(writeText).toHaveBeenCalledWith('after');
});

test('copies on pages without a clipboard, and leaves nothing behind', async () => {
  let selected = '';
  vi.stubGlobal('navigator', {});
  document.execCommand = () => {
    selected = (document.activeElement as HTMLTextAreaElement).value;
    return true;
  };
  render(<CopyButton text={() => 'plain http'} />);
  fireEvent.click(screen.getByRole('button'));
  await screen.findByRole('button', { name: 'Copied' });
  expect(selected).toBe('plain http');
  expect(document.querySelector('textarea')).toBeNull();
});
