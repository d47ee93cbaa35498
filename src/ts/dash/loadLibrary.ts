// A library of Dash components that the page has not loaded: its scripts come from the chat's server when they are needed.
import { requestsPrefix } from './config';
import { loadScript } from './loadScript';

/** `script`: below the server's own routes. Rejects if it cannot be loaded. */
export function loadLibrary(namespace: string, script: string): Promise<void> {
  if (namespace in window) return Promise.resolve();
  return loadScript(`${requestsPrefix()}_fast-dash/${script}`);
}
