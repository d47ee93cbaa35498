// The chat that a component is linked to by its `chat` prop, and its state.
import { useMemo } from 'react';
import { EMPTY, type ChatState } from '../model/state';
import { createStore, type Store } from '../model/store';
import { chatSession } from '../session/session';
import type { ChatSession } from '../session/types';

const UNLINKED: Store<ChatState> = createStore(EMPTY);

/** The session of the chat of this name, or null for a component that stands alone. */
export function useChat(name: string | undefined): ChatSession | null {
  return useMemo(() => (name ? chatSession(name) : null), [name]);
}

/** The store to read: of the session, or one that stays empty. */
export function storeOf(session: ChatSession | null): Store<ChatState> {
  return session?.store ?? UNLINKED;
}
