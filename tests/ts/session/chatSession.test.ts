import { expect, test, vi } from 'vitest';
import { chatSession } from '../../../src/ts/session/session';
import { MemoryServer } from '../../../src/ts/transport/memory';

const server = vi.hoisted(() => ({ connections: 0 }));
vi.mock('../../../src/ts/transport', () => ({
  connection: () => {
    server.connections++;
    return new MemoryServer().transport;
  },
}));

test('components that name the same chat share its session', () => {
  const session = chatSession('bot');
  expect(chatSession('bot')).toBe(session);
  expect(chatSession('other')).not.toBe(session);
  expect(chatSession('__proto__')).not.toBe(session);
  expect(server.connections).toBe(3);
});
