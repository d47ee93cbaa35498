// Bytes of a `text/event-stream` → events, as the WHATWG standard says, whatever the pieces are that the bytes come in.
// Knows nothing of requests and of what the events mean.

export interface ServerEvent {
  /** `message` unless the server named it. */
  readonly type: string;
  readonly data: string;
}

const LINE_END = /\r\n|\n|\r/;

/** For one connection: half an event that a cut left behind must not become the beginning of another. */
export class SseParser {
  /** Milliseconds that the server wants a client to wait before it connects again. */
  retry: number | undefined;

  private readonly decoder = new TextDecoder();
  private line = '';
  private afterReturn = false;
  private type = '';
  private data: string[] = [];
  private id: string;

  /** `lastEventId`: what a server is told after a cut, so that it can go on from there. Empty while no event has an id. */
  constructor(public lastEventId = '') {
    this.id = lastEventId;
  }

  push(bytes: Uint8Array): ServerEvent[] {
    let text = this.decoder.decode(bytes, { stream: true });
    if (text === '') return [];
    // The second half of a CRLF whose first half ended the last piece.
    if (this.afterReturn && text.startsWith('\n')) text = text.slice(1);
    this.afterReturn = text.endsWith('\r');
    const [first = '', ...rest] = text.split(LINE_END);
    const events: ServerEvent[] = [];
    this.line += first;
    for (const next of rest) {
      const event = this.read(this.line);
      if (event) events.push(event);
      this.line = next;
    }
    return events;
  }

  private read(line: string): ServerEvent | null {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    // A comment has an empty field name. What is not known is ignored.
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.type = value;
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'retry' && /^[0-9]+$/.test(value)) this.retry = Number(value);
    return null;
  }

  private dispatch(): ServerEvent | null {
    const { data, type } = this;
    this.lastEventId = this.id;
    this.data = [];
    this.type = '';
    return data.length === 0 ? null : { type: type || 'message', data: data.join('\n') };
  }
}
