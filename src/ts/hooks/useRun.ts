// Runs the app of a chat: a turn without a message, with the values that the controls have.
import { useState } from 'react';
import { runningTurn, type ChatState } from '../model/state';
import type { Refusal, Status, Turn } from '../protocol/frames.generated';
import type { ChatSession } from '../session/types';
import { useAccepted } from './useAccepted';
import { storeOf } from './useChat';
import { useEvent } from './useEvent';
import { useQueue, type SettingErrors } from './useQueue';
import { useStore } from './useStore';

/** What is in the way of a run. */
type Obstacle = 'link' | 'reply' | null;

interface Run {
  /** The run that was pressed, or one that another tab began, goes on. */
  readonly running: boolean;
  /** It was pressed, and the server has not answered yet. */
  readonly pending: boolean;
  /** It was pressed, and waits for the settings. */
  readonly queued: boolean;
  /** How the run that was pressed here goes, or ended; null before the first. */
  readonly status: Status | null;
  readonly obstacle: Obstacle;
  /** Why the last one was not accepted. */
  readonly refusal: Refusal | null;
  readonly start: () => void;
  readonly stop: () => void;
}

export function useRun(session: ChatSession | null, errors: SettingErrors | undefined): Run {
  const store = storeOf(session);
  const running = useStore(store, (state) => kindOfTurn(state) === 'run');
  const obstacle = useStore(store, obstacleOf);
  const [pending, setPending] = useState(false);
  const [pressed, setPressed] = useState<string | null>(null);
  const status = useStore(store, ({ turns }) => statusOf(turns, pressed));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const tell = useAccepted();
  const go = useEvent(() => {
    if (!session || pending || obstacle) return;
    setPending(true);
    setRefusal(null);
    session
      .run()
      .then(
        (reply) => {
          if (!reply.ok) return setRefusal(reply.error);
          if ('turn' in reply) setPressed(reply.turn);
          tell();
        },
        (error: unknown) => setRefusal({ code: 'internal', message: String(error) }),
      )
      .finally(() => setPending(false));
  });
  const busy = useStore(store, (state) => state.settingsPending);
  const { queued, put, clear } = useQueue<null>({ busy, errors }, go);
  const start = useEvent(() => {
    if (!busy) go();
    else if (!obstacle) put(null);
  });
  const stop = useEvent(() => {
    if (queued) clear();
    else void session?.stop();
  });
  return { running, pending, queued, status, obstacle, refusal, start, stop };
}

function kindOfTurn(state: ChatState): 'run' | 'reply' | null {
  const turn = runningTurn(state);
  return turn && (turn.run ? 'run' : 'reply');
}

/** A link that was lost a moment ago is waited for. */
function obstacleOf(state: ChatState): Obstacle {
  if (state.connection === 'offline' || state.connection === 'forbidden') return 'link';
  return kindOfTurn(state) === 'reply' ? 'reply' : null;
}

function statusOf(turns: readonly Turn[], id: string | null): Status | null {
  return (id !== null && turns.find((turn) => turn.id === id)?.status) || null;
}
