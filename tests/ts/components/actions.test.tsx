import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Transcript from '../../../src/ts/components/Transcript';
import type { Turn } from '../../../src/ts/protocol/frames.generated';
import { noteSent } from '../../../src/ts/session/outgoing';
import { FakeResizeObserver, fakeSession, text, turn, type FakeSession } from './fakes';

let session: FakeSession;
vi.mock('../../../src/ts/session/session', () => ({ chatSession: () => session }));
vi.mock('../../../src/ts/markdown/LazyMarkdown', () => ({
  LazyMarkdown: ({ text: content }: { text: string }) => <p>{content}</p>,
  preloadMarkdown: () => Promise.resolve(),
}));

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  session = fakeSession();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const all = (name: string) => [
  ...document.querySelectorAll<HTMLButtonElement>(`[data-fdc-action="${name}"]`),
];
const press = (name: string, at = 0) => act(async () => fireEvent.click(all(name)[at] as Element));
const edited = () => screen.queryByLabelText<HTMLTextAreaElement>('Edited message');
const versions: Turn[] = [turn('1', [text('a')]), { ...turn('2', [text('b')]), parent: '' }];

describe('a message', () => {
  beforeEach(async () => {
    render(<Transcript chat="bot" feedback />);
    await session.show({ turns: [turn('1', [text('a')]), turn('2', [text('b')])] });
  });

  test('is edited in its place, and sent as another one', async () => {
    await press('edit');
    expect(edited()?.value).toBe('question 1');
    expect(document.activeElement).toBe(edited());
    fireEvent.change(edited() as Element, { target: { value: 'better' } });
    fireEvent.keyDown(edited() as Element, { key: 'Enter', shiftKey: true });
    expect(session.asked).toEqual([]);
    await act(async () => fireEvent.keyDown(edited() as Element, { key: 'Enter' }));
    expect(session.asked).toEqual(['edit 1 better']);
    expect(edited()).toBeNull();
  });

  test('that is empty is not sent; Escape gives up, and the focus goes back', async () => {
    await press('edit');
    fireEvent.change(edited() as Element, { target: { value: ' ' } });
    await act(async () => fireEvent.keyDown(edited() as Element, { key: 'Enter', ctrlKey: true }));
    expect(session.asked).toEqual([]);
    fireEvent.keyDown(edited() as Element, { key: 'Escape' });
    expect(edited()).toBeNull();
    expect(document.activeElement).toBe(all('edit')[0]);
  });

  test('stays open when it is refused, and says why', async () => {
    const error = { code: 'busy', message: 'One at a time.' } as const;
    session.edit = () => Promise.resolve({ ok: false, error });
    await press('edit');
    await press('save-edit');
    expect(screen.getByRole('alert').textContent).toBe('One at a time.');
    expect(edited()).not.toBeNull();
  });

  test('only the last reply can be made again, and none while one is written', async () => {
    expect(all('regenerate')).toHaveLength(1);
    await press('regenerate');
    expect(session.asked).toEqual(['regenerate 2']);
    await session.show({ turns: [turn('1', [text('a')]), turn('2', [text('b')], 'streaming')] });
    expect(all('regenerate')).toHaveLength(0);
    expect(all('edit')[0]?.getAttribute('aria-disabled')).toBe('true');
    await press('edit');
    expect(edited()).toBeNull();
  });

  test('nothing is sent once more while a setting is on its way', async () => {
    await session.show({ settingsPending: true });
    const said = 'Not while a file of the settings is uploading';
    expect(all('regenerate')[0]?.title).toBe(said);
    await press('regenerate');
    await press('edit');
    expect(all('save-edit')[0]?.title).toBe(said);
    await act(async () => fireEvent.keyDown(edited() as Element, { key: 'Enter' }));
    expect(session.asked).toEqual([]);
    await session.show({ settingsPending: false });
    await act(async () => fireEvent.keyDown(edited() as Element, { key: 'Enter' }));
    await press('regenerate');
    expect(session.asked).toEqual(['edit 1 question 1', 'regenerate 2']);
  });

  test('a reply is judged, and the judgement taken back', async () => {
    await press('good-reply', 1);
    await session.show({
      turns: [turn('1', [text('a')]), { ...turn('2', [text('b')]), feedback: 'up' }],
    });
    expect(all('good-reply')[1]?.getAttribute('aria-pressed')).toBe('true');
    await press('good-reply', 1);
    expect(session.asked).toEqual(['feedback 2 up', 'feedback 2 none']);
  });

  test('a failed reply offers to try again in words', async () => {
    await session.show({ turns: [turn('1', [], 'interrupted')] });
    await act(async () => fireEvent.click(screen.getByText('Retry')));
    expect(session.asked).toEqual(['regenerate 1']);
  });
});

test('without on_feedback there are no thumbs', async () => {
  render(<Transcript chat="bot" />);
  await session.show({ turns: [turn('1', [text('a')])] });
  expect(all('copy')).toHaveLength(2);
  expect(all('good-reply')).toHaveLength(0);
});

