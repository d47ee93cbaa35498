// A transport whose code arrives when it is opened, so that it does not delay the page's first paint.
import type { Transport } from './types';

/** A chunk that did not arrive is asked for again after so long. */
const RETRY = 2_000;

export function lazy(load: () => Promise<Transport>): Transport {
  let loaded: Transport | null = null;
  let closed = false;
  return {
    open(events) {
      const start = () =>
        load().then(
          (transport) => {
            if (closed) return;
            loaded = transport;
            transport.open(events);
          },
          () => setTimeout(start, RETRY),
        );
      void start();
    },
    request(command, timeout) {
      return loaded
        ? loaded.request(command, timeout)
        : Promise.reject(new Error('the transport is not loaded yet'));
    },
    reconnect: () => loaded?.reconnect(),
    close() {
      closed = true;
      loaded?.close();
    },
  };
}
