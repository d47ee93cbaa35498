// Copies what `text` returns at the time of the click, and says so for a moment.
import { useEffect, useState } from 'react';
import { useLabels } from '../hooks/useLabels';
import { copyText } from './copyText';
import { CheckIcon, CopyIcon } from './icons';
import { IconButton } from './IconButton';

interface CopyButtonProps {
  /** Read when the button is pressed, so that nothing is built for a button nobody presses. */
  readonly text: () => string;
  /** What it copies, in words; `labels.copy` if that needs none. */
  readonly label?: string;
}

const SAID_FOR = 2000;

export function CopyButton({ text, label: what }: CopyButtonProps) {
  const labels = useLabels();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR);
    return () => clearTimeout(timer);
  }, [copied]);

  const label = copied ? labels.copied : (what ?? labels.copy);
  return (
    <IconButton
      action="copy"
      label={label}
      className="fdc-copy"
      Icon={copied ? CheckIcon : CopyIcon}
      onPress={async () => setCopied(await copyText(text()))}
    />
  );
}
