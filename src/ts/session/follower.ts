// Follows the thread of one chat over a link that may break: which frames are known, and which to ask for.
//
// `known` is what the server said, folded. A subscription twice is one, so there is one answer to all that can go wrong
// with the link: take a new one and subscribe from the cursor. The chat is `connected` when the server has answered a
// subscription on the present link; a link alone proves nothing.
import { parentOf } from '../model/branches';
import { adopt, read } from '../model/reader';
import { selected, type Selection } from '../model/selection';
import {
  EMPTY,
  keptSelections,
  runningTurn,
  type ChatState,
  type Connection,
} from '../model/state';
import { envelopeFrom } from '../protocol/guard';
import type { Command, NewThread, Refused, Reply, Subscribe } from '../protocol/frames.generated';
import type { Transport } from '../transport/types';
import { abortable } from './abortable';
import { watchPage } from './page';
import { createWatchdog } from './watchdog';

/** How long to wait for an answer, in ms. */
const ANSWER = 5_000;
/** … when the question only is whether the link still works. */
const PROBE = 2_000;
/** A running turn is heard of at least every 2.5 s, the server's heartbeat. Two may be late. */
const SILENCE = 6_000;
/** Before a subscription that the server could not carry out is tried again. */
const RETRY = 3_000;

export interface Follower {
  known(): ChatState;
  /** The thread, as soon as the server has answered for it; or why there is none. */
  ready(signal?: AbortSignal): Promise<string | Refused>;
  /** The answer; null if none came: the link is renewed or was lost, and the caller may ask again when `ready`. */
  ask(command: Command): Promise<Reply | null>;
  /** Show the branch that this turn belongs to. */
  choose(turn: string): void;
  /** What is selected in a component of the canvas; null for nothing. */
  select(name: string, selection: Selection | null): void;
  /** Begin a thread and follow it. Null as with `ask`. */
  begin(): Promise<Reply | null>;
  close(): void;
}

/** A subscription under way. What arrives meanwhile may belong to it, and is read after its answer. */
interface Following {
  readonly held: [channel: string, envelope: unknown][];
}

/** Follow the chat named `chat`, and call `onChange` whenever `known` has changed. Opens the transport. */
export function createFollower(
  chat: string,
  transport: Transport,
  onChange: (known: ChatState) => void,
): Follower {
  let known: ChatState = EMPTY;
  /** Links are numbered, so that what belongs to a past one is recognised; 0: there is none. */
  let link = 0;
  let links = 0;
  let following: Following | null = null;
  let denied: Refused | null = null;
  let waiting: (() => void)[] = [];

  const watchdog = createWatchdog(SILENCE, renewLink);
  const leavePage = watchPage({ onWake, onOffline });
  transport.open({ onEnvelope, onConnection });

  function change(next: ChatState) {
    known = keptSelections(next);
    watchdog.watch(link !== 0 && runningTurn(known) !== null);
    onChange(known);
  }

  // --- The link

  function onConnection(connection: Connection, wire: string | null) {
    if (connection !== 'connected') {
      if (link !== 0 || known.connection !== connection) lost(connection);
    } else if (link === 0) {
      link = ++links;
      known = { ...known, wire };
      void follow(cursor());
    } else {
      change({ ...known, wire });
    }
  }

  function lost(why: Connection) {
    link = 0;
    following = null;
    denied = null;
    const connection = why === 'reconnecting' && !navigator.onLine ? 'offline' : why;
    change({ ...known, connection, wire: null });
  }

  /** Do not wait any longer for the link that there is, or for its back-off: take a new one. */
  function renewLink() {
    // A page that was forbidden is so until it is let in: its words and its button do not flicker at each try.
    lost(known.connection === 'forbidden' ? 'forbidden' : 'reconnecting');
    transport.reconnect();
  }

  function onWake() {
    if (link === 0) renewLink();
    else if (!following) void follow(cursor(), PROBE);
  }

  function onOffline() {
    change({ ...known, connection: 'offline' });
    // The browser may be wrong: a server on this machine is still there.
    onWake();
  }

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
      change({ ...next, connection: 'connected' });
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
      change({ ...known, thread: null, channel: null, seq: 0, turns: [] });
      return void follow(cursor());
    }
    console.warn(`fast_dash_components: chat "${chat}": ${refused.error.message}`);
    denied = refused;
    change({ ...known, connection: 'connected' });
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
    else if (state !== known) change(state);
  }

  // --- Waiting for the thread

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

  return {
    known: () => known,
    ready,
    ask,
    choose(turn) {
      const at = known.turns.findIndex(({ id }) => id === turn);
      if (at < 0) return;
      const choices = { ...known.choices, [parentOf(known.turns, at)]: turn };
      change({ ...known, choices });
    },
    select(name, selection) {
      change({ ...known, selections: selected(known.selections, name, selection) });
    },
    begin: () => follow({ type: 'new_thread', chat }),
    close() {
      leavePage();
      watchdog.watch(false);
      transport.close();
    },
  };
}
