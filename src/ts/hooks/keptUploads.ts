// What a reload leaves of the files beside a draft: those that are on the server, by id and name.
import type { Upload } from '../model/uploads';
import { attachmentFrom } from '../protocol/guard';

export function keptUploads(chat: string | undefined): readonly Upload[] {
  if (chat === undefined) return [];
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(chat)) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap(uploadFrom) : [];
  } catch {
    return [];
  }
}

export function keepUploads(chat: string, uploads: readonly Upload[]): void {
  const kept = uploads.flatMap(({ name, type, size, stage }) =>
    stage.kind === 'uploaded' ? [{ id: stage.id, name, type, size, thread: stage.thread }] : [],
  );
  try {
    if (kept.length > 0) localStorage.setItem(keyOf(chat), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(chat));
  } catch {
    // Forbidden or full: they then last as long as the page.
  }
}

function keyOf(chat: string): string {
  return `fdc-draft-files:${chat}:${location.pathname}`;
}

function uploadFrom(value: unknown): Upload[] {
  const about = attachmentFrom(value);
  const { thread } = (value ?? {}) as { thread?: unknown };
  if (!about || typeof thread !== 'string') return [];
  const { id, name, type, size } = about;
  return [{ key: id, name, type, size, file: null, stage: { kind: 'uploaded', id, thread } }];
}
