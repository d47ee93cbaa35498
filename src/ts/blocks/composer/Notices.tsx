// The lines below the composer: what it waits for, and what is wrong.
import { MOST_FILES, type FileRules, type Objection } from '../../hooks/useAttachments';
import type { Composer } from '../../hooks/useComposer';
import { refusalIn } from '../../hooks/refusals';
import { counted, fill, useLabels, type Labels } from '../../hooks/useLabels';
import { dropControls } from '../../markdown/controls';
import { fileSize } from '../fileSize';

interface NoticesProps {
  /** As of the text box, which is described by what is wrong with it. */
  readonly name: string;
  readonly composer: Composer;
  readonly maxLength: number;
  readonly fileRules: FileRules;
}

/** From this share of the limit on, characters are counted. */
const NEAR = 0.9;

export function Notices({ name, composer, maxLength, fileRules }: NoticesProps) {
  const labels = useLabels();
  const { text, files, refusal, obstacle, cancel } = composer;
  const over = text.length - maxLength;
  const near = text.length >= maxLength * NEAR && over <= 0;
  const problem =
    over > 0
      ? counted(labels, 'tooLong', over, { over, limit: maxLength })
      : refusal && refusalIn(labels, refusal);
  return (
    <>
      {near && (
        <div className="fdc-composer__counter">
          {fill(labels.characters, { count: text.length, limit: maxLength })}
        </div>
      )}
      <div className="fdc-composer__status" role="status">
        {obstacle && wordsOf(obstacle, labels)}
        {(obstacle === 'link' || obstacle === 'sign-in' || obstacle === 'uploads') && (
          <>
            {' '}
            <button type="button" className="fdc-link-button" onClick={cancel}>
              {labels.cancelSend}
            </button>
          </>
        )}
      </div>
      <div id={problemId(name)} className="fdc-composer__problem" role="alert">
        {problem || objectionsOf(files.objections, fileRules, labels).join(' ')}
      </div>
    </>
  );
}

export function problemId(name: string): string {
  return `${name}-problem`;
}

function wordsOf(obstacle: NonNullable<Composer['obstacle']>, labels: Labels): string {
  return {
    link: labels.waitingForConnection,
    'sign-in': labels.waitingForSignIn,
    uploads: labels.sendWhenUploaded,
    reply: labels.stillReplying,
    'failed files': labels.filesFailed,
  }[obstacle];
}

function objectionsOf(
  objections: readonly Objection[],
  { accept, maxSize }: FileRules,
  labels: Labels,
): string[] {
  const kinds = accept.map((rule) => rule.replace('/*', '')).join(', ');
  const limit = fileSize(maxSize);
  return objections.map(({ reason, name: given }) => {
    const name = dropControls(given);
    switch (reason) {
      case 'kind':
        return fill(labels.fileOfOtherKind, { name, kinds });
      case 'size':
        return fill(labels.fileTooLarge, { name, limit });
      case 'count':
        return fill(labels.tooManyFiles, { limit: MOST_FILES });
      case 'folder':
        return fill(labels.fileIsFolder, { name });
    }
  });
}
