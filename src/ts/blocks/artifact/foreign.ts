// What a figure would load from other hosts. A figure may come from a model: loading a picture tells its host that the
// reply was read, and whatever the address carries. Map tiles, their styles and the outlines of countries are loaded too.
import { imageSource } from '../../markdown/urls';

/** Keys whose texts plotly loads: `layout.images[].source`, `geojson`, the sources and styles of map layers. */
const LOADED: ReadonlySet<string> = new Set(
  'source url geojson style tiles sprite glyphs'.split(' '),
);
const POLLUTING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const OUTLINES = 'cdn.plot.ly';
const OUTLINED: ReadonlySet<unknown> = new Set(['choropleth', 'scattergeo']);
const TILES = 'basemaps.cartocdn.com';
const TILES_OF: Readonly<Record<string, string>> = { 'open-street-map': 'tile.openstreetmap.org' };
const TILED: ReadonlySet<unknown> = new Set(
  ['choropleth', 'density', 'scatter'].flatMap((kind) => [`${kind}map`, `${kind}mapbox`]),
);

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
  const maps = new Set<string>();
  let tiles = TILES;

  // A template says what traces and maps look like, if there are any.
  function clean(at: unknown, key: string, template: boolean): unknown {
    if (typeof at === 'string') return text(at, key, template);
    if (Array.isArray(at)) return list(at, key, template);
    if (typeof at !== 'object' || at === null) return at;
    const kept: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(at)) {
      if (name.split(/[.[\]]/).some((part) => POLLUTING.has(part))) continue;
      kept[name] = clean(item, name, template || name === 'template');
    }
    return kept;
  }

  // The arguments of a button may be a path and its value, side by side.
  function list(items: readonly unknown[], key: string, template: boolean): readonly unknown[] {
    if (items.every((item) => typeof item === 'number')) return items;
    return items.map((item, index) => {
      const before = items[index - 1];
      const path = key === 'args' && typeof before === 'string';
      return clean(item, path ? before : key, template);
    });
  }

  function text(at: string, key: string, template: boolean): string | undefined {
    const name = key.split('.').at(-1)?.replace(/\[.*$/, '') ?? key;
    if (name === 'type' && !template) {
      if (OUTLINED.has(at)) maps.add(OUTLINES);
      if (TILED.has(at)) maps.add('');
    }
    if (name === 'style' && !template) tiles = TILES_OF[at] ?? tiles;
    if (!LOADED.has(name)) return at;
    const source = imageSource(at, allowedHosts);
    if (source?.load) return at;
    if (source) hosts.add(source.host);
    return undefined;
  }

  const cleaned = clean(value, '', false) as Value;
  const unasked = [...maps]
    .map((host) => host || tiles)
    .filter((host) => !allowedHosts.includes(host));
  return { value: cleaned, hosts: [...hosts, ...unasked], map: unasked.length > 0 };
}
