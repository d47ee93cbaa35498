// Tells Dash about the messages once when a turn begins and once when it ends, never per token: callbacks on `messages`
// run that often, and Dash renders the component again each time.
import { useEffect } from 'react';
import { useLatest } from '../../hooks/useLatest';
import { spokenTurns, type ChatState } from '../../model/state';
import { messagesOf } from './messages';

export function useMessagesOutput(
  state: ChatState | null,
  setProps: ((props: Record<string, unknown>) => void) | undefined,
): void {
  const turns = state ? spokenTurns(state) : [];
  const last = turns.at(-1);
  const boundary =
    state?.thread == null ? null : [state.thread, turns.length, last?.id, last?.status].join();
  const latest = useLatest({ state, setProps });
  useEffect(() => {
    const { state: now, setProps: report } = latest.current;
    if (boundary !== null && now) report?.({ messages: messagesOf(spokenTurns(now)) });
  }, [boundary, latest]);
}
