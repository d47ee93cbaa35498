// Scripts that the page did not come with, each loaded once. One that failed is tried again when it is asked for again.

const loading = new Map<string, Promise<void>>();

export function loadScript(url: string): Promise<void> {
  const known = loading.get(url);
  if (known) return known;
  const promise = addScript(url);
  loading.set(url, promise);
  promise.catch(() => loading.delete(url));
  return promise;
}

function addScript(url: string): Promise<void> {
  // Dash may have put it into the page.
  const there = [...document.scripts].some((element) => element.getAttribute('src') === url);
  if (there) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${url} could not be loaded`));
    };
    document.head.append(script);
  });
}
