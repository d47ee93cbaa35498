// The canvas of a chat: what is on it now.
import { useMemo } from 'react';
import { storeOf } from '../../hooks/useChat';
import { useStore } from '../../hooks/useStore';
import { findChange, specsAt } from '../../model/canvas';
import type { Spec } from '../../model/patch';
import { canvasChange } from '../../model/state';
import type { ChatSession } from '../../session/types';

/** A component that nothing changed is the same object as before. */
export function useCanvas(session: ChatSession | null): readonly Spec[] {
  const store = storeOf(session);
  // Text that streams meanwhile changes no change.
  const present = useStore(store, (state) => findChange(state.turns, canvasChange(state)));
  return useMemo(() => (present ? specsAt(store.get().turns, present.id) : []), [present, store]);
}
