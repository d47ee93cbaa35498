// The files beside the draft: chosen, checked, uploaded at once, and kept over a reload like the draft.
import { useEffect, useReducer, useRef, useState } from 'react';
import { accepts } from '../model/accept';
import { hasFailed, isBusy, reduceUploads, startable, type Upload } from '../model/uploads';
import type { Attachment } from '../protocol/frames.generated';
import type { ChatSession } from '../session/types';
import { UploadRefused } from '../session/upload';
import { keepUploads, keptUploads } from './keptUploads';
import { storeOf } from './useChat';
import { useEvent } from './useEvent';
import { useStore } from './useStore';

/** What the server takes with one message. */
export const MOST_FILES = 20;

export interface FileRules {
  readonly accept: readonly string[];
  /** In bytes. */
  readonly maxSize: number;
}

/** Why a file was not taken. */
export interface Objection {
  readonly reason: 'kind' | 'size' | 'count' | 'folder';
  readonly name: string;
}

export interface Attachments {
  readonly uploads: readonly Upload[];
  /** Those that a message may take with it. */
  readonly ready: readonly Attachment[];
  readonly busy: boolean;
  readonly failed: boolean;
  /** What was wrong with the files chosen last. */
  readonly objections: readonly Objection[];
  readonly add: (files: readonly File[], folders?: readonly string[]) => void;
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
  /** They went with a message. */
  readonly release: (ids: readonly string[]) => void;
}

const FINE: readonly Objection[] = [];
let chosen = 0;

export function useAttachments(
  session: ChatSession | null,
  chat: string | undefined,
  rules: FileRules,
): Attachments {
  const thread = useStore(storeOf(session), (state) => state.thread);
  const [uploads, tell] = useReducer(reduceUploads, chat, keptUploads);
  const [objections, setObjections] = useState(FINE);
  const running = useRef(new Map<string, AbortController>());

  useEffect(() => {
    if (chat !== undefined) keepUploads(chat, uploads);
  }, [chat, uploads]);

  useEffect(() => {
    if (thread !== null) tell({ type: 'moved', thread });
  }, [thread, uploads]);

  const start = useEvent(({ key, file }: Upload) => {
    if (!session || !file) return;
    const abort = new AbortController();
    running.current.set(key, abort);
    session
      .attach(file, (progress) => tell({ type: 'progressed', key, progress }), abort.signal)
      .then(
        ({ id, thread: of }) => tell({ type: 'uploaded', key, id, thread: of }),
        (error: unknown) => {
          const refusal = error instanceof UploadRefused ? error.refusal : null;
          const message = refusal?.message || null;
          if (!abort.signal.aborted)
            tell({ type: 'failed', key, message, final: refusal?.code === 'too_long' });
        },
      )
      .finally(() => running.current.delete(key));
  });
  useEffect(() => {
    const keys = startable(uploads);
    if (keys.length === 0) return;
    tell({ type: 'started', keys });
    for (const upload of uploads) if (keys.includes(upload.key)) start(upload);
  }, [start, uploads]);

  useEffect(() => {
    const all = running.current;
    return () => all.forEach((abort) => abort.abort());
  }, []);

  const add = useEvent((files: readonly File[], folders: readonly string[] = []) => {
    const { taken, refused } = checked(files, rules, MOST_FILES - uploads.length);
    setObjections([...folders.map((name): Objection => ({ reason: 'folder', name })), ...refused]);
    if (taken.length > 0)
      tell({ type: 'chosen', files: taken.map((file) => [`file-${++chosen}`, file]) });
  });

  const remove = useEvent((key: string) => {
    running.current.get(key)?.abort();
    setObjections(FINE);
    tell({ type: 'removed', key });
  });

  const retry = useEvent((key: string) => tell({ type: 'retried', key }));

  const release = useEvent((ids: readonly string[]) => {
    setObjections(FINE);
    if (ids.length > 0) tell({ type: 'sent', ids });
  });

  return {
    uploads,
    ready: uploads.flatMap(({ name, type, size, stage }) =>
      stage.kind === 'uploaded' ? [{ id: stage.id, name, type, size }] : [],
    ),
    busy: isBusy(uploads),
    failed: hasFailed(uploads),
    objections,
    add,
    remove,
    retry,
    release,
  };
}

function checked(files: readonly File[], { accept, maxSize }: FileRules, room: number) {
  const taken: File[] = [];
  const refused: Objection[] = [];
  for (const file of files) {
    const { name } = file;
    if (!accepts(accept, file)) refused.push({ reason: 'kind', name });
    else if (file.size > maxSize) refused.push({ reason: 'size', name });
    else if (taken.length < room) taken.push(file);
    else if (!refused.some(({ reason }) => reason === 'count'))
      refused.push({ reason: 'count', name });
  }
  return { taken, refused };
}
