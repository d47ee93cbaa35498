import { beforeEach, expect, test, vi } from 'vitest';
import { MemoryServer } from '../../../src/ts/transport/memory';
import { share } from '../../../src/ts/transport/shared';
import type { Transport } from '../../../src/ts/transport/types';

const reader = () => ({ onEnvelope: vi.fn(), onConnection: vi.fn() });

let server: MemoryServer;
let end: () => Transport;

beforeEach(() => {
  server = new MemoryServer();
  end = share(server.transport);
});

test('all ends hear what arrives, over one link', () => {
  const open = vi.spyOn(server.transport, 'open');
  const readers = [reader(), reader()];
  readers.forEach((events) => end().open(events));
  expect(open).toHaveBeenCalledOnce();
  server.deliver('hello', 'channel');
  for (const { onEnvelope } of readers)
    expect(onEnvelope).toHaveBeenCalledExactlyOnceWith('channel', 'hello');
});

test('an end that opens late is told how the link stands', () => {
  end().open(reader());
  const late = reader();
  end().open(late);
  expect(late.onConnection).toHaveBeenCalledExactlyOnceWith('connected', 'memory');
  server.cut();
  expect(late.onConnection).toHaveBeenLastCalledWith('reconnecting', null);
});

test('a closed end hears no more; the others do', () => {
  const [closing, staying] = [reader(), reader()];
  const closed = end();
  closed.open(closing);
  end().open(staying);
  closed.close();
  server.deliver('hello', 'channel');
  expect(closing.onEnvelope).not.toHaveBeenCalled();
  expect(staying.onEnvelope).toHaveBeenCalledOnce();
});

test('commands and reconnection pass through', async () => {
  const first = end();
  first.open(reader());
  await expect(first.request({ type: 'subscribe', chat: 'bot' }, 100)).resolves.toMatchObject({
    ok: true,
  });
  first.reconnect();
  expect(server.reconnects).toBe(1);
});
