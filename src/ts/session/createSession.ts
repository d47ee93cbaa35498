// One chat as components see it: the followed thread in a store, and commands that survive a broken link.
//
// Every command may be said again: the server recognises a message by its id, and a stop twice is one. So what was not
// answered is repeated. The store shows what the server said, but for a turn that the user just stopped.
import { EMPTY, runningTurn, type ChatState } from '../model/state';
import { stoppedNow, withStopped } from '../model/stop';
import { createStore } from '../model/store';
import type { Command, Reply, Turn } from '../protocol/frames.generated';
import type { Transport } from '../transport/types';
import { abortable } from './abortable';
import { createFollower } from './follower';
import type { ChatSession } from './types';

/** The chat named `chat`. It opens the transport and keeps it until `close`. */
export function createSession(chat: string, transport: Transport): ChatSession & { close(): void } {
  const store = createStore<ChatState>(EMPTY);
  let stopped: Turn | null = null;
  let stopping: Promise<void> = Promise.resolve();
  let beginning: Promise<void> | null = null;
  const follower = createFollower(chat, transport, show);

  function show(known: ChatState) {
    if (runningTurn(known)?.id !== stopped?.id) stopped = null;
    store.set(withStopped(known, stopped));
  }

  /** Ask until there is an answer. */
  async function insist(make: (thread: string) => Command, signal?: AbortSignal): Promise<Reply> {
    for (;;) {
      const thread = await follower.ready(signal);
      if (typeof thread !== 'string') return thread;
      const reply = await abortable(follower.ask(make(thread)), signal);
      if (reply) return reply;
    }
  }

  async function tellStop(thread: string, turn: string): Promise<void> {
    const reply = await insist(() => ({ type: 'stop', chat, thread, turn }));
    if (reply.ok || stopped?.id !== turn) return;
    // Refused: it was over already, or never ours to stop. The server's version is the one to show.
    stopped = null;
    show(follower.known());
  }

  async function begin(): Promise<void> {
    while (typeof (await follower.ready()) === 'string') {
      if (await follower.begin()) return;
    }
  }

  return {
    store,

    async send({ id, query, settings }, signal) {
      signal?.throwIfAborted();
      // It must neither find the stopped turn still running, nor go to the thread that is being left.
      await abortable(Promise.all([stopping, beginning]), signal);
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
      const known = follower.known();
      const turn = runningTurn(known);
      if (!turn || !known.thread || stopped) return stopping;
      stopped = stoppedNow(turn, Date.now());
      stopping = tellStop(known.thread, turn.id);
      show(known);
      return stopping;
    },

    newThread() {
      beginning ??= begin().finally(() => {
        beginning = null;
      });
      return beginning;
    },

    close: () => follower.close(),
  };
}
