import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import CanvasPanels from '../../../src/ts/components/CanvasPanels';
import RunButton from '../../../src/ts/components/RunButton';
import type { CanvasChange, Turn } from '../../../src/ts/protocol/frames.generated';
import { fakeSession, turn, type FakeSession } from './fakes';

let session: FakeSession;
let narrow = false;
vi.mock('../../../src/ts/session/session', () => ({ chatSession: () => session }));

beforeEach(() => {
  localStorage.clear();
  session = fakeSession();
  narrow = false;
  vi.stubGlobal('matchMedia', () => ({
    matches: narrow,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(cleanup);

const app = (
  <CanvasPanels
    id="panels"
    chat="bot"
    inputs={
      <>
        <input aria-label="points" />
        <RunButton chat="bot" />
      </>
    }
    conversation={<textarea aria-label="message" />}
  >
    <p>drawn</p>
  </CanvasPanels>
);
const chat = (
  <CanvasPanels id="panels" chat="bot" conversation={<textarea aria-label="message" />}>
    <p>drawn</p>
  </CanvasPanels>
);
const side = (label: string) => screen.getByLabelText(label).closest('.fdc-panels__side');
const beside = () => document.querySelector<HTMLElement>('.fdc-panels__beside');

/** A turn that put one component on the canvas. */
function drew(id: string, more: Partial<Turn> = {}): Turn {
  const made: CanvasChange = {
    id: `${id}.0`,
    base: '',
    by: 'assistant',
    order: ['plot'],
    changed: { plot: { name: 'plot', type: 'Markdown', value: 'x' } },
  };
  return { ...turn(id, []), canvas: [made], shown: made.id, ...more };
}

test('the chat stands beside the canvas, with an edge of a kept width', async () => {
  render(chat);
  const edge = await screen.findByRole('separator');
  expect(edge.getAttribute('aria-valuenow')).toBe('400');
  fireEvent.keyDown(edge, { key: 'ArrowRight' });
  expect(beside()?.style.width).toBe('424px');
  cleanup();
  render(chat);
  expect((await screen.findByRole('separator')).getAttribute('aria-valuenow')).toBe('424');
  fireEvent.doubleClick(screen.getByRole('separator'));
  expect(beside()?.style.width).toBe('400px');
});

test('inputs and conversation take turns, and what is not seen is out of reach and stays', async () => {
  render(app);
  const message = await screen.findByLabelText<HTMLTextAreaElement>('message');
  expect(side('points')?.hasAttribute('inert')).toBe(false);
  expect(side('message')?.hasAttribute('inert')).toBe(true);
  fireEvent.change(message, { target: { value: 'half' } });
  fireEvent.click(screen.getByText('Chat with the assistant'));
  expect(side('points')?.hasAttribute('inert')).toBe(true);
  expect(side('message')?.hasAttribute('inert')).toBe(false);
  await vi.waitFor(() => expect(document.activeElement).toBe(message));
  fireEvent.click(screen.getByText('Back to inputs'));
  await vi.waitFor(() =>
    expect(document.activeElement?.textContent).toBe('Chat with the assistant'),
  );
  expect(screen.getByLabelText('message')).toBe(message);
  expect(message.value).toBe('half');
});

test('on a phone there are tabs, and a change of the canvas is told until it is seen', async () => {
  narrow = true;
  render(chat);
  const tab = await screen.findByRole('tab', { name: 'Chat' });
  expect(tab.getAttribute('aria-selected')).toBe('true');
  expect(screen.queryByRole('separator')).toBeNull();
  await session.show({ turns: [drew('t1')] });
  const canvas = screen.getByRole('tab', { name: /^Canvas\s*\(changed\)$/ });
  fireEvent.keyDown(tab, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(canvas);
  expect(canvas.getAttribute('aria-selected')).toBe('true');
  expect(screen.getByRole('tab', { name: 'Canvas' })).toBe(canvas);
  expect(beside()?.hasAttribute('inert')).toBe(true);
});

test('a run shows the canvas, and takes the focus along', async () => {
  narrow = true;
  render(app);
  const run = await screen.findByText('Run');
  run.focus();
  fireEvent.click(run);
  const canvas = screen.getByRole('tab', { name: 'Canvas' });
  await vi.waitFor(() => expect(canvas.getAttribute('aria-selected')).toBe('true'));
  expect(document.activeElement).toBe(canvas);
});

test('an empty canvas says what will be there', async () => {
  render(app);
  expect(await screen.findByText('Press Run, and the result appears here.')).toBeTruthy();
  await session.show({ turns: [drew('t1')] });
  expect(screen.queryByText('Press Run, and the result appears here.')).toBeNull();
  cleanup();
  session = fakeSession();
  render(chat);
  expect(await screen.findByText('What the assistant draws appears here.')).toBeTruthy();
});
