// The buttons in the heading of a component.
import { IconButton } from '../../controls/IconButton';
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
      <IconButton
        action="why"
        label={`${labels.why} (${title})`}
        title={labels.why}
        Icon={QuestionIcon}
        expanded={panel === 'why'}
        onPress={() => toggle('why')}
      />
      {download && (
        <IconButton
          action="download"
          label={fill(labels.downloadOf, { title })}
          title={labels.download}
          Icon={DownloadIcon}
          expanded={download === 'choose' ? panel === 'download' : undefined}
          onPress={() => (download === 'choose' ? toggle('download') : download())}
        />
      )}
      <IconButton
        action="full-screen"
        label={`${fullLabel} (${title})`}
        title={fullLabel}
        Icon={full ? ShrinkIcon : ExpandIcon}
        onPress={onFull}
      />
    </div>
  );
}
