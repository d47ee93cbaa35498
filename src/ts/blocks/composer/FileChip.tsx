// One file: what it is, how far it has come, and what can be done about it.
import { memo, useState } from 'react';
import { CrossIcon, FileIcon, RefreshIcon, WarningIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { fill, useLabels } from '../../hooks/useLabels';
import { useObjectUrl } from '../../hooks/useObjectUrl';
import { dropControls } from '../../markdown/controls';
import type { Upload } from '../../model/uploads';
import { useArtifactUrl } from '../artifact/source';
import { fileSize } from '../fileSize';

/** Pictures that every browser shows. */
const PICTURE = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

interface FileChipProps {
  readonly upload: Upload;
  readonly onRemove: (key: string) => void;
  readonly onRetry: (key: string) => void;
}

export const FileChip = memo(function FileChip({ upload, onRemove, onRetry }: FileChipProps) {
  const labels = useLabels();
  const { key, stage } = upload;
  const name = dropControls(upload.name);
  const title = stage.kind === 'failed' ? (stage.message ?? labels.uploadFailed) : name;
  return (
    <li
      className="fdc-composer__file"
      data-state={stage.kind}
      data-name={upload.name}
      title={title}
    >
      <Preview upload={upload} />
      <span className="fdc-composer__file-words">
        <bdi className="fdc-composer__file-name">{name}</bdi>
        <Details upload={upload} />
      </span>
      {stage.kind === 'failed' && !stage.final && (
        <IconButton
          action="retry-upload"
          label={fill(labels.uploadAgain, { name })}
          title={labels.retry}
          Icon={RefreshIcon}
          onPress={() => onRetry(key)}
        />
      )}
      <IconButton
        action="remove-file"
        label={fill(labels.removeFile, { name })}
        Icon={CrossIcon}
        onPress={() => onRemove(key)}
      />
      {stage.kind === 'uploading' && <Progress name={name} progress={stage.progress} />}
    </li>
  );
});

function Preview({ upload: { type, file, stage } }: { readonly upload: Upload }) {
  const chosen = useObjectUrl(PICTURE.test(type) ? file : null);
  const kept = useArtifactUrl(stage.kind === 'uploaded' ? stage.id : '');
  // After a reload only the server has the bytes.
  const url = file === null && PICTURE.test(type) ? kept : chosen;
  const [broken, setBroken] = useState(false);
  if (stage.kind === 'failed')
    return (
      <span className="fdc-composer__file-icon">
        <WarningIcon size={20} />
      </span>
    );
  if (url !== null && !broken)
    return (
      <img
        className="fdc-composer__file-picture"
        src={url}
        alt=""
        onError={() => setBroken(true)}
      />
    );
  return (
    <span className="fdc-composer__file-icon">
      <FileIcon size={20} />
    </span>
  );
}

/** The size; or, while that is not what matters, where the upload stands. */
function Details({ upload: { size, stage } }: { readonly upload: Upload }) {
  const labels = useLabels();
  const className = 'fdc-composer__file-details';
  if (stage.kind === 'failed')
    return (
      <span className={className} role="alert">
        {stage.message ?? labels.uploadFailed}
      </span>
    );
  const waits = stage.kind === 'uploading' && stage.progress === null;
  return (
    <span className={className}>{waits ? labels.uploadWaiting : <bdi>{fileSize(size)}</bdi>}</span>
  );
}

function Progress({ name, progress }: { readonly name: string; readonly progress: number | null }) {
  const labels = useLabels();
  const percent = Math.round((progress ?? 0) * 100);
  return (
    <span
      className="fdc-composer__file-progress"
      role="progressbar"
      aria-label={fill(labels.uploading, { name })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}
