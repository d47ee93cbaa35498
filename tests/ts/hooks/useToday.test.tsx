import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useToday } from '../../../src/ts/hooks/useToday';

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 2, 28, 23, 59, 30) }));
afterEach(() => void vi.useRealTimers());

test('the day changes at midnight, and at the next', () => {
  const { result, unmount } = renderHook(useToday);
  expect(result.current).toBe(new Date(2026, 2, 28).getTime());
  act(() => vi.advanceTimersByTime(31_000));
  expect(result.current).toBe(new Date(2026, 2, 29).getTime());
  // A day that may be an hour shorter or longer.
  act(() => vi.advanceTimersByTime(25 * 3_600_000));
  expect(result.current).toBe(new Date(2026, 2, 30).getTime());
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that comes back after a sleep looks at the clock', () => {
  const { result } = renderHook(useToday);
  vi.setSystemTime(new Date(2026, 3, 2, 8));
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(result.current).toBe(new Date(2026, 3, 2).getTime());
});
