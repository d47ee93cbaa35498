// What a figure would load from other hosts. A figure may come from a model: loading a picture tells its host that the
// reply was read, and whatever the address carries. Map tiles, their styles and the outlines of countries are loaded too.
import { imageSource } from '../../markdown/urls';

/** Keys whose texts plotly loads: `layout.images[].source`, `geojson`, the sources and styles of map layers. */
const LOADED: ReadonlySet<string> = new Set([
  'source',
  'url',
  'geojson',
  'tiles',
  'sprite',
  'glyphs',
]);
const POLLUTING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Traces that draw on a map, and where plotly has the map from. */
const MAPS: Readonly<Record<string, string>> = {
  choropleth: 'cdn.plot.ly',
  scattergeo: 'cdn.plot.ly',
  ...Object.fromEntries(
    ['choropleth', 'density', 'scatter'].flatMap((kind) => [
      [`${kind}map`, 'basemaps.cartocdn.com'],
      [`${kind}mapbox`, 'basemaps.cartocdn.com'],
    ]),
  ),
};

export interface Inspected<Value> {
  /** The value without what would be loaded from elsewhere. */
  readonly value: Value;
  /** The hosts that would be asked. */
  readonly hosts: readonly string[];
  /** It makes no sense without them. */
  readonly map: boolean;
}

export function inspected<Value>(value: Value, allowedHosts: readonly string[]): Inspected<Value> {
  const hosts = new Set<string>();
  let map = false;

  function clean(at: unknown, key: string): unknown {
    if (typeof at === 'string') return text(at, key);
    if (Array.isArray(at)) return list(at, key);
    if (typeof at !== 'object' || at === null) return at;
    const kept: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(at)) {
      if (!name.split(/[.[\]]/).some((part) => POLLUTING.has(part))) kept[name] = clean(item, name);
    }
    return kept;
  }

  // The arguments of a button may be a path and its value, side by side.
  function list(items: readonly unknown[], key: string): readonly unknown[] {
    if (items.every((item) => typeof item === 'number')) return items;
    return items.map((item, index) => {
      const before = items[index - 1];
      return clean(item, typeof before === 'string' && /[.[]/.test(before) ? before : key);
    });
  }

  function text(at: string, key: string): string | undefined {
    const name = key.split('.').at(-1)?.replace(/\[.*$/, '') ?? key;
    const host = name === 'type' ? (Object.hasOwn(MAPS, at) ? MAPS[at] : undefined) : undefined;
    if (host !== undefined && !allowedHosts.includes(host)) {
      hosts.add(host);
      map = true;
    }
    // A style by name is that of a host, but for the empty one.
    if (name === 'style' && at !== 'white-bg') return foreignStyle(at);
    if (!LOADED.has(name)) return at;
    const source = imageSource(at, allowedHosts);
    if (source?.load) return at;
    if (source) hosts.add(source.host);
    return undefined;
  }

  function foreignStyle(at: string): string | undefined {
    const source = imageSource(at, allowedHosts);
    if (source && !source.load) hosts.add(source.host);
    else if (!map) return at;
    return map ? at : undefined;
  }

  return { value: clean(value, '') as Value, hosts: [...hosts], map };
}
