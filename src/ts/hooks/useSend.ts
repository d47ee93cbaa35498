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
import type { Attachment, Refusal } from '../protocol/frames.generated';
import { newMessageId } from '../session/outgoing';
import type { ChatSession } from '../session/types';
import { storeOf } from './useChat';
import { NO_DRAFT, type Draft } from './useDraft';
import { useEvent } from './useEvent';
import { useStore } from './useStore';

interface Sending {
  /** A message is on its way, or waits for the link. */
  readonly pending: boolean;
  /** Why the last message was not accepted. */
  readonly refusal: Refusal | null;
  /** Send the draft; or another text, which leaves the draft alone. */
  readonly send: (files: readonly Attachment[], text?: string) => void;
  /** Take back a message that waits. */
  readonly cancel: () => void;
}

/** What was sent. */
export interface Sent {
  readonly text: string;
  readonly files: readonly Attachment[];
}

interface Flight extends Sent {
  readonly id: string;
  readonly abort: AbortController;
}

export function useSend(
  session: ChatSession | null,
  draft: Draft,
  setDraft: Dispatch<SetStateAction<Draft>>,
  onAccepted: (sent: Sent) => void,
): Sending {
  const flight = useRef<Flight | null>(null);
  const last = useRef<string | null>(null);
  const tell = useEvent(onAccepted);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const land = useCallback(() => {
    flight.current = null;
    setPending(false);
  }, []);

  const accept = useCallback(
    (id: string) => {
      // The answer and the transcript both say it.
      if (last.current === id) return;
      last.current = id;
      const sent = flight.current?.id === id ? flight.current : null;
      if (sent) land();
      setDraft((now) => {
        if (now.message !== id) return now;
        // What was typed while the message was on its way stays.
        if (sent && now.text.startsWith(sent.text))
          return { text: now.text.slice(sent.text.length), message: null };
        return sent ? { text: now.text, message: null } : NO_DRAFT;
      });
      const accepted = sent ?? sentAs(id, session);
      if (accepted) tell(accepted);
    },
    [land, session, setDraft, tell],
  );

  const cancel = useCallback(() => {
    flight.current?.abort.abort();
    land();
    setDraft((now) => (now.message === null ? now : { text: now.text, message: null }));
  }, [land, setDraft]);

  const send = useEvent((files: readonly Attachment[], other?: string) => {
    const text = other ?? draft.text;
    if (!session || flight.current || (!text.trim() && files.length === 0)) return;
    const isDraft = other === undefined;
    const id = (isDraft && draft.message) || newMessageId();
    const current: Flight = { id, text, files, abort: new AbortController() };
    flight.current = current;
    if (isDraft) setDraft({ text, message: id });
    setPending(true);
    setRefusal(null);
    const attachments = files.map((file) => file.id);
    session.send({ id, query: text, attachments }, current.abort.signal).then(
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
  });

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

/** A message that an earlier page sent, as the transcript has it. */
function sentAs(message: string, session: ChatSession | null): Sent | null {
  const turn = session?.store.get().turns.find((known) => known.message === message);
  return turn ? { text: turn.query, files: turn.attachments ?? [] } : null;
}
