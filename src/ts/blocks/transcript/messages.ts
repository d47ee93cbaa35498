// Between the turns of a chat and the messages that Dash callbacks read and write.
import type { Block, Status, Turn } from '../../protocol/frames.generated';

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content?: string;
  readonly status?: Status;
  readonly blocks?: readonly Block[];
}

/** What a callback on `messages` gets: for each turn the question, and the text of the reply. */
export function messagesOf(turns: readonly Turn[]): Message[] {
  return turns.flatMap((turn): Message[] => [
    { role: 'user', content: turn.query, status: 'done' },
    { role: 'assistant', content: textOf(turn), status: turn.status },
  ]);
}

/** The reply's text without its tools, figures and thoughts. */
export function textOf(turn: Turn): string {
  return turn.blocks.map((block) => (block.kind === 'content' ? block.text : '')).join('');
}

/** A user's message begins a turn; what the assistant says next belongs to it. */
export function turnsOf(messages: readonly Message[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role === 'user') {
      turns.push(turn(turns.length, message.content ?? '', 'done', []));
    } else if (last && !hasReply(last)) {
      turns[turns.length - 1] = { ...last, ...reply(message) };
    } else {
      turns.push({ ...turn(turns.length, '', 'done', []), ...reply(message) });
    }
  }
  return turns;
}

function turn(index: number, query: string, status: Status, blocks: readonly Block[]): Turn {
  return { id: String(index), message: String(index), query, started: 0, status, blocks };
}

function reply(message: Message): Pick<Turn, 'status' | 'blocks' | 'ended'> {
  const text: Block[] = message.content ? [{ kind: 'content', text: message.content }] : [];
  const status = message.status ?? 'done';
  return { status, blocks: message.blocks ?? text, ended: 0 };
}

/** A question made from props may have no answer yet; one of a chat has, were it an empty one. */
export function hasReply(turn: Turn): boolean {
  return turn.status !== 'done' || turn.ended !== undefined;
}
