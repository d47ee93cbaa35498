// A transport without a network, and the server at its other end, for tests: what the network does to envelopes and
// answers (drop, repeat, delay, merge, cut, stall) is said by the test.
import type {
  Command,
  Envelope,
  Frame,
  Refused,
  Reply,
  Subscribe,
  Turn,
} from '../protocol/frames.generated';
import { reduce } from '../model/reduce';
import type { Transport, TransportEvents } from './types';

/** Serves one chat with one user, who has one thread after the other. */
export class MemoryServer {
  /** All commands that arrived, in order. */
  readonly commands: Command[] = [];
  /** How often the browser asked for a new link. */
  reconnects = 0;
  /** Answers to these types of commands are lost; the command is carried out. */
  readonly mute = new Set<Command['type']>();
  /** Commands of these types are refused. */
  readonly refusals = new Map<Command['type'], Refused>();
  thread = 'thread-1';
  channel = 'channel-1';

  readonly #log: Frame[] = [];
  #names = 1;
  #up = false;
  #reachable = true;
  #admitting = true;
  #events: TransportEvents | null = null;
  #pending = new Set<(reason: Error) => void>();
  #held: (() => void)[] | null = null;

  readonly transport: Transport = {
    open: (events) => {
      this.#events = events;
      this.#connect();
    },
    request: (command, timeout) => this.#request(command, timeout),
    reconnect: () => {
      this.reconnects++;
      this.#disconnect();
      this.#connect();
    },
    close: () => {
      this.#disconnect();
      this.#events = null;
    },
  };

  get seq(): number {
    return this.#log.length;
  }

  get turns(): readonly Turn[] {
    return this.#log.reduce(reduce, [] as readonly Turn[]);
  }

  // --- The network

  /** Cut the link, and let no new one come up. */
  cut(): void {
    this.#reachable = false;
    this.#disconnect();
  }

  /** Let links come up again, and bring one up. */
  restore(): void {
    this.#reachable = true;
    this.#connect();
  }

  /** Cut the link, and refuse new ones, as an app's guard does. */
  forbid(): void {
    this.#admitting = false;
    this.#disconnect();
    this.#connect();
  }

  /** Refuse no link any more. The browser is not told. */
  admit(): void {
    this.#admitting = true;
  }

  /** The link stays up, but nothing passes any more; new links do not come up until `restore`. */
  stall(): void {
    this.#reachable = false;
  }

  /** Keep all answers back until `releaseAnswers`. */
  holdAnswers(): void {
    this.#held = [];
  }

  releaseAnswers(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const answer of held) answer();
  }

  // --- The server

  /** Frames happen in the thread. Returns the envelope that would carry them. */
  append(...frames: Frame[]): Envelope {
    this.#log.push(...frames);
    return { seq: this.seq, frames };
  }

  /** Frames happen, and arrive. */
  emit(...frames: Frame[]): void {
    this.deliver(this.append(...frames));
  }

  /** An envelope arrives; a test may have dropped, repeated, merged or moved it. */
  deliver(envelope: unknown, channel = this.channel): void {
    if (this.#up && this.#reachable) this.#events?.onEnvelope(channel, envelope);
  }

  heartbeat(): void {
    this.deliver({ seq: this.seq, frames: [] });
  }

  /** The server starts anew: it has the transcript, but neither its log nor its channel. */
  restart(): void {
    this.#disconnect();
    this.channel = `channel-${++this.#names}`;
    this.#connect();
  }

  /** The thread is gone, as after its deletion. */
  forget(): void {
    this.#begin();
  }

  #begin(): void {
    this.#names++;
    this.thread = `thread-${this.#names}`;
    this.channel = `channel-${this.#names}`;
    this.#log.length = 0;
  }

  #answer(command: Command): Reply {
    const refused = this.refusals.get(command.type);
    if (refused) return refused;
    switch (command.type) {
      case 'subscribe':
        return this.#subscribe(command);
      case 'new_thread':
        this.#begin();
        return this.#subscribe({ type: 'subscribe', chat: command.chat });
      case 'send': {
        const known = this.turns.find((turn) => turn.message === command.message);
        const turn = known?.id ?? `turn-${this.turns.length + 1}`;
        const { message, query, parent, run } = command;
        const more = { ...(parent !== undefined && { parent }), ...(run && { run }) };
        if (!known) this.emit({ type: 'turn_start', turn, message, query, at: 1_000, ...more });
        return { ok: true, turn };
      }
      case 'feedback':
        this.emit({ type: 'feedback', turn: command.turn, value: command.value });
        return { ok: true, turn: command.turn };
      case 'arrange': {
        const { turn, order, spans } = command;
        this.emit({ type: 'canvas_arrange', turn, order, spans: spans as Record<string, number> });
        return { ok: true, turn };
      }
      case 'show':
        this.emit({ type: 'canvas_show', turn: command.turn, change: command.change });
        return { ok: true, turn: command.turn };
      case 'stop':
        this.emit({ type: 'turn_end', status: 'stopped', at: 2_000 });
        return { ok: true, turn: command.turn };
    }
  }

  #subscribe({ thread = this.thread, channel, after }: Subscribe): Reply {
    if (thread !== this.thread) {
      return { ok: false, error: { code: 'not_found', message: 'There is no such chat.' } };
    }
    const place = { ok: true, thread, channel: this.channel, seq: this.seq } as const;
    if (channel !== this.channel || after === undefined || after > this.seq) {
      return { ...place, turns: structuredClone(this.turns) };
    }
    return { ...place, frames: this.#log.slice(after) };
  }

  // --- The link

  #connect(): void {
    if (!this.#reachable || this.#up) return;
    if (!this.#admitting) return this.#events?.onConnection('forbidden', null);
    this.#up = true;
    this.#events?.onConnection('connected', 'memory');
  }

  #disconnect(): void {
    if (!this.#up) return;
    this.#up = false;
    this.#events?.onConnection('reconnecting', null);
    for (const reject of [...this.#pending]) reject(new Error('the link went down'));
  }

  #request(command: Command, timeout: number): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const fail = (reason: Error) => {
        clearTimeout(timer);
        this.#pending.delete(fail);
        reject(reason);
      };
      const timer = setTimeout(() => fail(new Error('no answer')), timeout);
      this.#pending.add(fail);
      if (!this.#up) return fail(new Error('not connected'));
      if (!this.#reachable) return;
      this.commands.push(command);
      const reply = this.#answer(command);
      if (this.mute.has(command.type)) return;
      const answer = () => {
        clearTimeout(timer);
        this.#pending.delete(fail);
        resolve(reply);
      };
      if (this.#held) this.#held.push(answer);
      else answer();
    });
  }
}

/** One envelope for several that follow each other: adjacent content is joined, as the server does for a late reader. */
export function merged(envelopes: readonly Envelope[]): Envelope {
  const [first] = envelopes;
  const last = envelopes.at(-1);
  if (!first || !last) throw new RangeError('nothing to merge');
  const frames: Frame[] = [];
  for (const frame of envelopes.flatMap((envelope) => envelope.frames)) {
    const before = frames.at(-1);
    if (frame.type === 'content' && before?.type === 'content') {
      const sources = [...(before.sources ?? []), ...(frame.sources ?? [])];
      frames[frames.length - 1] = {
        type: 'content',
        content: before.content + frame.content,
        ...(sources.length > 0 && { sources }),
      };
    } else {
      frames.push(frame);
    }
  }
  return { seq: last.seq, after: first.after ?? first.seq - first.frames.length, frames };
}
