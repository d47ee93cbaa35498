// Tells Dash about the messages when a turn has ended, never per token: callbacks on `messages` run once per turn. That
// one has begun, the composer's `submitted` tells.
import { useEffect, useRef } from 'react';
import { useLatest } from '../../hooks/useLatest';
import { spokenTurns, type ChatState } from '../../model/state';
import { messagesOf } from './messages';

/** No turns at all: as it is for Dash before anything is told. */
const NOTHING = '';

export function useMessagesOutput(
  state: ChatState | null,
  setProps: ((props: Record<string, unknown>) => void) | undefined,
): void {
  const turns = state ? spokenTurns(state) : [];
  const last = turns.at(-1);
  const ended = state?.thread != null && last?.status !== 'streaming';
  const boundary = last ? [state?.thread, turns.length, last.id, last.status].join() : NOTHING;
  const told = useRef(NOTHING);
  const latest = useLatest({ state, setProps });
  useEffect(() => {
    const { state: now, setProps: report } = latest.current;
    if (!ended || !now || boundary === told.current) return;
    told.current = boundary;
    report?.({ messages: messagesOf(spokenTurns(now)) });
  }, [ended, boundary, latest]);
}
