// socket.io: a WebSocket where the network lets one through, long polling where it does not.
// Loaded late, by index.ts. The server's side is fast_dash/transports/socketio.py.
import { io } from 'socket.io-client';
import { replyFrom } from '../protocol/guard';
import type { Transport, TransportEvents } from './types';

const PATH = '_fast-dash/socket.io';
const IDENTITY = '_fast-dash/identity';
/** The back-off between attempts, in ms. */
const SHORTEST = 250;
const LONGEST = 1_200;
/** … after the app's guard said no: somebody has to sign in first. */
const FORBIDDEN = 30_000;
const CONNECT_TIMEOUT = 5_000;
/** A poll is answered every 10 s, by the server's ping at the latest. One that hangs holds one of the browser's six. */
const POLL_TIMEOUT = 15_000;

/** `prefix`: the path below which the app is served, with a slash at its end. */
export function socketioTransport(prefix: string): Transport {
  const socket = io({
    path: prefix + PATH,
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: SHORTEST,
    reconnectionDelayMax: LONGEST,
    timeout: CONNECT_TIMEOUT,
    withCredentials: true,
    requestTimeout: POLL_TIMEOUT,
    // A same-origin GET carries no Origin. This header, which no page of another site can add, takes its place.
    transportOptions: { polling: { extraHeaders: { 'X-Fast-Dash': '1' } } },
  });
  let refusals = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let attempted = -Infinity;
  let websocketWorks = false;

  const reportWire = (events: TransportEvents) => {
    const wire = socket.io.engine.transport.name;
    websocketWorks ||= wire === 'websocket';
    events.onConnection('connected', wire);
  };

  function open(events: TransportEvents) {
    socket.onAny((channel: string, envelope: unknown) => events.onEnvelope(channel, envelope));
    socket.on('connect', () => {
      refusals = 0;
      reportWire(events);
      socket.io.engine.on('upgrade', () => reportWire(events));
    });
    socket.on('disconnect', (reason) => {
      events.onConnection('reconnecting', null);
      // This one alone socket.io does not repair by itself.
      if (reason === 'io server disconnect') connectLater();
    });
    socket.on('connect_error', (error) => {
      if (!socket.active) void onRefused(error.message, events);
      else if (error.message === 'timeout') preferPolling();
    });
    socket.connect();
  }

  /** The server answered, and said no. A page that outlived its cookie gets a new one; then, or else, try again. */
  async function onRefused(reason: string, events: TransportEvents) {
    // This attempt is over: whoever asks for a link is answered by a new one.
    attempted = -Infinity;
    if (reason === 'forbidden') {
      events.onConnection('forbidden', null);
      return connectIn(FORBIDDEN);
    }
    if (reason === 'identity') {
      await fetch(prefix + IDENTITY, { credentials: 'same-origin', cache: 'no-store' }).catch(
        () => null,
      );
    }
    connectLater();
  }

  /** The first time at once, then ever slower: socket.io's own back-off does not cover refusals. */
  function connectLater() {
    const delay = refusals === 0 ? 0 : Math.min(SHORTEST * 2 ** refusals, LONGEST);
    refusals++;
    connectIn(delay);
  }

  function connectIn(delay: number) {
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), delay);
  }

  /** A proxy may swallow WebSocket handshakes in silence: begin with polling then, and upgrade if that goes. */
  function preferPolling() {
    const { opts } = socket.io;
    if (!websocketWorks && opts.transports?.length === 2)
      opts.transports = ['polling', 'websocket'];
  }

  return {
    open,
    async request(command, timeout) {
      // socket.io would keep it for later; the caller decides about that.
      if (!socket.connected) throw new Error('not connected');
      const reply = replyFrom(await socket.timeout(timeout).emitWithAck('command', command));
      if (!reply) throw new Error('the answer is not understood');
      return reply;
    },
    reconnect() {
      // Several chats notice a dead link in the same moment: one attempt is enough for all.
      const now = performance.now();
      if (!socket.connected && now - attempted < SHORTEST) return;
      attempted = now;
      clearTimeout(retry);
      socket.disconnect().connect();
    },
    close() {
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}
