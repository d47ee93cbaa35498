// What this transport adds to socket.io: the identity, refusals, the choice of wires. The wire itself is tested in a
// browser, against the server.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { socketioTransport } from '../../../src/ts/transport/socketio';

type Listener = (...values: unknown[]) => void;

/** Stands in for a socket of socket.io-client; a test says what happens to it. */
class FakeSocket {
  connected = false;
  active = true;
  readonly calls: string[] = [];
  readonly io = {
    opts: { transports: ['websocket', 'polling'] },
    engine: {
      transport: { name: 'websocket' },
      on: (_: string, listener: Listener) => (this.upgraded = listener),
    },
  };
  upgraded: Listener = () => undefined;
  any: Listener = () => undefined;
  answer: unknown;
  readonly #listeners = new Map<string, Listener>();

  on(event: string, listener: Listener) {
    this.#listeners.set(event, listener);
  }
  onAny(listener: Listener) {
    this.any = listener;
  }
  happen(event: string, ...values: unknown[]) {
    if (event === 'connect') this.connected = true;
    if (event === 'disconnect') this.connected = false;
    this.#listeners.get(event)?.(...values);
  }
  refuse(message: string) {
    this.active = false;
    this.happen('connect_error', new Error(message));
  }
  connect() {
    this.active = true;
    this.calls.push('connect');
    return this;
  }
  disconnect() {
    this.calls.push('disconnect');
    if (this.connected) this.happen('disconnect', 'io client disconnect');
    return this;
  }
  timeout() {
    return { emitWithAck: () => Promise.resolve(this.answer) };
  }
}

const io = vi.hoisted(() => vi.fn());
vi.mock('socket.io-client', () => ({ io }));

let socket: FakeSocket;
const fetched = vi.fn<typeof fetch>();
const events = { onEnvelope: vi.fn(), onConnection: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  io.mockReset().mockReturnValue(socket);
  fetched.mockReset().mockResolvedValue(new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', fetched);
  events.onConnection.mockReset();
});

afterEach(() => {
  document.head.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open() {
  const transport = socketioTransport('/prefix/');
  transport.open(events);
  return transport;
}

test('connects below the app’s prefix, by WebSocket or else by polling', () => {
  open();
  expect(io).toHaveBeenCalledWith(
    expect.objectContaining({
      path: '/prefix/_fast-dash/socket.io',
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    }),
  );
  expect(socket.calls).toEqual(['connect']);
});

test('names the wire, also after an upgrade', () => {
  open();
  socket.io.engine.transport.name = 'polling';
  socket.happen('connect');
  expect(events.onConnection).toHaveBeenLastCalledWith('connected', 'polling');
  socket.io.engine.transport.name = 'websocket';
  socket.upgraded();
  expect(events.onConnection).toHaveBeenLastCalledWith('connected', 'websocket');
  socket.happen('disconnect', 'transport close');
  expect(events.onConnection).toHaveBeenLastCalledWith('reconnecting', null);
});

test('passes on what arrives under any name', () => {
  open();
  socket.any('channel', { seq: 1 });
  expect(events.onEnvelope).toHaveBeenCalledWith('channel', { seq: 1 });
});

describe('a request', () => {
  const command = { type: 'subscribe', chat: 'bot' } as const;

  test('is answered', async () => {
    const transport = open();
    socket.happen('connect');
    socket.answer = { ok: true, turn: 't1' };
    await expect(transport.request(command, 100)).resolves.toEqual({ ok: true, turn: 't1' });
  });

  test('without a link fails at once, and is not kept for later', async () => {
    await expect(open().request(command, 100)).rejects.toThrow('not connected');
  });

  test('whose answer makes no sense fails', async () => {
    const transport = open();
    socket.happen('connect');
    socket.answer = { ok: 'maybe' };
    await expect(transport.request(command, 100)).rejects.toThrow('not understood');
  });
});

describe('refused', () => {
  test('for its identity, it fetches a new cookie first', async () => {
    open();
    socket.refuse('identity');
    expect(fetched).toHaveBeenCalledExactlyOnceWith('/prefix/_fast-dash/identity', {
      credentials: 'same-origin',
      cache: 'no-store',
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.calls).toEqual(['connect', 'connect']);
  });

  test('again and again, it asks ever more slowly', async () => {
    open();
    for (let i = 0; i < 10; i++) {
      socket.refuse('identity');
      await vi.advanceTimersByTimeAsync(1_200);
    }
    expect(fetched).toHaveBeenCalledTimes(10);
    socket.refuse('identity');
    await vi.advanceTimersByTimeAsync(1_199);
    expect(socket.calls).toHaveLength(11);
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.calls).toHaveLength(12);
  });

  test('for another reason, or without a network for the cookie, it tries again', async () => {
    open();
    socket.refuse('of no interest');
    await vi.advanceTimersByTimeAsync(0);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    socket.refuse('identity');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(socket.calls).toHaveLength(3);
  });

  test('by the app’s guard, it says so and asks rarely, or when it is told to', async () => {
    const transport = open();
    socket.refuse('forbidden');
    expect(events.onConnection).toHaveBeenLastCalledWith('forbidden', null);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(socket.calls).toEqual(['connect']);
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.calls).toEqual(['connect', 'connect']);
    socket.refuse('forbidden');
    transport.reconnect();
    expect(socket.calls).toHaveLength(4);
    socket.refuse('forbidden');
    transport.reconnect();
    transport.reconnect();
    expect(socket.calls).toHaveLength(6);
    socket.happen('connect');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.calls).toHaveLength(6);
    expect(fetched).not.toHaveBeenCalled();
  });

  test('or sent away by the server, it comes back', async () => {
    open();
    socket.happen('connect');
    socket.happen('disconnect', 'io server disconnect');
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.calls).toEqual(['connect', 'connect']);
  });
});

test('begins with polling when WebSocket handshakes go unanswered', () => {
  open();
  socket.happen('connect_error', new Error('timeout'));
  expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
});

test('but not when they were answered before: then it is the network that is away', () => {
  open();
  socket.happen('connect');
  socket.happen('disconnect', 'transport close');
  socket.happen('connect_error', new Error('timeout'));
  expect(socket.io.opts.transports).toEqual(['websocket', 'polling']);
});

test('chats that ask for a new link in the same moment get one', async () => {
  const transport = open();
  socket.happen('connect');
  transport.reconnect();
  transport.reconnect();
  expect(socket.calls).toEqual(['connect', 'disconnect', 'connect']);
  await vi.advanceTimersByTimeAsync(1_000);
  transport.reconnect();
  expect(socket.calls).toHaveLength(5);
});
