// One chat, as components see it.
import type { Selection } from '../model/selection';
import type { ChatState } from '../model/state';
import type { Store } from '../model/store';
import type { Attachment, Reply, Verdict } from '../protocol/frames.generated';

export interface OutgoingMessage {
  /** Made by the browser; sending the same id twice is one turn. */
  readonly id: string;
  readonly query: string;
  /** The turn that it follows; left out, the last one that is shown. */
  readonly parent?: string;
  /** Ids of files that were uploaded to this thread. */
  readonly attachments?: readonly string[];
  /** The Run button, and no message. */
  readonly run?: boolean;
}

/** A file that is on the server, and the only thread whose messages it may go with. */
export interface Uploaded extends Attachment {
  readonly thread: string;
}

export interface ChatSession {
  readonly store: Store<ChatState>;
  /**
   * Send a message. While the link is down it waits, and is sent once when the link is back; an unanswered send is
   * repeated under the same id. Resolves with the server's answer; rejects with an AbortError when `signal` aborts it.
   */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<Reply>;
  /**
   * Upload a file for a message of the thread. A cut is repaired: it waits for the link and begins anew. `onProgress`: the
   * share that has left, 0 … 1, or null while it waits. Rejects with UploadRefused; with UploadCut when the server is
   * there and the file does not get through; with the reason of `signal`.
   */
  attach(
    file: File,
    onProgress: (progress: number | null) => void,
    signal: AbortSignal,
  ): Promise<Uploaded>;
  /** End the running turn. The screen shows it at once; the server is told as soon as the link allows. */
  stop(): Promise<void>;
  /** Begin an empty conversation. */
  newThread(): Promise<void>;
  /** The values of the app's controls, which go with every message from now on. */
  setSettings(settings: Readonly<Record<string, unknown>> | undefined): void;
  /** Say that a setting is on its way, until the function that this returns is called. */
  awaitSettings(): () => void;
  /** Have the message of a turn answered once more, beside the reply that there is. */
  regenerate(turn: string): Promise<Reply>;
  /** Send another message in the place of that of a turn, with the same files. */
  edit(turn: string, query: string): Promise<Reply>;
  /** Show the branch that this turn belongs to. */
  choose(turn: string): void;
  /** Run the app on its settings, without a message. */
  run(): Promise<Reply>;
  /** Put the components of the canvas into this order, and give some of them other widths, in columns of 12. */
  arrange(order: readonly string[], spans: Readonly<Record<string, number>>): Promise<Reply>;
  /** Take the canvas to one of its changes. */
  showChange(change: string): Promise<Reply>;
  /** What is selected in a component of the canvas; null for nothing. It goes with every message from now on. */
  select(name: string, selection: Selection | null): void;
  /** Say what the user thinks of a reply. */
  giveFeedback(turn: string, value: Verdict): Promise<Reply>;
}
