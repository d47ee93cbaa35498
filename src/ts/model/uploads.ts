// The files beside a draft, from being chosen to being on the server.
//
// A file belongs to the thread that it was uploaded to. When the page goes to another thread, those whose bytes are
// still here are uploaded once more, and the others go.

export type Stage =
  | { readonly kind: 'queued' }
  /** `progress`: 0 … 1; null while the upload waits for the link. */
  | { readonly kind: 'uploading'; readonly progress: number | null }
  /** `message`: the server's words; null if it could not be reached. `final`: trying again would change nothing. */
  | { readonly kind: 'failed'; readonly message: string | null; readonly final: boolean }
  | { readonly kind: 'uploaded'; readonly id: string; readonly thread: string };

export interface Upload {
  /** Names it on this page. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes; null for one that was uploaded before a reload. */
  readonly file: File | null;
  readonly stage: Stage;
}

export type UploadEvent =
  | { readonly type: 'chosen'; readonly files: readonly (readonly [key: string, file: File])[] }
  | { readonly type: 'started'; readonly keys: readonly string[] }
  | { readonly type: 'progressed'; readonly key: string; readonly progress: number | null }
  | {
      readonly type: 'uploaded';
      readonly key: string;
      readonly id: string;
      readonly thread: string;
    }
  | {
      readonly type: 'failed';
      readonly key: string;
      readonly message: string | null;
      readonly final: boolean;
    }
  | { readonly type: 'retried'; readonly key: string }
  | { readonly type: 'removed'; readonly key: string }
  /** They went with a message. */
  | { readonly type: 'sent'; readonly ids: readonly string[] }
  /** The page shows this thread. */
  | { readonly type: 'moved'; readonly thread: string };

/** A browser has six connections to a server, and the chat needs some of them. */
export const AT_ONCE = 3;

export function reduceUploads(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  switch (event.type) {
    case 'chosen':
      return [...uploads, ...event.files.map(([key, file]) => chosen(key, file))];
    case 'started':
      return staged(uploads, (upload) =>
        event.keys.includes(upload.key) ? { kind: 'uploading', progress: 0 } : upload.stage,
      );
    case 'progressed':
      return whileUploading(uploads, event.key, { kind: 'uploading', progress: event.progress });
    case 'uploaded':
      return whileUploading(uploads, event.key, {
        kind: 'uploaded',
        id: event.id,
        thread: event.thread,
      });
    case 'failed':
      return whileUploading(uploads, event.key, {
        kind: 'failed',
        message: event.message,
        final: event.final,
      });
    case 'retried':
      return staged(uploads, ({ key, stage }) =>
        key === event.key && stage.kind === 'failed' ? { kind: 'queued' } : stage,
      );
    case 'removed':
      return uploads.filter((upload) => upload.key !== event.key);
    case 'sent':
      return uploads.filter(
        ({ stage }) => stage.kind !== 'uploaded' || !event.ids.includes(stage.id),
      );
    case 'moved':
      return moved(uploads, event.thread);
  }
}

/** The keys of those to be started now, in the order in which they were chosen. */
export function startable(uploads: readonly Upload[]): readonly string[] {
  const running = uploads.filter(({ stage }) => stage.kind === 'uploading').length;
  return uploads
    .filter(({ stage }) => stage.kind === 'queued')
    .slice(0, Math.max(0, AT_ONCE - running))
    .map(({ key }) => key);
}

/** Some are on their way. */
export function isBusy(uploads: readonly Upload[]): boolean {
  return uploads.some(({ stage }) => stage.kind === 'queued' || stage.kind === 'uploading');
}

export function hasFailed(uploads: readonly Upload[]): boolean {
  return uploads.some(({ stage }) => stage.kind === 'failed');
}

function chosen(key: string, file: File): Upload {
  const { name, type, size } = file;
  return { key, name, type, size, file, stage: { kind: 'queued' } };
}

/** A late word about an upload that was removed, or that is over, changes nothing. */
function whileUploading(uploads: readonly Upload[], key: string, stage: Stage): readonly Upload[] {
  return staged(uploads, (upload) =>
    upload.key === key && upload.stage.kind === 'uploading' ? stage : upload.stage,
  );
}

function staged(uploads: readonly Upload[], stageOf: (upload: Upload) => Stage): readonly Upload[] {
  return uploads.map((upload) => {
    const stage = stageOf(upload);
    return stage === upload.stage ? upload : { ...upload, stage };
  });
}

function moved(uploads: readonly Upload[], thread: string): readonly Upload[] {
  const isElsewhere = ({ stage }: Upload) => stage.kind === 'uploaded' && stage.thread !== thread;
  if (!uploads.some(isElsewhere)) return uploads;
  return uploads
    .filter((upload) => upload.file !== null || !isElsewhere(upload))
    .map((upload) => (isElsewhere(upload) ? { ...upload, stage: { kind: 'queued' } } : upload));
}
