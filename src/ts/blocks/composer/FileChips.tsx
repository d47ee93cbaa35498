// The files beside the draft.
import { memo, useMemo } from 'react';
import type { Attachments } from '../../hooks/useAttachments';
import { fill, useLabels } from '../../hooks/useLabels';
import type { Upload } from '../../model/uploads';
import { ConversationContext } from '../artifact/source';
import { FileChip } from './FileChip';

interface FileChipsProps {
  readonly chat: string;
  readonly uploads: readonly Upload[];
  readonly onRemove: Attachments['remove'];
  readonly onRetry: Attachments['retry'];
}

/** Memoised: it is not drawn again for a key. */
export const FileChips = memo(function FileChips({
  chat,
  uploads,
  onRemove,
  onRetry,
}: FileChipsProps) {
  const labels = useLabels();
  const stages = uploads.flatMap(({ stage }) => (stage.kind === 'uploaded' ? [stage] : []));
  const there = stages.length;
  const thread = stages[0]?.thread;
  const conversation = useMemo(() => (thread ? { chat, thread } : null), [chat, thread]);
  const settled = there > 0 && there === uploads.length;
  return (
    <ConversationContext.Provider value={conversation}>
      <span className="fdc-visually-hidden" role="status">
        {settled && fill(labels.attached, { count: there })}
      </span>
      {uploads.length > 0 && (
        <ul className="fdc-composer__files" aria-label={labels.attachments}>
          {uploads.map((upload) => (
            <FileChip key={upload.key} upload={upload} onRemove={onRemove} onRetry={onRetry} />
          ))}
        </ul>
      )}
    </ConversationContext.Provider>
  );
});
