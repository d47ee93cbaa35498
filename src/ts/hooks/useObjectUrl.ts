// An address for the bytes of a file that the user chose, for as long as something shows it.
import { useEffect, useState } from 'react';

/** The address; null without a file, and until the first paint. */
export function useObjectUrl(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return url;
}
