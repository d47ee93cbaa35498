// Which addresses from a text may be followed or loaded. The only place that decides it.
// An address is judged as the browser will read it: the URL parser undoes tabs, cases and back-slashes.

export interface LinkTarget {
  readonly href: string;
  /** The host it really leads to, in its ASCII form; null inside the page's own origin. */
  readonly host: string | null;
}

const LINK_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp)[;,]/i;

/** Where a link may lead, or null. */
export function linkTarget(href: string): LinkTarget | null {
  const url = parse(href);
  if (!url || !LINK_SCHEMES.has(url.protocol)) return null;
  if (url.origin === location.origin) return { href, host: null };
  return { href, host: url.host || url.pathname + url.search };
}

export type ImageSource =
  | { readonly load: true; readonly src: string }
  | { readonly load: false; readonly src: string; readonly host: string };

/** Where an image may come from, and whether at once or only when asked; null: from nowhere. */
export function imageSource(src: string, allowedHosts: readonly string[]): ImageSource | null {
  if (DATA_IMAGE.test(src)) return { load: true, src };
  const url = parse(src);
  if (!url || !src || !/^https?:$/.test(url.protocol)) return null;
  const load = url.origin === location.origin || allowedHosts.includes(url.host);
  return load ? { load, src } : { load, src, host: url.host };
}

function parse(address: string): URL | null {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return null;
  }
}
