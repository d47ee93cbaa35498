import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import ChatComposer from '../../../src/ts/components/ChatComposer';
import { LABELS } from '../../../src/ts/hooks/useLabels';
import { fakeSession, text, turn, type FakeSession } from './fakes';

let session: FakeSession;
vi.mock('../../../src/ts/session/session', () => ({ chatSession: () => session }));

beforeEach(() => {
  localStorage.clear();
  session = fakeSession();
});
afterEach(cleanup);

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const type = (value: string) => fireEvent.change(box(), { target: { value } });
const press = (key: string, more: object = {}) => fireEvent.keyDown(box(), { key, ...more });
const action = (name: string) =>
  document.querySelector<HTMLButtonElement>(`[data-fdc-action="${name}"]`);
const accepted = { ok: true, turn: '1' } as const;

test('Enter sends, and the text stays until the server has accepted it', async () => {
  render(<ChatComposer chat="bot" settings={{ model: 'a' }} />);
  type('hello');
  press('Enter');
  expect(session.sent).toMatchObject([{ query: 'hello' }]);
  expect(session.settings).toEqual({ model: 'a' });
  expect(box().value).toBe('hello');
  await session.answer(accepted);
  expect(box().value).toBe('');
});

test.each([
  ['a new line', { shiftKey: true }],
  ['a word picked in an input method', { isComposing: true }],
  ['a key that an input method keeps', { keyCode: 229 }],
])('Enter does not send: %s', (_, event) => {
  render(<ChatComposer chat="bot" />);
  type('hello');
  press('Enter', event);
  expect(session.sent).toEqual([]);
});

test('nothing is sent that holds no text', () => {
  render(<ChatComposer chat="bot" />);
  type(' \n ');
  press('Enter');
  expect(session.sent).toEqual([]);
  expect(action('send')?.disabled).toBe(true);
});

test('two Enters are one message', () => {
  render(<ChatComposer chat="bot" />);
  type('hello');
  press('Enter');
  press('Enter');
  expect(session.sent).toHaveLength(1);
});

test('what is typed while a message is on its way stays', async () => {
  render(<ChatComposer chat="bot" />);
  type('first');
  press('Enter');
  type('firstsecond');
  await session.answer(accepted);
  expect(box().value).toBe('second');
});

test('a refused message stays, says why, and is the same message when it is sent again', async () => {
  render(<ChatComposer chat="bot" />);
  type('hello');
  press('Enter');
  await session.answer({ ok: false, error: { code: 'busy', message: 'One at a time.' } });
  expect(box().value).toBe('hello');
  expect(screen.getByRole('alert').textContent).toBe(LABELS.refusedBusy);
  press('Enter');
  expect(screen.getByRole('alert').textContent).toBe('');
  expect(session.sent[1]?.id).toBe(session.sent[0]?.id);
  await session.answer(accepted);
  type('hello');
  press('Enter');
  expect(session.sent[2]?.id).not.toBe(session.sent[0]?.id);
});

test('a refused setting is told to Dash until the next send', async () => {
  const setProps = vi.fn();
  render(<ChatComposer chat="bot" setProps={setProps} />);
  type('hello');
  press('Enter');
  await session.answer({
    ok: false,
    error: { code: 'invalid_setting', message: 'Too hot.', field: 'temperature' },
  });
  expect(setProps).toHaveBeenLastCalledWith({ settingErrors: { temperature: 'Too hot.' } });
  press('Enter');
  expect(setProps).toHaveBeenLastCalledWith({ settingErrors: {} });
});

test('while a reply streams, the button stops it and Enter keeps the draft', async () => {
  render(<ChatComposer chat="bot" />);
  await session.show({ turns: [turn('1', [text('…')], 'streaming')] });
  expect(action('send')).toBeNull();
  type('next');
  press('Enter');
  expect(session.sent).toEqual([]);
  expect(box().value).toBe('next');
  expect(screen.getByRole('status').textContent).toContain('stays here');
  fireEvent.click(action('stop') as HTMLButtonElement);
  press('Escape');
  expect(session.stops).toBe(2);
  await session.show({ turns: [turn('1', [text('…')], 'stopped')] });
  expect(action('send')?.disabled).toBe(false);
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a draft outlives a reload', () => {
  const { unmount } = render(<ChatComposer chat="bot" />);
  type('half a thought');
  unmount();
  render(<ChatComposer chat="bot" />);
  expect(box().value).toBe('half a thought');
});

test('a message whose answer was lost to a reload is recognised in the transcript', async () => {
  const { unmount } = render(<ChatComposer chat="bot" />);
  type('hello');
  press('Enter');
  const id = session.sent[0]?.id ?? '';
  unmount();
  render(<ChatComposer chat="bot" />);
  expect(box().value).toBe('hello');
  await session.show({ turns: [{ ...turn('1', []), message: id }] });
  expect(box().value).toBe('');
});

test('without a link a message waits, and can be taken back', async () => {
  render(<ChatComposer chat="bot" />);
  await session.show({ connection: 'offline' });
  type('hello');
  press('Enter');
  expect(screen.getByRole('status').textContent).toContain('will be sent');
  fireEvent.click(screen.getByText('Cancel'));
  expect(screen.getByRole('status').textContent).toBe('');
  expect(box().value).toBe('hello');
});

test('editing takes a waiting message back: it is another message then', async () => {
  render(<ChatComposer chat="bot" />);
  await session.show({ connection: 'offline' });
  type('hello');
  press('Enter');
  type('hello you');
  expect(screen.getByRole('status').textContent).toBe('');
  await session.show({ connection: 'connected' });
  press('Enter');
  expect(session.sent.map((message) => message.query)).toEqual(['hello', 'hello you']);
  expect(session.sent[1]?.id).not.toBe(session.sent[0]?.id);
});

test('a message past the limit is not sent and says by how much', () => {
  render(<ChatComposer chat="bot" maxLength={5} />);
  type('hello!!');
  press('Enter');
  expect(session.sent).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain('2 characters too long');
});

test('alone, it hands the message to Dash and is empty again', () => {
  const setProps = vi.fn();
  render(<ChatComposer setProps={setProps} />);
  type('hello');
  press('Enter');
  expect(setProps).toHaveBeenLastCalledWith({
    submitted: { value: 'hello', at: expect.any(Number) },
    value: '',
  });
  expect(box().value).toBe('');
});

test('a callback may put text into the box', () => {
  const { rerender } = render(<ChatComposer chat="bot" value="" />);
  rerender(<ChatComposer chat="bot" value="Show me sales" />);
  expect(box().value).toBe('Show me sales');
});
