// The files beside the draft.
import { memo } from 'react';
import type { Attachments } from '../../hooks/useAttachments';
import { fill, useLabels } from '../../hooks/useLabels';
import type { Upload } from '../../model/uploads';
import { FileChip } from './FileChip';

interface FileChipsProps {
  readonly uploads: readonly Upload[];
  readonly onRemove: Attachments['remove'];
  readonly onRetry: Attachments['retry'];
}

/** Memoised: it is not drawn again for a key. */
export const FileChips = memo(function FileChips({ uploads, onRemove, onRetry }: FileChipsProps) {
  const labels = useLabels();
  const there = uploads.filter(({ stage }) => stage.kind === 'uploaded').length;
  const settled = there > 0 && there === uploads.length;
  return (
    <>
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
    </>
  );
});
