// What the messages of a transcript can ask of its chat. Without a chat there is nothing to ask, and no button for it.
//
// Two contexts: who only asks is not drawn again when a reply begins or ends.
import { createContext, useContext, type MutableRefObject } from 'react';
import { useLabels } from '../../hooks/useLabels';
import type { Places } from '../../model/branches';
import type { Obstacle } from '../../model/state';
import type { ChatSession } from '../../session/types';

/** A version that was chosen by branch buttons, and by which of them: the focus goes on there. */
export interface Chosen {
  readonly of: keyof Places;
  readonly turn: string;
  readonly step: number;
}

interface Conversation {
  readonly session: ChatSession;
  /** The app listens to what users think of replies. */
  readonly feedback: boolean;
  /** What was chosen by branch buttons. */
  readonly chosen: MutableRefObject<Chosen | null>;
  /** Leave the reader where they are, whatever grows or shrinks below. */
  readonly holdPlace: () => void;
}

export const ChatContext = createContext<Conversation | null>(null);
export const ObstacleContext = createContext<Obstacle>(null);

export function useConversation(): Conversation | null {
  return useContext(ChatContext);
}

/** A reply is being written: no message can be edited. */
export function useReplying(): boolean {
  return useContext(ObstacleContext) === 'reply';
}

/** Why no message can be sent once more, in words; "" if it can. */
export function useObstacle(): string {
  const labels = useLabels();
  const obstacle = useContext(ObstacleContext);
  return obstacle
    ? { reply: labels.notWhileReplying, settings: labels.notWhileUploading }[obstacle]
    : '';
}
