// One chat over a transport: it follows a thread by its cursor, and its commands survive a broken link.
//
// `known` is what the server said, folded; the store shows it, but for a turn that the user just stopped. Every command
// may be repeated: the server recognises a message by its id, and a subscription or a stop twice is one. So there is
// one answer to all that can go wrong with the link: begin anew, subscribe, and say again what was not answered.
import { adopt, read } from '../model/reader';
import { EMPTY, runningTurn, type ChatState } from '../model/state';
import { stoppedNow, withStopped } from '../model/stop';
import { createStore } from '../model/store';
import { envelopeFrom } from '../protocol/guard';
import type {
  Command,
  NewThread,
  Refused,
  Reply,
  Subscribe,
  Turn,
} from '../protocol/frames.generated';
import type { Transport } from '../transport/types';
import { abortable } from './abortable';
import { watchPage } from './page';
import type { ChatSession } from './types';
import { createWatchdog } from './watchdog';

/** How long to wait for an answer, in ms. */
const ANSWER = 5_000;
/** … when the question only is whether the link still works. */
const PROBE = 2_000;
/** A running turn is heard of at least every 5 s: the server's heartbeat. */
const SILENCE = 6_000;
/** Before a subscription that the server could not carry out is tried again. */
const RETRY = 3_000;

/** A subscription under way. What arrives meanwhile may belong to it, and is read after its answer. */
interface Following {
  readonly held: [channel: string, envelope: unknown][];
}

