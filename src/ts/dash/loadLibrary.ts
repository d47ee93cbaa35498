// Another Dash library, loaded when the first of its components is needed. On a page that has it already, as every page
// of an app that uses it does, nothing is loaded.
import { requestsPrefix } from './config';

const loading = new Map<string, Promise<void>>();

/** Resolves when `window[namespace]` is there. `script` is a path below the app's own `_fast-dash/`. */
export function loadLibrary(namespace: string, script: string): Promise<void> {
  if (namespace in window) return Promise.resolve();
  let promise = loading.get(namespace);
  if (!promise) {
    promise = addScript(`${requestsPrefix()}_fast-dash/${script}`);
    loading.set(namespace, promise);
    // The next table tries again.
    promise.catch(() => loading.delete(namespace));
  }
  return promise;
}

function addScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${src} could not be loaded`));
    };
    document.head.append(script);
  });
}
