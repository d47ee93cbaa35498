// What the inside of a message needs to know of it. Reached by context, so that the elements of a block depend on its
// tokens alone and are made once.
import { createContext } from 'react';
import type { Token } from 'markdown-it';
import type { Block } from './document';
import { PendingText } from './pendingText';

export interface Message {
  /** Hosts whose images are loaded without asking. */
  readonly allowedImageHosts: readonly string[];
  readonly pending: PendingText;
  /** All that is drawn of it now, in order. */
  readonly blocks: () => readonly Block[];
}

export const MessageContext = createContext<Message>({
  allowedImageHosts: [],
  pending: new PendingText(),
  blocks: () => [],
});

export interface FootnoteNumbers {
  /** What begins each id in this message. */
  readonly prefix: string;
  readonly numbers: ReadonlyMap<string, number>;
  /** The references that the notes lead back to. */
  readonly firsts: ReadonlySet<Token>;
}

export const FootnotesContext = createContext<FootnoteNumbers>({
  prefix: '',
  numbers: new Map(),
  firsts: new Set(),
});
