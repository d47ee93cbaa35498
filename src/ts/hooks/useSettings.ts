// The values of an app's controls, for all that a chat sends from now on, and whether one of them is on its way.
import { useEffect } from 'react';
import type { ChatSession } from '../session/types';

/** In ms. Dash ends `running` before it sets what the callback returned, and what follows from that comes later still. */
const MOMENT = 100;

/** A component that was given none leaves those that another one of the chat was given. */
export function useSettings(
  session: ChatSession | null,
  settings: object | undefined,
  pending: boolean,
): void {
  useEffect(() => {
    if (settings) session?.setSettings({ ...settings });
  }, [session, settings]);

  useEffect(() => {
    if (!pending || !session) return;
    const release = session.awaitSettings();
    return () => void setTimeout(release, MOMENT);
  }, [session, pending]);
}
