import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

const page = document.documentElement;
const MANTINE = 'data-mantine-color-scheme';

const watching: MutationObserver[] = [];
vi.stubGlobal(
  'MutationObserver',
  class extends MutationObserver {
    constructor(callback: MutationCallback) {
      super(callback);
      watching.push(this);
    }
  },
);

/** The hook of a page that was just opened; the one before is gone. */
async function opened() {
  for (const observer of watching.splice(0)) observer.disconnect();
  vi.resetModules();
  const { useColorScheme } = await import('../../../src/ts/hooks/useColorScheme');
  return renderHook(() => useColorScheme()).result;
}

beforeEach(() => {
  localStorage.clear();
  page.removeAttribute('data-fdc-scheme');
  page.removeAttribute(MANTINE);
});

test('is that of the system until the user chooses, and nothing is written into the page', async () => {
  const result = await opened();
  expect(result.current[0]).toBe('light');
  expect(page.dataset['fdcScheme']).toBeUndefined();
});

test('a choice is an attribute of the page, and remembered', async () => {
  const first = await opened();
  act(() => first.current[1]());
  expect(page.dataset['fdcScheme']).toBe('dark');
  page.removeAttribute('data-fdc-scheme');
  expect((await opened()).current[0]).toBe('dark');
  expect(page.dataset['fdcScheme']).toBe('dark');
});

test('follows Mantine, and takes it along', async () => {
  const result = await opened();
  page.setAttribute(MANTINE, 'dark');
  await waitFor(() => expect(result.current[0]).toBe('dark'));
  act(() => result.current[1]());
  expect(page.getAttribute(MANTINE)).toBe('light');
  page.setAttribute(MANTINE, 'dark');
  await waitFor(() => expect(result.current[0]).toBe('dark'));
  expect(page.dataset['fdcScheme']).toBe('dark');
});

test('a remembered choice is stronger than what Mantine starts with', async () => {
  localStorage.setItem('fdc-color-scheme', 'dark');
  const result = await opened();
  page.setAttribute(MANTINE, 'light');
  await waitFor(() => expect(page.getAttribute(MANTINE)).toBe('dark'));
  expect(result.current[0]).toBe('dark');
});
