// One chat, as components see it.
import type { ChatState } from '../model/state';
import type { Store } from '../model/store';
import type { Reply } from '../protocol/frames.generated';

export interface OutgoingMessage {
  /** Made by the browser; sending the same id twice is one turn. */
  readonly id: string;
  readonly query: string;
  readonly settings?: Readonly<Record<string, unknown>>;
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
}
