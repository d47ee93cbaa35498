// What the user selects in a component goes to the chat, and what is taken away there goes from the component.
import { useEffect, useRef, type RefObject } from 'react';
import { storeOf } from '../../hooks/useChat';
import { useStore } from '../../hooks/useStore';
import type { Selection } from '../../model/selection';
import type { ChatSession } from '../../session/types';
import type { Spec } from './components';
import { watchFigure } from './figureSelection';
import { watchTable } from './tableSelection';

export interface Watched {
  /** Nothing is selected any more. */
  clear(): void;
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
): void {
  const watched = useRef<Watched | null>(null);
  useEffect(() => {
    const watch = WATCHES[type];
    if (!session || !watch || !body.current) return;
    const watching = watch(body.current, id, (selection) => session.select(name, selection));
    watched.current = watching;
    return () => watching.stop();
  }, [session, name, type, id, body]);

  const selected = useStore(storeOf(session), ({ selections }) => name in selections);
  const before = useRef(false);
  useEffect(() => {
    if (before.current && !selected) watched.current?.clear();
    before.current = selected;
  }, [selected]);
}
