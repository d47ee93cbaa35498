import { expect, test } from 'vitest';
import { inspected } from '../../../src/ts/blocks/artifact/foreign';

const BEACON = 'https://elsewhere.example/beacon.png?said=everything';
const HOST = 'elsewhere.example';

const ask = (figure: unknown, allowed: readonly string[] = []) => inspected(figure, allowed);

test.each<[string, object]>([
  ['a picture of the layout', { layout: { images: [{ source: BEACON }] } }],
  ['one without a scheme', { layout: { images: [{ source: '//elsewhere.example/x.png' }] } }],
  ['one in odd writing', { layout: { images: [{ source: ' HTTPS:\\\\elsewhere.example\\x' }] } }],
  ['a template', { layout: { template: { layout: { images: [{ source: BEACON }] } } } }],
  ['a frame of an animation', { frames: [{ layout: { images: [{ source: BEACON }] } }] }],
  ['outlines', { data: [{ type: 'scatter', geojson: BEACON }] }],
  ['a layer of a map', { layout: { map: { layers: [{ source: [BEACON] }] } } }],
  ['a style of a map', { layout: { mapbox: { style: BEACON } } }],
  [
    'a button',
    { layout: { updatemenus: [{ buttons: [{ args: [{ 'images[0].source': BEACON }] }] }] } },
  ],
  [
    'a button by path',
    { layout: { sliders: [{ steps: [{ args: ['images[0].source', BEACON] }] }] } },
  ],
])('%s of another host waits', (_, figure) => {
  const { value, hosts } = ask(figure);
  expect(hosts).toEqual([HOST]);
  expect(JSON.stringify(value)).not.toContain('elsewhere');
  expect(ask(figure, [HOST])).toMatchObject({ value: figure, hosts: [], map: false });
});

test.each([
  ['scattergeo', 'cdn.plot.ly'],
  ['choropleth', 'cdn.plot.ly'],
  ['scattermap', 'basemaps.cartocdn.com'],
  ['densitymapbox', 'basemaps.cartocdn.com'],
])('a %s needs a map of %s', (type, host) => {
  expect(ask({ data: [{ type }] })).toMatchObject({ hosts: [host], map: true });
  // Also when a button makes it one.
  const button = { args: [{ type: [type] }] };
  expect(ask({ layout: { updatemenus: [{ buttons: [button] }] } }).hosts).toEqual([host]);
  expect(ask({ data: [{ type }] }, [host])).toMatchObject({ hosts: [], map: false });
});

test('the tiles are named by whose they are', () => {
  const figure = { data: [{ type: 'scattermap' }], layout: { map: { style: 'open-street-map' } } };
  expect(ask(figure).hosts).toEqual(['tile.openstreetmap.org']);
});

test('plotly’s own template, links and data are left alone', () => {
  const figure = {
    data: [{ type: 'scatter', y: [1, 2], text: [BEACON], customdata: [[BEACON]] }],
    layout: {
      title: { text: `<a href="${BEACON}">source</a>` },
      images: [{ source: 'data:image/png;base64,AAAA' }, { source: '/assets/logo.png' }],
      template: {
        data: { scattergeo: [{ type: 'scattergeo' }] },
        layout: { mapbox: { style: 'light' } },
      },
    },
  };
  expect(ask(figure)).toEqual({ value: figure, hosts: [], map: false });
});

test('no key reaches the prototype of an object', () => {
  const figure: unknown = JSON.parse(
    '{"data":[],"layout":{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"a.__proto__.x":1,"b":2}}',
  );
  expect(JSON.stringify(ask(figure).value)).toBe('{"data":[],"layout":{"b":2}}');
});
