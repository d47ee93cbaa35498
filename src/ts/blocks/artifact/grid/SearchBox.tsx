import { useEffect, useState } from 'react';
import { useLabels } from '../../../hooks/useLabels';

/** Milliseconds without a keystroke after which the table is searched. */
const PAUSE = 200;

interface SearchBoxProps {
  readonly onSearch: (text: string) => void;
  readonly disabled: boolean;
}

export function SearchBox({ onSearch, disabled }: SearchBoxProps) {
  const labels = useLabels();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => onSearch(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <input
      type="search"
      className="fdc-grid__search"
      value={text ?? ''}
      placeholder={labels.searchTable}
      aria-label={labels.searchTable}
      maxLength={200}
      disabled={disabled}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
