// The row of buttons.
import { memo, useRef, type MouseEvent } from 'react';
import { ArrowUpIcon, PaperclipIcon, StopIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { keepFocus } from '../../controls/keepFocus';
import { useLabels } from '../../hooks/useLabels';

interface ComposerBarProps {
  readonly buttonClass: string;
  readonly streaming: boolean;
  readonly sendable: boolean;
  readonly disabled: boolean;
  readonly onSend: () => void;
  readonly onStop: () => void;
  /** The button was pressed by keyboard. It is disabled next, and would leave the focus with the page. */
  readonly onLeave: () => void;
  /** Which files are offered, as in HTML. */
  readonly accept: string;
  /** Left out, there is no button for files. */
  readonly onFiles?: (files: readonly File[]) => void;
}

/** Memoised: it is not drawn again for a key. */
export const ComposerBar = memo(function ComposerBar({
  buttonClass,
  streaming,
  sendable,
  disabled,
  onSend,
  onStop,
  onLeave,
  accept,
  onFiles,
}: ComposerBarProps) {
  const labels = useLabels();
  const press = (event: MouseEvent, act: () => void) => {
    act();
    if (event.detail === 0) onLeave();
  };
  return (
    <div className="fdc-composer__bar">
      {onFiles && <AttachButton accept={accept} disabled={disabled} onFiles={onFiles} />}
      <span className="fdc-composer__hint">{labels.hint}</span>
      {streaming ? (
        <button
          type="button"
          className={buttonClass}
          data-fdc-action="stop"
          aria-label={labels.stop}
          title={labels.stop}
          onMouseDown={keepFocus}
          // The second half of a double click on Send is not a Stop.
          onClick={(event) => event.detail < 2 && press(event, onStop)}
        >
          <StopIcon size={20} />
        </button>
      ) : (
        <button
          type="button"
          className={buttonClass}
          data-fdc-action="send"
          aria-label={labels.send}
          title={labels.send}
          disabled={!sendable}
          onMouseDown={keepFocus}
          onClick={(event) => press(event, onSend)}
        >
          <ArrowUpIcon size={20} />
        </button>
      )}
    </div>
  );
});

interface AttachButtonProps {
  readonly accept: string;
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function AttachButton({ accept, disabled, onFiles }: AttachButtonProps) {
  const labels = useLabels();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        action="attach"
        label={labels.attach}
        className="fdc-composer__attach"
        Icon={PaperclipIcon}
        size={20}
        disabled={disabled}
        onPress={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept || undefined}
        aria-label={labels.attach}
        onChange={(event) => {
          const { files } = event.target;
          if (files) onFiles([...files]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
