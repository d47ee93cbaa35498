// A stream of server-sent events over `fetch`, which unlike the browser's own EventSource may have a payload and headers.
// Knows nothing of Dash, and nothing of what the events mean.
import { SseParser, type ServerEvent } from './sseParser';

export interface StreamRequest {
  readonly url: string;
  /** Without it: `POST` with a payload, `GET` without. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string;
  /** Send cookies also to a server of another origin. */
  readonly withCredentials?: boolean;
  /**
   * Each event stands on its own, so that after a cut the stream can be asked for again even if its events have no ids.
   * If they are parts of a whole, it cannot: the beginning would come twice.
   */
  readonly independent?: boolean;
}

/** Why a stream stopped before it had come to its end, in words for a person. */
export class StreamError extends Error {}

const RETRY = 1_000;
const LONGEST_RETRY = 30_000;
/** Cuts without an event between them after which nothing more is hoped for: about two minutes. */
const ATTEMPTS = 7;
/** What a proxy says while the server behind it restarts. */
const RESTARTING: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * The events of a stream. After a cut it connects again, with `Last-Event-ID`. It returns when the server says that there
 * is no more (204) or `signal` is aborted, and throws a StreamError. Leaving the loop over it closes the connection.
 */
export async function* serverEvents(
  request: StreamRequest,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent, void> {
  let lastEventId = '';
  let retry = RETRY;
  let opened = false;
  let received = false;
  for (let failures = 0; ; failures++) {
    const response = await ask(request, lastEventId, signal);
    if (signal.aborted || response?.status === 204) return;
    if (!response && !opened) throw new StreamError(unreachable(request.url));
    if (response && !(opened && RESTARTING.has(response.status))) {
      check(response);
      opened = true;
      const parser = new SseParser(lastEventId);
      for await (const bytes of body(response)) {
        for (const event of parser.push(bytes)) {
          received = true;
          failures = 0;
          yield event;
        }
      }
      lastEventId = parser.lastEventId;
      retry = parser.retry ?? retry;
    }
    if (signal.aborted) return;
    if (received && !lastEventId && !request.independent) throw new StreamError(CUT_WITHOUT_IDS);
    if (failures === ATTEMPTS) throw new StreamError(CUT_FOR_GOOD);
    // Not all at the same moment, when a server restarts that many read from.
    const spread = 1 + Math.random() / 2;
    await pause(Math.min(retry * 2 ** failures, LONGEST_RETRY) * spread, signal);
    if (signal.aborted) return;
  }
}

const CUT_WITHOUT_IDS =
  'The stream was cut, or ended without [DONE]. It cannot be continued, because its events have no ids.';
const CUT_FOR_GOOD = 'The stream was cut, or ended without [DONE], and could not be continued.';

function unreachable(url: string): string {
  return `The stream at ${url} cannot be reached. A server of another origin must allow this page's requests (CORS).`;
}

/** The server's answer, or null if there is none. */
async function ask(
  request: StreamRequest,
  lastEventId: string,
  signal: AbortSignal,
): Promise<Response | null> {
  const { url, payload, withCredentials } = request;
  const method = (request.method ?? (payload ? 'POST' : 'GET')).toUpperCase();
  let prepared: Request;
  try {
    const headers = new Headers(request.headers ?? {});
    if (!headers.has('Accept')) headers.set('Accept', 'text/event-stream');
    if (lastEventId) headers.set('Last-Event-ID', utf8(lastEventId));
    prepared = new Request(url, {
      method,
      headers,
      body: method === 'GET' || method === 'HEAD' ? undefined : payload,
      credentials: withCredentials ? 'include' : 'same-origin',
      cache: 'no-store',
      signal,
    });
  } catch (error) {
    throw new StreamError(`The stream at ${url} cannot be asked for: ${String(error)}`);
  }
  return fetch(prepared).catch(() => null);
}

function check(response: Response): void {
  const { ok, status, statusText, headers } = response;
  const problem = ok ? wrongType(headers.get('Content-Type')) : `${status} ${statusText}`.trim();
  if (problem === null) return;
  void response.body?.cancel();
  throw new StreamError(`The stream server answered ${problem}.`);
}

function wrongType(type: string | null): string | null {
  const [essence = ''] = (type ?? '').split(';');
  if (essence.trim().toLowerCase() === 'text/event-stream') return null;
  return `with ${essence || 'no content type'}, not with text/event-stream`;
}

/** The bytes of a body. That it was cut, or is no longer wanted, is its end like any other. */
async function* body(response: Response): AsyncGenerator<Uint8Array, void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    return;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Header values are bytes, one a character; ids are text. */
function utf8(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
