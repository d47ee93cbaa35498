import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lazy } from '../../../src/ts/transport/lazy';
import { MemoryServer } from '../../../src/ts/transport/memory';

const reader = () => ({ onEnvelope: vi.fn(), onConnection: vi.fn() });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the code is loaded when the transport is opened, not before', async () => {
  const load = vi.fn(() => Promise.resolve(new MemoryServer().transport));
  const transport = lazy(load);
  expect(load).not.toHaveBeenCalled();
  const events = reader();
  transport.open(events);
  await vi.advanceTimersByTimeAsync(0);
  expect(events.onConnection).toHaveBeenCalledWith('connected', 'memory');
});

test('until then commands fail, and asking for a new link does nothing', async () => {
  const transport = lazy(() => new Promise(() => undefined));
  transport.open(reader());
  transport.reconnect();
  await expect(transport.request({ type: 'subscribe', chat: 'bot' }, 100)).rejects.toThrow(
    'not loaded',
  );
});

test('a chunk that did not arrive is asked for again', async () => {
  const server = new MemoryServer();
  const load = vi
    .fn()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue(server.transport);
  const transport = lazy(load);
  const events = reader();
  transport.open(events);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(events.onConnection).toHaveBeenCalledWith('connected', 'memory');
  await expect(transport.request({ type: 'subscribe', chat: 'bot' }, 100)).resolves.toMatchObject({
    ok: true,
  });
});

test('closed before it was loaded, it stays closed', async () => {
  const server = new MemoryServer();
  const transport = lazy(() => Promise.resolve(server.transport));
  const events = reader();
  transport.open(events);
  transport.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(events.onConnection).not.toHaveBeenCalled();
});
