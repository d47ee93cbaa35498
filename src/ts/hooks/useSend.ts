// Sends the draft, and lets go of it only when the server has accepted it.
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type Dispatch,
  type SetStateAction,
} from 'react';
import type { ChatState } from '../model/state';
import type { Refusal } from '../protocol/frames.generated';
import { newMessageId } from '../session/outgoing';
import type { ChatSession } from '../session/types';
import { storeOf } from './useChat';
import { NO_DRAFT, type Draft } from './useDraft';
import { useStore } from './useStore';

interface Sending {
  /** A message is on its way, or waits for the link. */
  readonly pending: boolean;
  /** Why the last message was not accepted. */
  readonly refusal: Refusal | null;
  readonly send: () => void;
  /** Take back a message that waits. */
  readonly cancel: () => void;
}

interface Flight {
  readonly id: string;
  readonly query: string;
  readonly abort: AbortController;
}

export function useSend(
  session: ChatSession | null,
  draft: Draft,
  setDraft: Dispatch<SetStateAction<Draft>>,
): Sending {
  const flight = useRef<Flight | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const land = useCallback(() => {
    flight.current = null;
    setPending(false);
  }, []);

  const accept = useCallback(
    (id: string) => {
      const sent = flight.current?.id === id ? flight.current.query : null;
      if (sent !== null) land();
      setDraft((now) => {
        if (now.message !== id) return now;
        // What was typed while the message was on its way stays.
        if (sent !== null && now.text.startsWith(sent))
          return { text: now.text.slice(sent.length), message: null };
        return sent === null ? NO_DRAFT : { text: now.text, message: null };
      });
    },
    [land, setDraft],
  );

  const cancel = useCallback(() => {
    flight.current?.abort.abort();
    land();
    setDraft((now) => (now.message === null ? now : { text: now.text, message: null }));
  }, [land, setDraft]);

  const send = useCallback(() => {
    if (!session || flight.current || !draft.text.trim()) return;
    const id = draft.message ?? newMessageId();
    const current: Flight = { id, query: draft.text, abort: new AbortController() };
    flight.current = current;
    setDraft({ text: draft.text, message: id });
    setPending(true);
    setRefusal(null);
    session.send({ id, query: current.query }, current.abort.signal).then(
      (reply) => {
        if (reply.ok) return accept(id);
        if (flight.current !== current) return;
        land();
        setRefusal(reply.error);
      },
      (error: unknown) => {
        if (current.abort.signal.aborted || flight.current !== current) return;
        land();
        setRefusal({ code: 'internal', message: String(error) });
      },
    );
  }, [accept, draft, land, session, setDraft]);

  // The transcript may show the message before, or instead of, the answer: after a reload or a lost acknowledgement.
  const { message } = draft;
  const arrived = useStore(storeOf(session), (state) => message !== null && holds(state, message));
  useEffect(() => {
    if (arrived && message !== null) accept(message);
  }, [accept, arrived, message]);

  useEffect(() => () => flight.current?.abort.abort(), []);

  return { pending, refusal, send, cancel };
}

function holds(state: ChatState, message: string): boolean {
  return state.turns.slice(-3).some((turn) => turn.message === message);
}
