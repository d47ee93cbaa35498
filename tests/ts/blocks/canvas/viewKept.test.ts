import { expect, test } from 'vitest';
import { asViewed } from '../../../../src/ts/blocks/canvas/viewKept';

function drawn(layout: object): HTMLElement {
  const body = document.createElement('div');
  const plot = document.createElement('div');
  plot.className = 'js-plotly-plot';
  body.append(Object.assign(plot, { layout, on: () => undefined }));
  return body;
}

const PLAIN = { data: [], layout: { xaxis: { title: 'Day' } } };
const ZOOMED = { xaxis: { range: [1, 2], autorange: false }, scene: { camera: { eye: 1 } } };

test('a new figure is seen as the user sees the one before', () => {
  expect(asViewed(PLAIN, { data: [] }, drawn(ZOOMED)).layout).toEqual({
    xaxis: { title: 'Day', range: [1, 2] },
    scene: { camera: { eye: 1 } },
  });
});

test('a range that the app itself has changed is as it says', () => {
  const asked = { data: [], layout: { xaxis: { range: [0, 9] } } };
  expect(asViewed(asked, PLAIN, drawn(ZOOMED)).layout?.['xaxis']).toEqual({ range: [0, 9] });
});

test('what nobody zoomed fits the new data', () => {
  const fitted = { xaxis: { range: [1, 2], autorange: true } };
  expect(asViewed(PLAIN, PLAIN, drawn(fitted)).layout).toEqual(PLAIN.layout);
  expect(asViewed(PLAIN, PLAIN, null).layout).toEqual(PLAIN.layout);
});
