import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWatchdog } from '../../../src/ts/session/watchdog';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const onSilence = vi.fn();
  return { onSilence, dog: createWatchdog(6_000, onSilence) };
}

test('silence is noticed once, after the limit', () => {
  const { onSilence, dog } = watched();
  dog.watch(true);
  vi.advanceTimersByTime(5_999);
  expect(onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(onSilence).toHaveBeenCalledOnce();
});

test('the limit counts from what was heard last', () => {
  const { onSilence, dog } = watched();
  dog.watch(true);
  vi.advanceTimersByTime(4_000);
  dog.heard();
  dog.watch(true);
  vi.advanceTimersByTime(5_999);
  expect(onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onSilence).toHaveBeenCalledOnce();
});

test('nothing is expected any more', () => {
  const { onSilence, dog } = watched();
  dog.watch(true);
  dog.watch(false);
  vi.advanceTimersByTime(60_000);
  expect(onSilence).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('a watch that begins again has its whole time', () => {
  const { onSilence, dog } = watched();
  dog.heard();
  vi.advanceTimersByTime(60_000);
  dog.watch(true);
  vi.advanceTimersByTime(5_999);
  expect(onSilence).not.toHaveBeenCalled();
});
