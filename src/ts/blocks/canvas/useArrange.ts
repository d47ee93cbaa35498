// The user moves and resizes components. It is shown at once, and told to the server when the hand comes to rest.
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { storeOf } from '../../hooks/useChat';
import { useEvent } from '../../hooks/useEvent';
import { useStore } from '../../hooks/useStore';
import { arranged, movedTo, type Arrangement } from '../../model/arrangement';
import type { Spec } from '../../model/patch';
import { canvasChange } from '../../model/state';
import type { ChatSession } from '../../session/types';

/** After the last key, in ms: several steps are one change. */
const REST = 600;
const COLUMNS = 12;

export interface Arrange {
  /** One place to the front or to the back; the new place, from 0. */
  move(name: string, by: 1 | -1): number;
  moveTo(name: string, target: string, side: 'before' | 'after'): void;
  /** Shown only, until `settle`. */
  resize(name: string, span: number): void;
  settle(): void;
  /** After a pause: for keys. */
  settleSoon(): void;
}

export function useArrange(
  session: ChatSession,
  specs: readonly Spec[],
  onRefused: (message: string) => void,
): readonly [items: readonly Spec[], arrange: Arrange] {
  const [draft, setDraft] = useState<Arrangement | null>(null);
  /** The change that was shown when the draft was sent. */
  const [sentAt, setSentAt] = useState<string | null>(null);
  const shown = useStore(storeOf(session), canvasChange);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const items = draft ? arranged(specs, draft) : specs;

  // The frame is there: what it says is what the draft said.
  const told = sentAt !== null && shown !== sentAt;
  useEffect(() => {
    if (!told) return;
    setDraft(null);
    setSentAt(null);
  }, [told]);

  const change = useEvent((next: Partial<Arrangement>) => {
    const before = draft ?? { order: specs.map(({ name }) => name), spans: {} };
    // Before the next key: it goes on from here. The focus stays with what is moved.
    const focused = document.activeElement;
    flushSync(() => {
      setDraft({ ...before, ...next });
      setSentAt(null);
    });
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
  });

  const move = useEvent((name: string, by: 1 | -1) => {
    const order = items.map((item) => item.name);
    const from = order.indexOf(name);
    const to = Math.min(Math.max(from + by, 0), order.length - 1);
    const target = order[to];
    if (to !== from && target !== undefined)
      change({ order: movedTo(order, name, target, by < 0 ? 'before' : 'after') });
    return to;
  });

  const moveTo = useEvent((name: string, target: string, side: 'before' | 'after') => {
    const order = items.map((item) => item.name);
    change({ order: movedTo(order, name, target, side) });
  });

  const resize = useEvent((name: string, span: number) => {
    const within = Math.min(Math.max(span, 1), COLUMNS);
    if (items.some((item) => item.name === name && item.span !== within))
      change({ spans: { ...draft?.spans, [name]: within } });
  });

  const settle = useEvent(() => {
    clearTimeout(timer.current);
    if (!draft || sentAt !== null) return;
    const spans = Object.entries(draft.spans).filter(([name, span]) =>
      specs.some((spec) => spec.name === name && spec.span !== span),
    );
    const moved = items.some((item, at) => item.name !== specs[at]?.name);
    if (!moved && spans.length === 0) return setDraft(null);
    setSentAt(shown);
    const order = items.map(({ name }) => name);
    void session.arrange(order, Object.fromEntries(spans)).then((reply) => {
      if (reply.ok) return;
      onRefused(reply.error.message);
      setDraft(null);
      setSentAt(null);
    });
  });

  const settleSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, REST);
  }, [settle]);
  // Who leaves rests no longer.
  useEffect(() => {
    addEventListener('pagehide', settle);
    document.addEventListener('visibilitychange', settle);
    return () => {
      removeEventListener('pagehide', settle);
      document.removeEventListener('visibilitychange', settle);
      settle();
    };
  }, [settle]);

  const [arrange] = useState<Arrange>(() => ({ move, moveTo, resize, settle, settleSoon }));
  return [items, arrange];
}
