// The values of an app's controls, for all that a chat sends from now on.
import { useEffect } from 'react';
import type { ChatSession } from '../session/types';

/** A component that was given none leaves those that another one of the chat was given. */
export function useSettings(session: ChatSession | null, settings: object | undefined): void {
  useEffect(() => {
    if (settings) session?.setSettings({ ...settings });
  }, [session, settings]);
}
