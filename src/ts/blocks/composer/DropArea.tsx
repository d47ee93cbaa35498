// Says where files can be dropped, while they are dragged over the chat.
import { memo, useLayoutEffect, useRef } from 'react';
import { PaperclipIcon } from '../../controls/icons';
import { useFileDrop, type OnFiles } from '../../hooks/useFileDrop';
import { useLabels } from '../../hooks/useLabels';

interface DropAreaProps {
  readonly chat: string;
  readonly onFiles: OnFiles;
}

/** Memoised: it is not drawn again for a key. */
export const DropArea = memo(function DropArea({ chat, onFiles }: DropAreaProps) {
  const area = useFileDrop(chat, onFiles);
  return area && <Overlay area={area} />;
});

function Overlay({ area: { left, top, width, height } }: { readonly area: DOMRect }) {
  const labels = useLabels();
  const overlay = useRef<HTMLDivElement>(null);
  // In the top layer: no ancestor clips it, covers it, or has its own idea of where the window begins.
  useLayoutEffect(() => overlay.current?.showPopover?.(), []);
  return (
    <div
      ref={overlay}
      className="fdc-drop"
      style={{ left, top, width, height }}
      {...{ popover: 'manual' }}
    >
      <span className="fdc-drop__words">
        <PaperclipIcon size={20} />
        {labels.dropFiles}
      </span>
    </div>
  );
}
