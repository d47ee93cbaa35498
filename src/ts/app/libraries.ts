// Component libraries that the page has not loaded: a function may be the first to import one.
import { loadScript } from '../dash/loadScript';

interface Library {
  readonly type: string;
  readonly url: string;
}

const sheets = new Map<string, Promise<void>>();

/** Load what is not there yet. Rejects if one of them cannot be loaded. */
export async function loadLibraries(libraries: readonly Library[]): Promise<void> {
  await Promise.all(
    libraries.map(({ type, url }) => (type === '_css_dist' ? loadSheet(url) : loadScript(url))),
  );
}

function loadSheet(url: string): Promise<void> {
  let sheet = sheets.get(url);
  if (!sheet) {
    sheet = addSheet(url);
    sheets.set(url, sheet);
    sheet.catch(() => sheets.delete(url));
  }
  return sheet;
}

function addSheet(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('link');
    element.rel = 'stylesheet';
    element.href = url;
    element.onload = () => resolve();
    element.onerror = () => {
      element.remove();
      reject(new Error('a style sheet could not be loaded'));
    };
    document.head.append(element);
  });
}
