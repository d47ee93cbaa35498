// The buttons in the heading of a component.
import { DownloadIcon, ExpandIcon, QuestionIcon, ShrinkIcon } from '../../controls/icons';
import { fill, useLabels } from '../../hooks/useLabels';

/** What may be open below the heading. */
export type Panel = 'why' | 'download';

interface ItemToolsProps {
  readonly title: string;
  readonly full: boolean;
  readonly onFull: () => void;
  readonly panel: Panel | null;
  readonly onPanel: (panel: Panel | null) => void;
  /** Saves it; `choose`: there are several formats; null: there is nothing to save. */
  readonly download: (() => void) | 'choose' | null;
}

export function ItemTools({ title, full, onFull, panel, onPanel, download }: ItemToolsProps) {
  const labels = useLabels();
  const toggle = (name: Panel) => onPanel(panel === name ? null : name);
  const fullLabel = full ? labels.exitFullScreen : labels.fullScreen;
  return (
    <div className="fdc-canvas__tools" data-open={panel !== null}>
      <button
        type="button"
        className="fdc-icon-button"
        data-fdc-action="why"
        aria-label={`${labels.why} (${title})`}
        title={labels.why}
        aria-expanded={panel === 'why'}
        onClick={() => toggle('why')}
      >
        <QuestionIcon />
      </button>
      {download && (
        <button
          type="button"
          className="fdc-icon-button"
          data-fdc-action="download"
          aria-label={fill(labels.downloadOf, { title })}
          title={labels.download}
          aria-expanded={download === 'choose' ? panel === 'download' : undefined}
          onClick={() => (download === 'choose' ? toggle('download') : download())}
        >
          <DownloadIcon />
        </button>
      )}
      <button
        type="button"
        className="fdc-icon-button"
        data-fdc-action="full-screen"
        aria-label={`${fullLabel} (${title})`}
        title={fullLabel}
        onClick={onFull}
      >
        {full ? <ShrinkIcon /> : <ExpandIcon />}
      </button>
    </div>
  );
}
