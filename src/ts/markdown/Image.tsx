// An image from a text. Loading it tells its host that the text was read, and whatever the address carries; so an image
// of another host waits for a click.
import { useContext, useState, type MouseEvent } from 'react';
import { fill, useLabels } from '../hooks/useLabels';
import { MessageContext } from './context';
import { imageSource } from './urls';

interface ImageProps {
  readonly src: string;
  readonly alt: string;
  readonly title: string | null;
}

export function Image({ src, alt, title }: ImageProps) {
  const labels = useLabels();
  const { allowedImageHosts } = useContext(MessageContext);
  const [wanted, setWanted] = useState<string | null>(null);
  const source = imageSource(src, allowedImageHosts);
  if (!source) return <>{alt}</>;
  if (!source.load && wanted !== src) {
    const show = (event: MouseEvent) => {
      // It may stand inside a link.
      event.preventDefault();
      setWanted(src);
    };
    return (
      <button
        type="button"
        className="fdc-md__show-image"
        data-fdc-action="show-image"
        title={alt || undefined}
        onClick={show}
      >
        {fill(labels.showImage, { host: source.host })}
      </button>
    );
  }
  return (
    <img
      src={source.src}
      alt={alt}
      title={title ?? undefined}
      referrerPolicy="no-referrer"
      loading="lazy"
    />
  );
}
