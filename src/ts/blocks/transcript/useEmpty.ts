// Whether the conversation is empty. Until the server has answered, as it was when this page was last open: the composer
// stands in the middle of an empty page, and should not slide on every reload.
import { useEffect } from 'react';
import type { ChatState } from '../../model/state';

export function useEmpty(
  chat: string,
  { thread, turns }: Pick<ChatState, 'thread' | 'turns'>,
): boolean {
  const key = `fdc-begun:${chat}:${location.pathname}`;
  const known = thread !== null;
  const empty = turns.length === 0;
  useEffect(() => {
    if (known) remember(key, !empty);
  }, [key, known, empty]);
  return known ? empty : empty && !remembered(key);
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