test('versions are gone through, the focus stays, and Dash is told once', async () => {
  const setProps = vi.fn();
  session.choose = (id) => session.store.set({ ...session.store.get(), choices: { '': id } });
  render(<Transcript chat="bot" setProps={setProps} />);
  await session.show({ turns: versions });
  expect(document.querySelector('.fdc-branches__place')?.textContent).toBe('2/2');
  setProps.mockClear();
  await press('previous-version');
  await session.show({});
  expect(document.querySelector('.fdc-bubble')?.textContent).toBe('question 1');
  expect(document.activeElement).toBe(all('previous-version')[0]);
  expect(setProps).toHaveBeenCalledTimes(1);
  expect(setProps.mock.lastCall?.[0].messages[1].content).toBe('a');
});

test('versions of a message stand below it, those of a reply below the reply', async () => {
  session.choose = (id) => session.store.set({ ...session.store.get(), choices: { '': id } });
  render(<Transcript chat="bot" />);
  const places = () =>
    [...document.querySelectorAll<HTMLElement>('.fdc-branches')].map(
      (each) =>
        `${each.closest<HTMLElement>('.fdc-message')?.dataset['role']} ${each.querySelector('.fdc-branches__place')?.textContent}`,
    );
  await session.show({ turns: versions });
  expect(places()).toEqual(['user 2/2']);
  const again = versions.map((each) => ({
    ...each,
    id: `r${each.id}`,
    query: 'q',
    parent: '',
  }));
  await session.show({ turns: again });
  expect(places()).toEqual(['assistant 2/2']);
  await session.show({ turns: [...versions, ...again] });
  expect(places()).toEqual(['user 3/3', 'assistant 2/2']);
  await press('previous-version', 1);
  await session.show({});
  expect(places()).toEqual(['user 3/3', 'assistant 1/2']);
  expect(document.activeElement).toBe(all('previous-version')[1]);
});

test('messages from props have no action that needs a chat', () => {
  render(
    <Transcript
      feedback
      messages={[
        { role: 'user', content: 'hi', at: Date.UTC(2020, 1, 2), attachments: [{ name: 'a.csv' }] },
        { role: 'assistant', content: 'ho', sources: [{ title: 'Book' }] },
      ]}
    />,
  );
  expect(all('copy')).toHaveLength(2);
  for (const name of ['edit', 'regenerate', 'good-reply']) expect(all(name)).toHaveLength(0);
  expect(document.querySelector('.fdc-attachment')?.textContent).toBe('a.csv0 B');
  expect(document.querySelector('.fdc-source')?.textContent).toBe('1Book');
  expect(document.querySelectorAll('.fdc-time')).toHaveLength(1);
  expect(document.querySelector('.fdc-day')?.textContent).toContain('2020');
});

test('files of a message are pictures or downloads, by their own address', async () => {
  render(<Transcript chat="bot" />);
  const attachments = [
    { id: 'f1', name: 'chart.png', type: 'image/png', size: 2048 },
    { id: 'f2', name: 'rows.csv', type: 'text/csv', size: 1_234_567 },
  ];
  await session.show({ turns: [{ ...turn('1', [text('a')]), query: '', attachments }] });
  const picture = screen.getByAltText('chart.png');
  expect(picture.getAttribute('src')).toBe('/_fast-dash/artifact/bot/t/f1');
  const link = screen.getByTitle('Download rows.csv');
  expect(link.getAttribute('href')).toBe('/_fast-dash/artifact/bot/t/f2');
  expect(link.textContent).toBe('rows.csv1.2 MB');
  fireEvent.error(picture);
  expect(screen.getByTitle('Download chart.png')).not.toBeNull();
});

describe('a reply is announced', () => {
  const region = () => document.querySelector('[data-fdc-announcements]')?.textContent;
  /** What waits for the pause between two announcements. */
  let pauses: (() => void)[] = [];
  beforeEach(() => {
    pauses = [];
    const real = setInterval;
    const wait = (listener: () => void, ms: number) =>
      ms === 1500 ? void pauses.push(listener) : real(listener, ms);
    vi.stubGlobal('setInterval', wait);
  });
  const stream = async (announce: 'sentences' | 'reply' | 'off') => {
    noteSent('message-1');
    render(<Transcript chat="bot" announce={announce} />);
    await session.show({ turns: [turn('1', [text('One. Tw')], 'streaming')] });
    act(() => pauses.forEach((over) => over()));
  };

  test('by sentences, and then its end', async () => {
    await stream('sentences');
    expect(region()).toBe('One.');
    await session.show({ turns: [turn('1', [text('One. Two')])] });
    expect(region()).toBe('Two Reply complete.');
  });

  test('by its end alone', async () => {
    await stream('reply');
    expect(region()).toBe('');
    await session.show({ turns: [turn('1', [text('One. Two')])] });
    expect(region()).toBe('Reply complete.');
  });

  test('not at all', async () => {
    await stream('off');
    expect(region()).toBeUndefined();
  });
});
