// Between the turns of a chat and the messages that Dash callbacks read and write.
import type { Attachment, Block, Source, Status, Turn } from '../../protocol/frames.generated';

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content?: string;
  readonly status?: Status;
  readonly blocks?: readonly Block[];
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly attachments?: readonly (Pick<Attachment, 'name'> & Partial<Attachment>)[];
  readonly sources?: readonly Source[];
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
      turns.push(question(turns.length, message));
    } else if (last && !hasReply(last)) {
      turns[turns.length - 1] = { ...last, ...reply(message) };
    } else {
      turns.push({ ...question(turns.length, { role: 'user' }), ...reply(message) });
    }
  }
  return turns;
}

function question(index: number, { content = '', at = 0, attachments }: Message): Turn {
  const id = String(index);
  const turn: Turn = { id, message: id, query: content, started: at, status: 'done', blocks: [] };
  if (!attachments?.length) return turn;
  const files = attachments.map((file) => ({ id: '', type: '', size: 0, ...file }));
  return { ...turn, attachments: files };
}

function reply(message: Message): Pick<Turn, 'status' | 'blocks' | 'ended'> {
  const { content, sources, blocks, status = 'done', at = 0 } = message;
  const text: Block[] =
    content || sources
      ? [{ kind: 'content', text: content ?? '', ...(sources && { sources }) }]
      : [];
  return { status, blocks: blocks ?? text, ended: at };
}

/** A question made from props may have no answer yet; one of a chat has, were it an empty one. */
export function hasReply(turn: Turn): boolean {
  return turn.status !== 'done' || turn.ended !== undefined;
}
