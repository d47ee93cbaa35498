// One chat as components see it: the followed thread in a store, and commands that survive a broken link.
//
// Every command may be said again: the server recognises a message by its id, and a stop twice is one. So what was not
// answered is repeated. The store shows what the server said, but for a turn that the user just stopped.
import { parentOf } from '../model/branches';
import { EMPTY, runningTurn, shownTurns, type ChatState } from '../model/state';
import { stoppedNow, withStopped } from '../model/stop';
import { createStore } from '../model/store';
import type { ArrangeCanvas, Command, Reply, ShowCanvas, Turn } from '../protocol/frames.generated';
import type { Transport } from '../transport/types';
import { abortable } from './abortable';
import { createFollower } from './follower';
import { newMessageId, noteSent } from './outgoing';
import type { ChatSession, OutgoingMessage, Uploaded } from './types';
import { upload, UploadCut, UploadRefused } from './upload';

/** How often an upload is cut, while the chat itself is connected, before it is given up. */
const CUTS = 4;
/** Before an upload that was cut is tried again, in ms. */
const PAUSE = 1_000;

const NO_TURN: Reply = {
  ok: false,
  error: { code: 'not_found', message: 'There is no such turn.' },
};

type CanvasCommand = Omit<ArrangeCanvas, 'chat' | 'thread'> | Omit<ShowCanvas, 'chat' | 'thread'>;

/** The chat named `chat`. It opens the transport and keeps it until `close`. */
export function createSession(chat: string, transport: Transport): ChatSession & { close(): void } {
  const store = createStore<ChatState>(EMPTY);
  let stopped: Turn | null = null;
  let stopping: Promise<void> = Promise.resolve();
  let beginning: Promise<void> | null = null;
  let settings: Readonly<Record<string, unknown>> | undefined;
  let awaited = 0;
  const follower = createFollower(chat, transport, show);

  function show(known: ChatState) {
    if (runningTurn(known)?.id !== stopped?.id) stopped = null;
    const state = withStopped(known, stopped);
    store.set(awaited > 0 ? { ...state, settingsPending: true } : state);
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

  /** The last turn that is shown, if another branch is the latest: else the server knows better what is the last. */
  function shownParent(): string | undefined {
    const known = follower.known();
    const last = shownTurns(known).at(-1);
    return last === known.turns.at(-1) ? undefined : last?.id;
  }

  async function send(message: OutgoingMessage, signal?: AbortSignal): Promise<Reply> {
    signal?.throwIfAborted();
    noteSent(message.id);
    // It must neither find the stopped turn still running, nor go to the thread that is being left.
    await abortable(Promise.all([stopping, beginning]), signal);
    const { id, query, parent = shownParent(), attachments, run } = message;
    const given = settings && { ...settings };
    const { selections } = follower.known();
    return insist(
      (thread) => ({
        type: 'send',
        chat,
        thread,
        message: id,
        query,
        ...(given && { settings: given }),
        ...(parent !== undefined && { parent }),
        ...(attachments?.length && { attachments }),
        ...(run && { run }),
        ...(Object.keys(selections).length > 0 && { selection: selections }),
      }),
      signal,
    );
  }

  async function attach(
    file: File,
    onProgress: (progress: number | null) => void,
    signal: AbortSignal,
  ): Promise<Uploaded> {
    for (let cuts = 0; ;) {
      const thread = await follower.ready(signal);
      if (typeof thread !== 'string') throw new UploadRefused(thread.error);
      try {
        return { ...(await upload([chat, thread], file, onProgress, signal)), thread };
      } catch (error) {
        if (!(error instanceof UploadCut)) throw error;
        if (follower.known().connection === 'connected' && ++cuts === CUTS) throw error;
        onProgress(null);
        await abortable(new Promise<void>((resolve) => setTimeout(resolve, PAUSE)), signal);
      }
    }
  }

  /** A message beside that of a turn: both follow the same one. */
  async function sendBeside(id: string, query: (turn: Turn) => string): Promise<Reply> {
    const { turns } = follower.known();
    const at = turns.findIndex((turn) => turn.id === id);
    const turn = turns[at];
    if (!turn) return NO_TURN;
    return send({
      id: newMessageId(),
      query: query(turn),
      parent: parentOf(turns, at),
      attachments: turn.attachments?.map((file) => file.id),
    });
  }

  /** A change of the user's own belongs to the turn that is shown last. */
  async function changeCanvas(make: (turn: string) => CanvasCommand): Promise<Reply> {
    const turn = shownTurns(follower.known()).at(-1);
    if (!turn) return NO_TURN;
    return insist((thread) => ({ ...make(turn.id), chat, thread }));
  }

  return {
    store,
    send,
    attach,

    setSettings(values) {
      settings = values;
    },

    awaitSettings() {
      awaited++;
      show(follower.known());
      return () => {
        awaited--;
        show(follower.known());
      };
    },

    regenerate: (turn) => sendBeside(turn, ({ query }) => query),

    edit: (turn, query) => sendBeside(turn, () => query),

    choose: (turn) => follower.choose(turn),

    run: () => send({ id: newMessageId(), query: '', run: true }),

    arrange: (order, spans) =>
      changeCanvas((turn) => ({ type: 'arrange', turn, order: [...order], spans })),

    showChange: (change) => changeCanvas((turn) => ({ type: 'show', turn, change })),

    select: (name, selection) => follower.select(name, selection),

    giveFeedback: (turn, value) =>
      insist((thread) => ({ type: 'feedback', chat, thread, turn, value })),

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
