// A chat and a browser that tests drive by hand.
import { act } from '@testing-library/react';
import { EMPTY, type ChatState } from '../../../src/ts/model/state';
import { createStore } from '../../../src/ts/model/store';
import type { Block, Reply, Status, Turn } from '../../../src/ts/protocol/frames.generated';
import type { ChatSession, OutgoingMessage, Uploaded } from '../../../src/ts/session/types';

export interface FakeSession extends ChatSession {
  readonly sent: OutgoingMessage[];
  /** What else was asked of the chat, as `regenerate t1`. */
  readonly asked: string[];
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  readonly stops: number;
  /** The uploads that began, in order. */
  readonly uploads: FakeUpload[];
  /** The server's answer to the send that waits. */
  answer(reply: Reply): Promise<void>;
  /** Frames arrived: the state changed, and the screen was painted. */
  show(change: Partial<ChatState>): Promise<void>;
}

export interface FakeUpload {
  readonly file: File;
  readonly signal: AbortSignal;
  progress(share: number | null): Promise<void>;
  /** It is on the server, under the file's own name as its id. */
  finish(thread?: string): Promise<void>;
  fail(error: Error): Promise<void>;
}

export function fakeSession(): FakeSession {
  const store = createStore<ChatState>({ ...EMPTY, thread: 't', connection: 'connected' });
  const sent: OutgoingMessage[] = [];
  let settle: (reply: Reply) => void = () => undefined;
  let stops = 0;
  let settings: FakeSession['settings'];
  const asked: string[] = [];
  const uploads: FakeUpload[] = [];
  const note = (...words: string[]): Promise<Reply> => {
    asked.push(words.join(' '));
    return Promise.resolve({ ok: true, turn: words[1] ?? '' });
  };
  return {
    store,
    run: () => note('run'),
    arrange: (order) => note('arrange', ...order),
    showChange: (change) => note('show', change),
    select: (name, selection) => void note('select', name, JSON.stringify(selection)),
    sent,
    asked,
    uploads,
    attach: (file, onProgress, signal) =>
      new Promise<Uploaded>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        const { name, type, size } = file;
        uploads.push({
          file,
          signal,
          progress: (share) => act(async () => onProgress(share)),
          finish: (thread = 't') =>
            act(async () => resolve({ id: name, name, type, size, thread })),
          fail: (error) => act(async () => reject(error)),
        });
      }),
    get settings() {
      return settings;
    },
    get stops() {
      return stops;
    },
    send(message, signal) {
      sent.push(message);
      return new Promise((resolve, reject) => {
        settle = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    },
    stop() {
      stops += 1;
      return Promise.resolve();
    },
    newThread: () => Promise.resolve(),
    setSettings(values) {
      settings = values;
    },
    awaitSettings() {
      store.set({ ...store.get(), settingsPending: true });
      return () => store.set({ ...store.get(), settingsPending: false });
    },
    regenerate: (turn) => note('regenerate', turn),
    edit: (turn, query) => note('edit', turn, query),
    choose: (turn) => void note('choose', turn),
    giveFeedback: (turn, value) => note('feedback', turn, value),
    answer: (reply) => act(async () => settle(reply)),
    show: (change) =>
      act(async () => {
        store.set({ ...store.get(), ...change });
        await painted();
      }),
  };
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** A turn, finished unless it is said to be otherwise. */
export function turn(id: string, blocks: readonly Block[], status: Status = 'done'): Turn {
  const ended = status === 'streaming' ? {} : { ended: 5000 };
  return {
    id,
    message: `message-${id}`,
    query: `question ${id}`,
    started: 0,
    status,
    blocks,
    ...ended,
  };
}

export function text(content: string): Block {
  return { kind: 'content', text: content };
}

/** jsdom has no layout: heights are what a test says, and change when it says so. */
export class FakeResizeObserver implements ResizeObserver {
  static readonly all = new Set<FakeResizeObserver>();

  constructor(private readonly callback: ResizeObserverCallback) {}

  observe() {
    FakeResizeObserver.all.add(this);
  }
  unobserve() {
    FakeResizeObserver.all.delete(this);
  }
  disconnect() {
    FakeResizeObserver.all.delete(this);
  }
  static report() {
    act(() => {
      for (const observer of FakeResizeObserver.all) observer.callback([], observer);
    });
  }
}
