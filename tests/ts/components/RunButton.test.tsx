import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import RunButton from '../../../src/ts/components/RunButton';
import { LABELS } from '../../../src/ts/hooks/useLabels';
import type { Reply } from '../../../src/ts/protocol/frames.generated';
import { fakeSession, turn, type FakeSession } from './fakes';

let session: FakeSession;
const run = vi.fn<() => Promise<Reply>>();
vi.mock('../../../src/ts/session/session', () => ({ chatSession: () => session }));

beforeEach(() => {
  run.mockReset().mockResolvedValue({ ok: true, turn: 't1' });
  session = Object.assign(fakeSession(), { run });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const button = () => screen.findByRole('button');
const reason = async () =>
  document.getElementById((await button()).getAttribute('aria-describedby') ?? '')?.textContent;
const running = { ...turn('t1', [], 'streaming'), run: true };

test('a press runs the app with its settings', async () => {
  render(<RunButton chat="bot" settings={{ points: 3 }} />);
  fireEvent.click(await button());
  expect(run).toHaveBeenCalledOnce();
  expect(session.settings).toEqual({ points: 3 });
});

test('without settings of its own those of another component stay', async () => {
  session.setSettings({ points: 4 });
  render(<RunButton chat="bot" />);
  await button();
  expect(session.settings).toEqual({ points: 4 });
});

test('two presses are one run', async () => {
  run.mockReturnValue(new Promise(() => undefined));
  render(<RunButton chat="bot" />);
  fireEvent.click(await button());
  fireEvent.click(await button());
  expect(run).toHaveBeenCalledOnce();
});

test('while it runs it is Stop; the second half of a double click is none', async () => {
  render(<RunButton chat="bot" />);
  const same = await button();
  await session.show({ turns: [running] });
  expect(same.textContent).toBe('Stop');
  fireEvent.click(same, { detail: 2 });
  expect(session.stops).toBe(0);
  fireEvent.click(same, { detail: 1 });
  expect(session.stops).toBe(1);
  await session.show({ turns: [{ ...running, status: 'stopped' }] });
  expect(same.textContent).toBe('Run');
});

test('what becomes of it is said to those who do not see it', async () => {
  render(<RunButton chat="bot" />);
  fireEvent.click(await button());
  await session.show({ turns: [running] });
  expect(screen.getByText('Running…').getAttribute('role')).toBe('status');
  await session.show({ turns: [{ ...running, status: 'done' }] });
  expect(screen.getByText('Done.')).toBeTruthy();
});

test.each([
  ['a reply is being written', { turns: [turn('t1', [], 'streaming')] }, /reply is being written/],
  ['there is no link', { connection: 'offline' }, /no connection/],
  ['nobody is signed in', { connection: 'forbidden' }, /no connection/],
] as const)('it cannot be pressed while %s, and says so', async (_, state, words) => {
  render(<RunButton chat="bot" />);
  await session.show(state);
  expect((await button()).getAttribute('aria-disabled')).toBe('true');
  expect(await reason()).toMatch(words);
  fireEvent.click(await button());
  expect(run).not.toHaveBeenCalled();
});

test('a link that was lost a moment ago is waited for', async () => {
  render(<RunButton chat="bot" />);
  await session.show({ connection: 'reconnecting' });
  fireEvent.click(await button());
  expect(run).toHaveBeenCalledOnce();
});

test('what is refused is said, and told of the setting', async () => {
  const setProps = vi.fn();
  const error = { code: 'invalid_setting', message: 'Points: too few.', field: 'points' } as const;
  run.mockResolvedValueOnce({ ok: false, error });
  render(<RunButton chat="bot" setProps={setProps} />);
  fireEvent.click(await button());
  expect((await screen.findByText('Points: too few.')).getAttribute('role')).toBe('alert');
  expect(setProps).toHaveBeenLastCalledWith({ settingErrors: { points: 'Points: too few.' } });
  fireEvent.click(await button());
  await vi.waitFor(() => expect(screen.queryByText('Points: too few.')).toBeNull());
  expect(setProps).toHaveBeenLastCalledWith({ settingErrors: {} });
});

const later = () => act(() => vi.advanceTimersByTimeAsync(150));
const runner = (props: object) => <RunButton chat="bot" {...props} />;

test('a run waits for a setting that is on its way, and goes with what came of it', async () => {
  const { rerender } = render(runner({ settings: { table: null }, settingsPending: true }));
  const same = await button();
  await session.show({});
  vi.useFakeTimers();
  fireEvent.click(same);
  await later();
  expect(run).not.toHaveBeenCalled();
  expect(screen.getByText(LABELS.runWhenUploaded).getAttribute('role')).toBe('status');
  rerender(runner({ settings: { table: 'a.csv' }, settingsPending: false }));
  await later();
  expect(run).toHaveBeenCalledOnce();
  expect(session.settings).toEqual({ table: 'a.csv' });
});

test.each([
  ['is stopped', (button: HTMLElement) => void fireEvent.click(button), {}],
  ['loses its file', () => undefined, { table: 'No table.' }],
])('a run that waits and %s does not go', async (_, change, settingErrors) => {
  const { rerender } = render(runner({ settingsPending: true }));
  const same = await button();
  await session.show({});
  vi.useFakeTimers();
  fireEvent.click(same);
  change(same);
  rerender(runner({ settingsPending: false, settingErrors }));
  await later();
  expect(run).not.toHaveBeenCalled();
  expect(same.textContent).toBe('Run');
});
