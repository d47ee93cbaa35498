// The door to the wire. It is light: the wire's code comes as a chunk of its own when the first chat opens.
import { requestsPrefix } from '../dash/config';
import { lazy } from './lazy';
import { share } from './shared';

/** An end of the page's one connection to its server. */
export const connection = share(
  lazy(async () => {
    const { socketioTransport } = await import(/* webpackChunkName: "socketio" */ './socketio');
    return socketioTransport(requestsPrefix());
  }),
);
