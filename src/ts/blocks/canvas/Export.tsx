// The canvas as a file to take along. The server writes it: it has the data, and what draws it.
import { requestsPrefix } from '../../dash/config';
import { useLabels, type Labels } from '../../hooks/useLabels';
import { PanelFrame } from './PanelFrame';

/** The rows of FORMATS in fast_dash/export, and what people call them. */
const FORMATS: readonly (readonly [name: string, label: keyof Labels])[] = [
  ['html', 'exportPage'],
  ['dash', 'exportApp'],
  ['notebook', 'exportNotebook'],
];

interface ExportProps {
  readonly chat: string;
  readonly thread: string;
  /** The change that is exported. */
  readonly change: string;
  readonly onClose: () => void;
}

export function Export({ chat, thread, change, onClose }: ExportProps) {
  const labels = useLabels();
  return (
    <PanelFrame label={labels.export} onClose={onClose}>
      {FORMATS.map(([format, label]) => {
        const path = [chat, thread, change, format].map(encodeURIComponent).join('/');
        return (
          <a
            key={format}
            className="fdc-button"
            data-fdc-action={`export-${format}`}
            href={`${requestsPrefix()}_fast-dash/export/${path}`}
            download
            // The browser has begun to load it when this is gone.
            onClick={() => setTimeout(onClose)}
          >
            {labels[label]}
          </a>
        );
      })}
    </PanelFrame>
  );
}