/** The chat named `chat`. It opens the transport and keeps it until `close`. */
export function createSession(chat: string, transport: Transport): ChatSession & { close(): void } {
  const store = createStore<ChatState>(EMPTY);
  let known: ChatState = EMPTY;
  let stopped: Turn | null = null;
  let stopping: Promise<void> = Promise.resolve();
  /** Counts the links that came up; 0 while there is none. */
  let links = 0;
  let link = 0;
  let following: Following | null = null;
  let denied: Refused | null = null;
  let waiting: (() => void)[] = [];

  const watchdog = createWatchdog(SILENCE, () => renewLink());
  const leavePage = watchPage({ onWake, onOffline });
  transport.open({ onEnvelope, onConnection });

  // --- The state

  function show(next: ChatState) {
    known = next;
    const running = runningTurn(known);
    if (running?.id !== stopped?.id) stopped = null;
    watchdog.watch(link !== 0 && running !== null);
    store.set(withStopped(known, stopped));
  }

  // --- The link

  function onConnection(connection: ChatState['connection'], wire: string | null) {
    if (connection !== 'connected') {
      if (link !== 0 || known.connection === 'connected') lost();
    } else if (link === 0) {
      link = ++links;
      known = { ...known, wire };
      void follow(cursor());
    } else {
      show({ ...known, wire });
    }
  }

  function lost() {
    link = 0;
    following = null;
    denied = null;
    const connection = navigator.onLine ? 'reconnecting' : 'offline';
    show({ ...known, connection, wire: null });
  }

  /** Do not wait any longer for the link that there is, or for its back-off: take a new one. */
  function renewLink() {
    lost();
    transport.reconnect();
  }

  function onWake() {
    if (link === 0) renewLink();
    else if (!following) void follow(cursor(), PROBE);
  }

  function onOffline() {
    show({ ...known, connection: 'offline' });
    // The browser may be wrong: a server on this machine is still there.
    onWake();
  }

  /** The answer; null if none came, and then the link is renewed or was lost. */
  async function ask(command: Command, timeout = ANSWER): Promise<Reply | null> {
    const asked = link;
    try {
      return await transport.request(command, timeout);
    } catch {
      if (asked !== 0 && asked === link) renewLink();
      return null;
    }
  }

  // --- Following the thread

  function cursor(): Subscribe {
    const { thread, channel, seq } = known;
    if (thread === null) return { type: 'subscribe', chat };
    if (channel === null) return { type: 'subscribe', chat, thread };
    return { type: 'subscribe', chat, thread, channel, after: seq };
  }

  /** Subscribe, or begin a thread, and follow the one that the answer names. A later call replaces an earlier one. */
  async function follow(command: Subscribe | NewThread, timeout = ANSWER): Promise<Reply | null> {
    const mine: Following = { held: [] };
    following = mine;
    const reply = await ask(command, timeout);
    if (following !== mine) return null;
    following = null;
    if (!reply) return null;
    if (!reply.ok) {
      onDenied(command, reply);
      return reply;
    }
    const next = 'channel' in reply ? adopt(known, reply) : null;
    if (next) {
      denied = null;
      watchdog.heard();
      show({ ...next, connection: 'connected' });
      release();
      for (const [channel, envelope] of mine.held) onEnvelope(channel, envelope);
    } else {
      // It continues something else than what is known: only the whole transcript helps.
      known = { ...known, channel: null };
      followLater();
    }
    return reply;
  }

  function followLater() {
    const asked = link;
    setTimeout(() => {
      if (asked === link && !following) void follow(cursor());
    }, RETRY);
  }

  function onDenied(command: Subscribe | NewThread, refused: Refused) {
    if (command.type === 'new_thread') {
      console.warn(`fast_dash_components: no new chat: ${refused.error.message}`);
      return void follow(cursor());
    }
    if (refused.error.code === 'not_found' && command.thread !== undefined) {
      show({ ...known, thread: null, channel: null, seq: 0, turns: [] });
      return void follow(cursor());
    }
    console.warn(`fast_dash_components: chat "${chat}": ${refused.error.message}`);
    denied = refused;
    show({ ...known, connection: 'connected' });
    release();
    // If there is no such chat, asking again does not make it.
    if (refused.error.code !== 'not_found') followLater();
  }

  function onEnvelope(channel: string, value: unknown) {
    if (following) {
      following.held.push([channel, value]);
      return;
    }
    if (channel !== known.channel) return;
    const envelope = envelopeFrom(value);
    if (!envelope) return;
    watchdog.heard();
    const { state, gap } = read(known, envelope);
    if (gap) void follow(cursor());
    else if (state !== known) show(state);
  }

  // --- Commands

  /** The thread to send to, as soon as it is followed; or why there is none. */
  async function ready(signal?: AbortSignal): Promise<string | Refused> {
    for (;;) {
      if (denied) return denied;
      if (known.connection === 'connected' && known.thread !== null) return known.thread;
      await abortable(new Promise<void>((resolve) => waiting.push(resolve)), signal);
    }
  }

  function release() {
    const released = waiting;
    waiting = [];
    for (const go of released) go();
  }

  /** Ask until there is an answer. */
  async function insist(make: (thread: string) => Command, signal?: AbortSignal): Promise<Reply> {
    for (;;) {
      const thread = await ready(signal);
      if (typeof thread !== 'string') return thread;
      const reply = await abortable(ask(make(thread)), signal);
      if (reply) return reply;
    }
  }

  async function tellStop(thread: string, turn: string): Promise<void> {
    const reply = await insist(() => ({ type: 'stop', chat, thread, turn }));
    if (reply.ok || stopped?.id !== turn) return;
    // Refused: it was over already, or never ours to stop. The server's version is the one to show.
    stopped = null;
    show(known);
  }

  return {
    store,

    async send({ id, query, settings }, signal) {
      signal?.throwIfAborted();
      // A message that follows a stop must not find the stopped turn still running.
      await abortable(stopping, signal);
      return insist(
        (thread) => ({
          type: 'send',
          chat,
          thread,
          message: id,
          query,
          ...(settings && { settings }),
        }),
        signal,
      );
    },

    stop() {
      const turn = runningTurn(known);
      if (!turn || !known.thread || stopped) return stopping;
      stopped = stoppedNow(turn, Date.now());
      stopping = tellStop(known.thread, turn.id);
      show(known);
      return stopping;
    },

    async newThread() {
      while (typeof (await ready()) === 'string') {
        if (await follow({ type: 'new_thread', chat })) return;
      }
    },

    close() {
      leavePage();
      watchdog.watch(false);
      transport.close();
    },
  };
}
