// A picture over the whole page. The browser's own modal dialog: focus stays in it, Escape closes it, and what had the
// focus gets it back.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { CrossIcon, DownloadIcon, ZoomInIcon, ZoomOutIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { useLabels } from '../../hooks/useLabels';
import type { Size } from '../../protocol/frames.generated';
import { fileName } from './fileName';

interface LightboxProps {
  readonly src: string;
  readonly alt: string;
  readonly size?: Size;
  readonly onClose: () => void;
}

/** As large as the window allows, and then so many times that. */
const STEPS = [1, 1.5, 2, 3, 5, 8];

export function Lightbox({ src, alt, size, onClose }: LightboxProps) {
  const labels = useLabels();
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const [step, setStep] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
    closeButton.current?.focus();
  }, []);

  useEffect(() => {
    const element = stage.current;
    element?.scrollTo(
      (element.scrollWidth - element.clientWidth) / 2,
      (element.scrollHeight - element.clientHeight) / 2,
    );
  }, [step]);

  const zoom = (by: number) =>
    setStep((before) => Math.min(Math.max(before + by, 0), STEPS.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(1);
    else if (event.key === '-') zoom(-1);
    else if (event.key === '0') setStep(0);
  };
  const scale = STEPS[step] ?? 1;
  return (
    <dialog
      ref={dialog}
      className="fdc-lightbox"
      aria-label={alt}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className="fdc-lightbox__bar">
        <span className="fdc-lightbox__title">{alt}</span>
        <IconButton
          action="zoom-out"
          label={labels.zoomOut}
          Icon={ZoomOutIcon}
          size={20}
          disabled={step === 0}
          onPress={() => zoom(-1)}
        />
        <IconButton
          action="zoom-in"
          label={labels.zoomIn}
          Icon={ZoomInIcon}
          size={20}
          disabled={step === STEPS.length - 1}
          onPress={() => zoom(1)}
        />
        <a
          className="fdc-icon-button"
          data-fdc-action="download"
          href={src}
          download={fileName(alt, 'image')}
          aria-label={labels.download}
          title={labels.download}
        >
          <DownloadIcon size={20} />
        </a>
        <IconButton
          action="close"
          label={labels.close}
          buttonRef={closeButton}
          Icon={CrossIcon}
          size={20}
          onPress={() => dialog.current?.close()}
        />
      </div>
      {/* Scrolled by keys when the picture is larger. */}
      <div
        ref={stage}
        className="fdc-lightbox__stage"
        tabIndex={scale > 1 ? 0 : undefined}
        role={scale > 1 ? 'region' : undefined}
        aria-label={scale > 1 ? alt : undefined}
        onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      >
        <img
          className="fdc-lightbox__image"
          src={src}
          alt={alt}
          width={size?.width}
          height={size?.height}
          style={{ '--fdc-zoom': scale } as object}
          data-zoom={scale}
          onClick={() => setStep(step ? 0 : 2)}
        />
      </div>
    </dialog>
  );
}
