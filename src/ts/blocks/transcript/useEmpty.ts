// Whether the conversation is empty. Until the server has answered, as it was when this page was last open: the composer
// stands in the middle of an empty page, and should not slide on every reload.
import { useEffect } from 'react';

export function useEmpty(chat: string, thread: string | null, begun: boolean): boolean {
  const key = `fdc-begun:${chat}:${location.pathname}`;
  const known = thread !== null;
  useEffect(() => {
    if (known) remember(key, begun);
  }, [key, known, begun]);
  return !begun && (known || !remembered(key));
}

function remembered(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function remember(key: string, begun: boolean): void {
  try {
    if (begun) localStorage.setItem(key, '');
    else localStorage.removeItem(key);
  } catch {
    // Without storage the page is taken for empty until the server has answered.
  }
}
