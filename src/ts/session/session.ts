// The chats of a page: one session a name, which lives as long as the page does.
import { connection } from '../transport';
import { createSession } from './createSession';
import type { ChatSession } from './types';

const SESSIONS = new Map<string, ChatSession>();

/** The session that all components with `chat={name}` share. */
export function chatSession(name: string): ChatSession {
  let session = SESSIONS.get(name);
  if (!session) {
    session = createSession(name, connection());
    SESSIONS.set(name, session);
  }
  return session;
}
