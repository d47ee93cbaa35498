// The canvas of a chat: what is on it now, or was after one of its changes.
import { useMemo } from 'react';
import { storeOf } from '../../hooks/useChat';
import { useStore } from '../../hooks/useStore';
import { findChange, specsAt } from '../../model/canvas';
import type { Spec } from '../../model/patch';
import type { ChatSession } from '../../session/types';

/** A component that nothing changed is the same object as before. */
export function useCanvas(session: ChatSession, id: string): readonly Spec[] {
  const { store } = session;
  // Text that streams meanwhile changes no change.
  const present = useStore(storeOf(session), (state) => findChange(state.turns, id));
  return useMemo(() => (present ? specsAt(store.get().turns, present.id) : []), [present, store]);
}
