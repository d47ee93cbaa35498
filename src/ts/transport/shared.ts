// One connection for all chats of a page: each opens its own end, and all ends share one transport.
import type { Transport, TransportEvents } from './types';

/**
 * Returns a function that makes an end. The first end that opens opens the transport, which then stays open as long as
 * the page: closing an end only makes it deaf.
 */
export function share(transport: Transport): () => Transport {
  const ends = new Set<TransportEvents>();
  let opened = false;
  let link: Parameters<TransportEvents['onConnection']> = ['reconnecting', null];

  const open = () => {
    opened = true;
    transport.open({
      onEnvelope: (channel, envelope) => {
        for (const end of ends) end.onEnvelope(channel, envelope);
      },
      onConnection: (...now) => {
        link = now;
        for (const end of ends) end.onConnection(...now);
      },
    });
  };

  return () => {
    let mine: TransportEvents | null = null;
    return {
      open(events) {
        mine = events;
        ends.add(events);
        if (opened) events.onConnection(...link);
        else open();
      },
      request: (command, timeout) => transport.request(command, timeout),
      reconnect: () => transport.reconnect(),
      close() {
        if (mine) ends.delete(mine);
      },
    };
  };
}
