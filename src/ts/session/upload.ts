// One try to upload a file. Not `fetch`, which does not say how far it has come.
import { requestsPrefix } from '../dash/config';
import type { Attachment, Refusal } from '../protocol/frames.generated';
import { attachmentFrom } from '../protocol/guard';
import { createWatchdog } from './watchdog';

/** The server does not take the file. */
export class UploadRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** The server could not be reached, or the link was cut. */
export class UploadCut extends Error {}

/** What a proxy says when the server behind it is away. */
const AWAY = [0, 502, 503, 504];
/** A link on which nothing moves for so long, in ms, is as good as cut. */
const SILENCE = 30_000;

/**
 * Upload a file for the next message of a thread. `onProgress` is told the share that has left, 0 … 1. Rejects with
 * UploadRefused, UploadCut, or the signal's reason.
 */
export function upload(
  [chat, thread]: readonly [chat: string, thread: string],
  file: File,
  onProgress: (progress: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const watchdog = createWatchdog(SILENCE, () => request.abort());
    const abort = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => {
      watchdog.heard();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onloadend = () => {
      watchdog.watch(false);
      signal.removeEventListener('abort', abort);
      if (signal.aborted) return reject(signal.reason as Error);
      if (AWAY.includes(request.status)) return reject(new UploadCut());
      const kept = request.status === 200 ? attachmentFrom(jsonIn(request.responseText)) : null;
      if (kept) resolve(kept);
      else reject(new UploadRefused(refusalIn(request)));
    };
    signal.addEventListener('abort', abort, { once: true });
    const path = [chat, thread].map(encodeURIComponent).join('/');
    request.open('POST', `${requestsPrefix()}_fast-dash/attachment/${path}`);
    request.setRequestHeader(
      'X-File-Name',
      encodeURIComponent(file.name.replace(/\p{Surrogate}/gu, '\ufffd')),
    );
    request.send(file);
    watchdog.watch(true);
    if (signal.aborted) abort();
  });
}

/** The server's reason; that of a proxy before it, which knows nothing of refusals, by its status. */
function refusalIn({ responseText, status }: XMLHttpRequest): Refusal {
  const answer = jsonIn(responseText);
  const { code, message } = (answer ?? {}) as Partial<Record<'code' | 'message', unknown>>;
  return {
    code: status === 413 || code === 'too_long' ? 'too_long' : 'internal',
    message: typeof message === 'string' ? message : '',
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
