import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ArtifactBlock } from '../../../src/ts/blocks/ArtifactBlock';
import { ConversationContext } from '../../../src/ts/blocks/artifact/source';
import type { ArtifactKind } from '../../../src/ts/protocol/frames.generated';

vi.mock('../../../src/ts/markdown/LazyMarkdown', () => ({
  LazyMarkdown: ({ text }: { text: string }) => <p>{text}</p>,
}));

const fetched = vi.fn<typeof fetch>();
beforeEach(() => vi.stubGlobal('fetch', fetched));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  fetched.mockReset();
});

function show(artifact: ArtifactKind, more: object = {}) {
  return render(
    <ConversationContext.Provider value={{ chat: 'my bot', thread: 't' }}>
      <ArtifactBlock
        block={{ kind: 'artifact', id: 'a1', artifact, status: 'ready', ...more }}
        live={false}
      />
    </ConversationContext.Provider>,
  );
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const table = (rows: unknown[][], total = rows.length) => ({
  columns: [
    { name: 'region', type: 'text' },
    { name: 'sales', type: 'number' },
  ],
  rows,
  total,
});

test('markdown stands in its place at once', () => {
  show('markdown', { text: 'hello', label: 'A note' });
  expect(screen.getByText('hello')).not.toBeNull();
  expect(screen.getByText('A note').tagName).toBe('FIGCAPTION');
  expect(fetched).not.toHaveBeenCalled();
});

test('a table is fetched from its conversation, numbers aligned', async () => {
  fetched.mockResolvedValue(
    json(
      table(
        [
          ['north', 1.5],
          [null, null],
        ],
        12,
      ),
    ),
  );
  show('table');
  expect((await screen.findByText('1.5')).dataset['numeric']).toBe('true');
  expect(fetched.mock.calls[0]?.[0]).toBe('/_fast-dash/artifact/my%20bot/t/a1');
  expect(screen.getByText(/12 rows/)).not.toBeNull();
});

test('a long table comes a page at a time', async () => {
  fetched.mockResolvedValue(json(table(Array.from({ length: 450 }, (_, row) => ['x', row]))));
  show('table');
  fireEvent.click(await screen.findByText('Show more (250 left)'));
  fireEvent.click(screen.getByText('Show more (50 left)'));
  expect(document.querySelectorAll('tbody tr')).toHaveLength(450);
});

test.each([
  ['the server refuses', json('gone', 404)],
  ['the payload is of another form', json({ rows: 'none' })],
])('when %s, it says so and tries again on demand', async (_, answer) => {
  fetched.mockResolvedValueOnce(answer).mockResolvedValueOnce(json(table([['south', 2]])));
  show('table');
  fireEvent.click(await screen.findByText('Retry'));
  expect(await screen.findByText('south')).not.toBeNull();
});

test('an image that fails can be asked for again', () => {
  show('image', { label: 'A map' });
  fireEvent.error(screen.getByRole('img', { name: 'A map' }));
  fireEvent.click(screen.getByText('Retry'));
  expect(screen.getByRole('img').getAttribute('src')).toBe('/_fast-dash/artifact/my%20bot/t/a1');
});

test('a figure is handed to Graph of Dash, in the colours of the page', async () => {
  const drawn = vi.fn(() => null);
  vi.stubGlobal('dash_component_api', {
    ExternalWrapper: drawn,
    useDashContext: () => ({ componentPath: ['props', 'children', 0] }),
  });
  fetched.mockResolvedValue(json({ data: [{ y: [1] }], layout: { xaxis: { title: 'Time' } } }));
  show('figure');
  await vi.waitFor(() => expect(drawn).toHaveBeenCalled());
  expect(drawn.mock.lastCall?.at(0)).toMatchObject({
    component: {
      type: 'Graph',
      props: {
        figure: {
          data: [{ y: [1] }],
          layout: {
            xaxis: { title: 'Time' },
            template: { layout: { paper_bgcolor: 'rgba(0,0,0,0)' } },
          },
        },
      },
    },
    componentPath: ['props', 'children', 0, 'props', 'artifacts', 'a1'],
  });
});
