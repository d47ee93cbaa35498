// What the user selects in a component goes to the chat, and what is taken away there goes from the component. While an
// earlier change is looked at, both rest: what is selected belongs to the present one, and is there again with it.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useLatest } from '../../hooks/useLatest';
import { storeOf } from '../../hooks/useChat';
import { useStore } from '../../hooks/useStore';
import type { Selection } from '../../model/selection';
import type { ChatSession } from '../../session/types';
import type { Spec } from './components';
import { watchFigure } from './figureSelection';
import { watchTable } from './tableSelection';

export interface Watched {
  /** This is selected now; null for nothing. */
  show(selection: Selection | null): void;
  stop(): void;
}

type Watch = (
  body: HTMLElement,
  id: string,
  onChange: (selection: Selection | null) => void,
) => Watched;

/** The types in which something can be selected. */
const WATCHES: Readonly<Record<string, Watch>> = { Graph: watchFigure, Table: watchTable };

export function useSelection(
  session: ChatSession | null,
  { name, type }: Spec,
  id: string,
  body: RefObject<HTMLElement>,
  { previewing, isDrawn }: { readonly previewing: boolean; readonly isDrawn: boolean },
): void {
  const watched = useRef<Watched | null>(null);
  const selection = useStore(storeOf(session), ({ selections }) => selections[name] ?? null);
  const resting = useRef(previewing || selection !== null);
  const selected = useLatest(selection);
  useEffect(() => {
    const watch = WATCHES[type];
    if (!session || !watch || !body.current) return;
    const watching = watch(body.current, id, (found) => {
      if (!resting.current) session.select(name, found);
    });
    watched.current = watching;
    return () => watching.stop();
  }, [session, name, type, id, body]);

  const before = useRef<Selection | null>(null);
  useEffect(() => {
    if (before.current && !selection && !resting.current) watched.current?.show(null);
    before.current = selection;
  }, [selection]);

  // Before anything of another change is drawn.
  useLayoutEffect(() => {
    if (previewing) resting.current = true;
  }, [previewing]);
  useEffect(() => {
    if (previewing || !isDrawn || !resting.current) return;
    // When it is drawn.
    const timer = setTimeout(() => {
      watched.current?.show(selected.current);
      resting.current = false;
    });
    return () => clearTimeout(timer);
  }, [previewing, isDrawn, selected]);
}
