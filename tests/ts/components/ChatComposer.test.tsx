import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import ChatComposer from '../../../src/ts/components/ChatComposer';
import { LABELS } from '../../../src/ts/hooks/useLabels';
import { UploadCut, UploadRefused } from '../../../src/ts/session/upload';
import { fakeSession, text, turn, type FakeSession } from './fakes';

let session: FakeSession;
const drawn = vi.hoisted(() => ({ bars: 0, chips: 0 }));
vi.mock('../../../src/ts/controls/icons', async (original) => ({
  ...(await original<object>()),
  PaperclipIcon: () => String(drawn.bars++),
  FileIcon: () => String(drawn.chips++),
}));
vi.mock('../../../src/ts/session/session', () => ({ chatSession: () => session }));

beforeEach(() => {
  localStorage.clear();
  session = fakeSession();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

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

test('without a sign-in it waits, too, and says for what', async () => {
  render(<ChatComposer chat="bot" />);
  await session.show({ connection: 'forbidden' });
  type('hello');
  press('Enter');
  expect(screen.getByRole('status').textContent).toContain('You are signed out.');
  fireEvent.click(screen.getByText('Cancel'));
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

// --- Files

const csv = (name: string, size = 3) => new File(['x'.repeat(size)], name, { type: 'text/csv' });
const pick = (...files: File[]) =>
  fireEvent.change(document.querySelector('input[type=file]') as Element, { target: { files } });
const chips = () =>
  [...document.querySelectorAll<HTMLElement>('.fdc-composer__file')].map(({ dataset }) => [
    dataset.name,
    dataset.state,
  ]);

test('a chosen file is uploaded at once and goes with the message, whose acceptance Dash is told once', async () => {
  const setProps = vi.fn();
  render(<ChatComposer chat="bot" attachments setProps={setProps} />);
  pick(csv('a.csv'));
  expect(chips()).toEqual([['a.csv', 'uploading']]);
  await session.uploads[0]?.progress(0.4);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
  await session.uploads[0]?.finish();
  press('Enter');
  expect(session.sent).toMatchObject([{ query: '', attachments: ['a.csv'] }]);
  await session.answer(accepted);
  await session.show({ turns: [{ ...turn('1', []), message: session.sent[0]?.id ?? '' }] });
  expect(chips()).toEqual([]);
  expect(setProps.mock.calls).toEqual([
    [
      {
        submitted: {
          value: '',
          at: expect.any(Number),
          attachments: [{ id: 'a.csv', name: 'a.csv', type: 'text/csv', size: 3 }],
        },
      },
    ],
  ]);
});

test('a message waits for its files, and goes when they are there', async () => {
  render(<ChatComposer chat="bot" attachments />);
  pick(csv('a.csv'), csv('b.csv'));
  type('look');
  press('Enter');
  await session.uploads[0]?.finish();
  expect(session.sent).toEqual([]);
  expect(screen.getByText(/when its files are uploaded/)).toBeTruthy();
  await session.uploads[1]?.finish();
  expect(session.sent).toMatchObject([{ query: 'look', attachments: ['a.csv', 'b.csv'] }]);
});

test.each([
  ['edited', () => type('look here')],
  ['taken back', () => fireEvent.click(screen.getByText('Cancel'))],
])('a message that waits for its files and is %s does not go by itself', async (_, change) => {
  render(<ChatComposer chat="bot" attachments />);
  pick(csv('a.csv'));
  type('look');
  press('Enter');
  change();
  await session.uploads[0]?.finish();
  expect(session.sent).toEqual([]);
});

test('a message does not go without the file that failed', async () => {
  render(<ChatComposer chat="bot" attachments />);
  pick(csv('a.csv'));
  type('look');
  press('Enter');
  await session.uploads[0]?.fail(new UploadCut());
  expect(chips()).toEqual([['a.csv', 'failed']]);
  press('Enter');
  expect(session.sent).toEqual([]);
  expect(action('send')?.disabled).toBe(true);
  fireEvent.click(action('retry-upload') as Element);
  await session.uploads[1]?.finish();
  press('Enter');
  expect(session.sent).toMatchObject([{ attachments: ['a.csv'] }]);
});

test('what is too large for the server is not offered to be tried again', async () => {
  render(<ChatComposer chat="bot" attachments />);
  pick(csv('a.csv'));
  await session.uploads[0]?.fail(new UploadRefused({ code: 'too_long', message: 'Too large.' }));
  expect(screen.getByText('Too large.')).toBeTruthy();
  expect(action('retry-upload')).toBeNull();
});

test('a removed file is not uploaded any further, and the box has the focus', () => {
  render(<ChatComposer chat="bot" attachments />);
  pick(csv('a.csv'));
  fireEvent.click(screen.getByRole('button', { name: 'Remove a.csv' }));
  expect(session.uploads[0]?.signal.aborted).toBe(true);
  expect(chips()).toEqual([]);
  expect(document.activeElement).toBe(box());
});

test('files that went up to another conversation go up again, or are gone', async () => {
  const { unmount } = render(<ChatComposer chat="bot" attachments />);
  pick(csv('a.csv'));
  await session.uploads[0]?.finish();
  unmount();
  render(<ChatComposer chat="bot" attachments />);
  expect(chips()).toEqual([['a.csv', 'uploaded']]);
  pick(csv('b.csv'));
  await session.uploads[1]?.finish();
  await session.show({ thread: 'u' });
  expect(chips()).toEqual([['b.csv', 'uploading']]);
  await session.uploads[2]?.finish('u');
  expect(chips()).toEqual([['b.csv', 'uploaded']]);
});

test('other files are another message', async () => {
  render(<ChatComposer chat="bot" attachments />);
  type('look');
  press('Enter');
  await session.answer({ ok: false, error: { code: 'busy', message: 'One at a time.' } });
  pick(csv('a.csv'));
  await session.uploads[0]?.finish();
  press('Enter');
  expect(session.sent[1]?.id).not.toBe(session.sent[0]?.id);
});

// --- Commands, beginnings, history

const COMMANDS = [{ name: 'plot', description: 'Draw' }, { name: 'profile' }];

test.each([
  ['a word of an input method', { isComposing: true }],
  ['a key that an input method keeps', { keyCode: 229 }],
])('%s chooses no command', (_, event) => {
  render(<ChatComposer chat="bot" commands={COMMANDS} />);
  type('/p');
  press('Enter', event);
  press('ArrowDown', event);
  expect(box().value).toBe('/p');
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true');
});

test('Tab chooses; without a menu it leaves the box', () => {
  render(<ChatComposer chat="bot" commands={COMMANDS} />);
  type('/pr');
  expect(press('Tab')).toBe(false);
  expect(box().value).toBe('/profile ');
  expect(press('Tab')).toBe(true);
});

test('after Escape the menu stays closed until another command is begun', async () => {
  render(<ChatComposer chat="bot" commands={COMMANDS} />);
  await session.show({ turns: [turn('1', [text('…')], 'streaming')] });
  type('/p');
  press('Escape');
  type('/pl');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(session.stops).toBe(0);
  type('');
  type('/');
  expect(screen.getAllByRole('option')).toHaveLength(2);
});

test('what fits no command is sent', () => {
  render(<ChatComposer chat="bot" commands={COMMANDS} />);
  type('/nothing');
  press('Enter');
  expect(session.sent).toMatchObject([{ query: '/nothing' }]);
});

test('alone, suggestions are there until the first message, and the arrow brings that back', () => {
  const setProps = vi.fn();
  render(<ChatComposer suggestions={['Hello']} setProps={setProps} />);
  type('draft');
  fireEvent.click(screen.getByText('Hello'));
  expect(setProps).toHaveBeenLastCalledWith({
    submitted: { value: 'Hello', at: expect.any(Number) },
  });
  expect(screen.queryByText('Hello')).toBeNull();
  expect(box().value).toBe('draft');
  type('');
  press('ArrowUp');
  expect(box().value).toBe('Hello');
});

test('linked, suggestions are there while the conversation is empty', async () => {
  render(<ChatComposer chat="bot" suggestions={['Hello']} />);
  expect(screen.getByText('Hello')).toBeTruthy();
  await session.show({ turns: [turn('1', [text('…')])] });
  expect(screen.queryByText('Hello')).toBeNull();
});

test('a key draws neither the buttons nor the files again', async () => {
  render(<ChatComposer chat="bot" attachments commands={COMMANDS} suggestions={['Hello']} />);
  pick(csv('a.csv'));
  await session.uploads[0]?.finish();
  type('h');
  const before = { ...drawn };
  for (const text of ['he', 'hel', 'hell', 'hello']) type(text);
  expect(drawn).toEqual(before);
  expect(before.bars * before.chips).toBeGreaterThan(0);
});

const later = () => act(() => vi.advanceTimersByTimeAsync(150));
const draft = (props: object) => <ChatComposer chat="bot" {...props} />;

test('a message waits for a setting that is on its way, and goes with what came of it', async () => {
  vi.useFakeTimers();
  const { rerender } = render(draft({ settings: { table: null }, settingsPending: true }));
  type('look');
  press('Enter');
  await later();
  expect(session.sent).toEqual([]);
  expect(screen.getByText(/when its files are uploaded/)).toBeTruthy();
  // Dash ends `running` first.
  rerender(draft({ settings: { table: null }, settingsPending: false }));
  expect(session.sent).toEqual([]);
  rerender(draft({ settings: { table: 'a.csv' }, settingsPending: false }));
  await later();
  expect(session.sent).toMatchObject([{ query: 'look' }]);
  expect(session.settings).toEqual({ table: 'a.csv' });
  await session.answer(accepted);
  type('and now');
  press('Enter');
  expect(session.sent).toHaveLength(2);
});

test('a message that waits for a setting can be taken back', async () => {
  vi.useFakeTimers();
  const { rerender } = render(draft({ settingsPending: true }));
  type('look');
  press('Enter');
  fireEvent.click(screen.getByText('Cancel'));
  rerender(draft({ settingsPending: false }));
  await later();
  expect(session.sent).toEqual([]);
  expect(box().value).toBe('look');
});

test('a message does not go without the setting that was refused; what was wrong before is no reason', async () => {
  vi.useFakeTimers();
  const before = { hot: 'Too hot.' };
  const errors = { table: 'No table.' };
  const { rerender } = render(draft({ settingsPending: true, settingErrors: before }));
  type('look');
  press('Enter');
  rerender(draft({ settingsPending: true, settingErrors: errors }));
  expect(screen.queryByText(/when its files are uploaded/)).toBeNull();
  rerender(draft({ settingsPending: false, settingErrors: {} }));
  await later();
  expect(session.sent).toEqual([]);
  rerender(draft({ settingsPending: true, settingErrors: errors }));
  press('Enter');
  rerender(draft({ settingsPending: false, settingErrors: errors }));
  await later();
  expect(session.sent).toMatchObject([{ query: 'look' }]);
});
