// Fences of Mermaid: when they are drawn, and how little is believed of what comes back from the frame that draws them.
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DiagramsContext } from '../../../src/ts/hooks/useDiagrams';
import type { Answer, Order } from '../../../src/ts/markdown/diagram/messages';
import Markdown from '../../../src/ts/markdown/Markdown';

vi.stubGlobal('__webpack_public_path__', '/_dash-component-suites/fast_dash_components/');

const FENCE = '```mermaid\ngraph TD\nA-->B\n```\n';
const PICTURE = { svg: '<svg></svg>', width: 200, height: 100 };

function show(text: string, streaming = false, diagrams = true) {
  return render(
    <DiagramsContext.Provider value={diagrams}>
      <Markdown text={text} streaming={streaming} />
    </DiagramsContext.Provider>,
  );
}

const frames = () => [...document.querySelectorAll('iframe')];

/** Let the frame say something. */
async function say(data: unknown, source: unknown = frames().at(-1)?.contentWindow) {
  await act(async () => {
    const event = new MessageEvent('message', { data, source: source as Window });
    dispatchEvent(event);
    await new Promise((done) => setTimeout(done));
  });
}

const orders: Order[] = [];

/** Wait for the frame and its first order. */
async function opened(): Promise<Order> {
  await waitFor(() => expect(frames()).toHaveLength(1));
  const { contentWindow } = frames()[0] as HTMLIFrameElement;
  if (contentWindow)
    contentWindow.postMessage = ((order: Order) => void orders.push(order)) as never;
  await say({ id: 0, picture: null } satisfies Answer);
  return next();
}

async function next(): Promise<Order> {
  await waitFor(() => expect(orders.length).toBeGreaterThan(0));
  return orders.shift() as Order;
}

beforeEach(() => {
  orders.length = 0;
});
afterEach(async () => {
  cleanup();
  // The frame stays for the next diagram; a test begins without one.
  vi.resetModules();
});

describe('a diagram', () => {
  it('is drawn in a frame without an origin, and shown as an image', async () => {
    // These stay code: the app does not want diagrams, or the fence is still open. Were one drawn, it would come first.
    show(FENCE.replace('A-->B', 'C-->D'), false, false);
    show(FENCE.replace('A-->B', 'E-->F').slice(0, -4), true);
    show(FENCE);
    const order = await opened();
    expect(orders).toHaveLength(0);
    expect(screen.getByText(/C-->D/)).not.toBeNull();
    expect(screen.getByText(/E-->F/)).not.toBeNull();
    const frame = frames()[0];
    expect(frame?.getAttribute('sandbox')).toBe('allow-scripts');
    expect(frame?.getAttribute('srcdoc')).not.toContain('A-->B');
    expect(frame?.getAttribute('srcdoc')).toContain("default-src 'none'");
    expect(order).toMatchObject({ code: 'graph TD\nA-->B\n', scheme: 'light' });

    // Nobody else can answer, and not for another diagram.
    await say({ id: order.id, picture: PICTURE }, window);
    await say({ id: order.id + 1, picture: PICTURE });
    await say('nonsense');
    expect(screen.queryByRole('img')).toBeNull();
    await say({ id: order.id, picture: PICTURE });
    const image = screen.getByRole('img');
    expect(image.getAttribute('src')).toBe(
      'data:image/svg+xml;charset=utf-8,%3Csvg%3E%3C%2Fsvg%3E',
    );
    expect([image.getAttribute('width'), image.getAttribute('height')]).toEqual(['200', '100']);
    expect(image.getAttribute('alt')).toBe('Diagram: graph TD\nA-->B\n');

    // The same frame draws the next one; what is no picture is not shown as one.
    for (const picture of [
      null,
      { ...PICTURE, svg: '<img src=x>' },
      { ...PICTURE, width: 1e9 },
      { ...PICTURE, height: 'url(x)' },
      { ...PICTURE, svg: { toString: () => '<svg>' } },
    ]) {
      cleanup();
      show(FENCE);
      const { id } = await next();
      await say({ id, picture });
      expect(screen.queryByRole('img')).toBeNull();
      expect(screen.getByText(/A-->B/)).not.toBeNull();
      expect(screen.getByText('This diagram could not be drawn.')).not.toBeNull();
    }
    expect(frames()).toHaveLength(1);
  });
});
