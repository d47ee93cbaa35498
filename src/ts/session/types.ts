// One chat, as components see it.
import type { ChatState } from '../model/state';
import type { Store } from '../model/store';
import type { Reply, Verdict } from '../protocol/frames.generated';

export interface OutgoingMessage {
  /** Made by the browser; sending the same id twice is one turn. */
  readonly id: string;
  readonly query: string;
  /** The turn that it follows; left out, the last one that is shown. */
  readonly parent?: string;
  /** Ids of files that were uploaded to this thread. */
  readonly attachments?: readonly string[];
}

export interface ChatSession {
  readonly store: Store<ChatState>;
  /**
   * Send a message. While the link is down it waits, and is sent once when the link is back; an unanswered send is
   * repeated under the same id. Resolves with the server's answer; rejects with an AbortError when `signal` aborts it.
   */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<Reply>;
  /** End the running turn. The screen shows it at once; the server is told as soon as the link allows. */
  stop(): Promise<void>;
  /** Begin an empty conversation. */
  newThread(): Promise<void>;
  /** The values of the app's controls, which go with every message from now on. */
  setSettings(settings: Readonly<Record<string, unknown>> | undefined): void;
  /** Have the message of a turn answered once more, beside the reply that there is. */
  regenerate(turn: string): Promise<Reply>;
  /** Send another message in the place of that of a turn, with the same files. */
  edit(turn: string, query: string): Promise<Reply>;
  /** Show the branch that this turn belongs to. */
  choose(turn: string): void;
  /** Say what the user thinks of a reply. */
  giveFeedback(turn: string, value: Verdict): Promise<Reply>;
}
