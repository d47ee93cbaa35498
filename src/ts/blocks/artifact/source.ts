// Where the payload of an artifact is, and the fetching of it.
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { requestsPrefix } from '../../dash/config';

interface Conversation {
  readonly chat: string;
  readonly thread: string;
}

/** The conversation that the blocks below belong to; null for a transcript made from props. */
export const ConversationContext = createContext<Conversation | null>(null);

/** The address of an artifact's payload, or of its rows, or of these as CSV; null where there is none. */
export function useArtifactUrl(
  id: string,
  part: 'artifact' | 'rows' | 'csv' = 'artifact',
): string | null {
  const conversation = useContext(ConversationContext);
  if (!conversation) return null;
  const path = [conversation.chat, conversation.thread, id].map(encodeURIComponent).join('/');
  return `${requestsPrefix()}_fast-dash/${part}/${path}`;
}

export type Payload<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly value: Value };

/** The payload, read by `parse`, which throws on what it does not understand; and a function that tries again. */
export function usePayload<Value>(
  id: string,
  parse: (data: unknown) => Value,
): readonly [Payload<Value>, () => void] {
  const url = useArtifactUrl(id);
  const [attempt, setAttempt] = useState(0);
  const [payload, setPayload] = useState<Payload<Value>>({ state: 'loading' });
  useEffect(() => {
    if (url === null) {
      setPayload({ state: 'failed' });
      return;
    }
    const abort = new AbortController();
    setPayload({ state: 'loading' });
    fetchJson(url, abort.signal).then(
      (data) => setPayload(read(data, parse)),
      () => {
        if (!abort.signal.aborted) setPayload({ state: 'failed' });
      },
    );
    return () => abort.abort();
  }, [url, parse, attempt]);
  return [payload, useCallback(() => setAttempt((count) => count + 1), [])];
}

function read<Value>(data: unknown, parse: (data: unknown) => Value): Payload<Value> {
  try {
    return { state: 'ready', value: parse(data) };
  } catch {
    return { state: 'failed' };
  }
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { credentials: 'same-origin', signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}
