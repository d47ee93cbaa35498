// A transport carries commands up and envelopes down. It knows nothing of what they mean.
import type { Connection } from '../model/state';
import type { Command, Reply } from '../protocol/frames.generated';

export interface TransportEvents {
  /** Something arrived under a channel name. It is not trusted yet: see protocol/guard.ts. */
  onEnvelope(channel: string, envelope: unknown): void;
  /** The link came up (`connected`, with the name of the wire in use), went down, or was refused (`forbidden`). */
  onConnection(connection: Connection, wire: string | null): void;
}

export interface Transport {
  /** Connect, and stay connected until `close`. Called once. */
  open(events: TransportEvents): void;
  /** Send a command. Rejects if no reply came within `timeout` ms or the link is down: the caller decides about a retry. */
  request(command: Command, timeout: number): Promise<Reply>;
  /** Drop the present link, which may be half open, and connect anew at once. */
  reconnect(): void;
  close(): void;
}
