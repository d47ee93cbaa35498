// The files of a user's message: pictures as pictures, others by name and size.
import { useState } from 'react';
import { FileIcon } from '../../controls/icons';
import { fill, useLabels } from '../../hooks/useLabels';
import type { Attachment } from '../../protocol/frames.generated';
import { useArtifactUrl } from '../artifact/source';
import { fileSize } from '../fileSize';

interface AttachmentsProps {
  readonly files: readonly Attachment[];
}

export function Attachments({ files }: AttachmentsProps) {
  const labels = useLabels();
  return (
    <ul className="fdc-attachments" aria-label={labels.attachments}>
      {files.map((file, index) => (
        <li key={index}>
          <File file={file} />
        </li>
      ))}
    </ul>
  );
}

function File({ file }: { readonly file: Attachment }) {
  const labels = useLabels();
  const url = useArtifactUrl(file.id);
  const [isPicture, setIsPicture] = useState(/^image\/(png|jpeg|gif|webp)$/.test(file.type));
  if (url !== null && isPicture) {
    return (
      <a
        className="fdc-attachment fdc-attachment--image"
        href={url}
        aria-label={file.name}
        target="_blank"
        rel="noopener"
      >
        {/* What claims to be a picture and is none is shown as a file. */}
        <img src={url} alt={file.name} title={file.name} onError={() => setIsPicture(false)} />
      </a>
    );
  }
  const words = (
    <>
      <FileIcon size={20} />
      <bdi className="fdc-attachment__name">{file.name}</bdi>
      <bdi className="fdc-attachment__size">{fileSize(file.size)}</bdi>
    </>
  );
  if (url === null)
    return (
      <span className="fdc-attachment" title={file.name}>
        {words}
      </span>
    );
  const label = fill(labels.downloadFile, { name: file.name });
  return (
    <a className="fdc-attachment" href={url} download={file.name} title={label} aria-label={label}>
      {words}
    </a>
  );
}
