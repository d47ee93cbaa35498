// Component libraries that the page has not loaded: a function may be the first to import one.

interface Library {
  readonly type: string;
  readonly url: string;
}

const loaded = new Map<string, Promise<void>>();

/** Load what is not there yet. Rejects if one of them cannot be loaded. */
export async function loadLibraries(libraries: readonly Library[]): Promise<void> {
  await Promise.all(libraries.map(({ type, url }) => load(type, url)));
}

function load(type: string, url: string): Promise<void> {
  const known = loaded.get(url);
  if (known) return known;
  const loading = type === '_css_dist' ? sheet(url) : script(url);
  loaded.set(url, loading);
  loading.catch(() => loaded.delete(url));
  return loading;
}

function script(url: string): Promise<void> {
  const there = [...document.scripts].some((element) => element.getAttribute('src') === url);
  if (there) return Promise.resolve();
  const element = document.createElement('script');
  element.src = url;
  return appended(element);
}

function sheet(url: string): Promise<void> {
  const element = document.createElement('link');
  element.rel = 'stylesheet';
  element.href = url;
  return appended(element);
}

function appended(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => reject(new Error('a component library could not be loaded'));
    document.head.append(element);
  });
}
