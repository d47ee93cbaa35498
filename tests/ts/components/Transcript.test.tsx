import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Transcript from '../../../src/ts/components/Transcript';
import type { Block } from '../../../src/ts/protocol/frames.generated';
import { FakeResizeObserver, fakeSession, text, turn, type FakeSession } from './fakes';

let session: FakeSession;
const drawn: string[] = [];
vi.mock('../../../src/ts/session/session', () => ({ chatSession: () => session }));
vi.mock('../../../src/ts/markdown/LazyMarkdown', () => ({
  LazyMarkdown: ({ text: content }: { text: string }) => {
    drawn.push(content);
    return <p>{content}</p>;
  },
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

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const reply = '.fdc-message[data-role="assistant"]';
const tool = (more: Partial<Extract<Block, { kind: 'tool' }>>): Block => ({
  kind: 'tool',
  id: '1',
  name: 'search',
  args: { q: 'x' },
  status: 'running',
  started: 0,
  ...more,
});

describe('linked to a chat', () => {
  test('shows each turn as a question and a reply', async () => {
    render(<Transcript chat="bot" />);
    await session.show({ turns: [turn('1', [text('one')]), turn('2', [text('two')])] });
    const said = [...document.querySelectorAll('.fdc-bubble, .fdc-content')];
    expect(said.map((element) => element.textContent)).toEqual([
      'question 1',
      'one',
      'question 2',
      'two',
    ]);
  });

  test('draws only the turn that streams', async () => {
    render(<Transcript chat="bot" />);
    const old = Array.from({ length: 40 }, (_, index) => turn(`${index}`, [text(`old ${index}`)]));
    const thought: Block = { kind: 'reasoning', text: 'hm', started: 0, ended: 1 };
    await session.show({ turns: [...old, turn('new', [thought, text('a')], 'streaming')] });
    drawn.length = 0;
    await session.show({ turns: [...old, turn('new', [thought, text('a b')], 'streaming')] });
    expect(drawn).toEqual(['a b']);
    drawn.length = 0;
    await session.show({ connection: 'reconnecting' });
    fireEvent.mouseOver(find('.fdc-turn') as HTMLElement);
    expect(drawn).toEqual([]);
  });

  test('keeps the elements of a reply when it ends and when the next one begins', async () => {
    render(<Transcript chat="bot" />);
    await session.show({ turns: [turn('1', [text('a')], 'streaming')] });
    const [message, paragraph] = [find(reply), find(`${reply} p`)];
    await session.show({ turns: [turn('1', [text('a')])] });
    await session.show({ turns: [turn('1', [text('a')]), turn('2', [], 'streaming')] });
    expect(find(reply)).toBe(message);
    expect(find(`${reply} p`)).toBe(paragraph);
    expect(message?.dataset['status']).toBe('done');
  });

  test('resolves a tool card in place', async () => {
    render(<Transcript chat="bot" />);
    await session.show({ turns: [turn('1', [tool({})], 'streaming')] });
    const card = find('.fdc-tool');
    expect(card?.dataset).toMatchObject({ status: 'running', tool: 'search' });
    const done = tool({ status: 'done', ended: 1500, result: { hits: 3 } });
    await session.show({ turns: [turn('1', [done, text('so')], 'streaming')] });
    expect(find('.fdc-tool')).toBe(card);
    expect(card?.dataset['status']).toBe('done');
    expect(card?.textContent).toContain('1.5 s');
  });

  test('breathes before the first token, and says what it waits for when the link is down', async () => {
    render(<Transcript chat="bot" />);
    await session.show({ turns: [turn('1', [], 'streaming')] });
    expect(find('.fdc-pulse')).not.toBeNull();
    await session.show({ connection: 'reconnecting' });
    expect(find('.fdc-pulse')).toBeNull();
    expect(find('.fdc-notice')?.textContent).toBe('Reconnecting…');
    await session.show({ connection: 'connected', turns: [turn('1', [tool({})], 'streaming')] });
    expect(find('.fdc-pulse')).toBeNull();
  });

  test('marks a stopped and an interrupted reply', async () => {
    render(<Transcript chat="bot" />);
    await session.show({
      turns: [turn('1', [text('a')], 'stopped'), turn('2', [], 'interrupted')],
    });
    expect(find('.fdc-stopped')?.textContent).toBe('(stopped)');
    expect(find('.fdc-notice')?.textContent).toContain('server went away');
  });

  test('tells Dash the messages once per turn, when it has ended', async () => {
    const setProps = vi.fn();
    render(<Transcript chat="bot" setProps={setProps} />);
    await session.show({ turns: [turn('1', [], 'streaming')] });
    await session.show({ turns: [turn('1', [text('a')], 'streaming')] });
    await session.show({ turns: [turn('1', [text('a b')], 'streaming')] });
    expect(setProps).not.toHaveBeenCalled();
    await session.show({ turns: [turn('1', [text('a b c')])] });
    await session.show({ connection: 'reconnecting' });
    await session.show({ connection: 'connected' });
    expect(setProps).toHaveBeenCalledTimes(1);
    expect(setProps).toHaveBeenLastCalledWith({
      messages: [
        { role: 'user', content: 'question 1', status: 'done' },
        { role: 'assistant', content: 'a b c', status: 'done' },
      ],
    });
  });

  test('tells Dash of a new and empty conversation, but not that there was none before', async () => {
    const setProps = vi.fn();
    render(<Transcript chat="bot" setProps={setProps} />);
    await session.show({ thread: 't', turns: [] });
    expect(setProps).not.toHaveBeenCalled();
    await session.show({ turns: [turn('1', [text('a')])] });
    await session.show({ thread: 'u', turns: [] });
    expect(setProps).toHaveBeenLastCalledWith({ messages: [] });
  });

  test('announces the end of a reply, and no token of it', async () => {
    render(<Transcript chat="bot" />);
    expect(screen.getByRole('log').getAttribute('aria-live')).toBe('off');
    await session.show({ turns: [turn('1', [text('a')], 'streaming')] });
    expect(screen.getByRole('status').textContent).toBe('');
    await session.show({ turns: [turn('1', [text('a')])] });
    expect(screen.getByRole('status').textContent).toBe('a Reply complete.');
  });

  test('names the state of the link and the wire', async () => {
    render(<Transcript chat="bot" title="Analyst" />);
    await session.show({ wire: 'polling' });
    expect(find('.fdc-connection')?.dataset['state']).toBe('connected');
    expect(find('.fdc-connection')?.title).toBe('Connected (polling)');
  });

  test('says that the sign-in has ended, and what helps', async () => {
    render(<Transcript chat="bot" title="Analyst" />);
    await session.show({ connection: 'reconnecting' });
    expect(screen.queryByText('Reload')).toBeNull();
    await session.show({ connection: 'forbidden' });
    expect(find('.fdc-connection')?.dataset['state']).toBe('forbidden');
    expect(find('.fdc-connection__words')?.textContent).toBe('Signed out');
    expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
  });

  test('takes the place of an empty conversation from the last visit until the server answers', async () => {
    await session.show({ thread: null });
    const first = render(<Transcript chat="bot" title="Analyst" />);
    expect(screen.getByRole('log').dataset['empty']).toBe('true');
    await session.show({ thread: 't', turns: [turn('1', [text('a')])] });
    expect(screen.getByRole('log').dataset['empty']).toBe('false');
    first.unmount();
    session = fakeSession();
    await session.show({ thread: null });
    render(<Transcript chat="bot" title="Analyst" />);
    expect(screen.getByRole('log').dataset['empty']).toBe('false');
  });

  test('copies a reply as it was written', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    render(<Transcript chat="bot" />);
    await session.show({
      turns: [turn('1', [text('**a**'), tool({ status: 'done' }), text(' b')])],
    });
    fireEvent.click(
      find(`${reply} > .fdc-message__actions [data-fdc-action="copy"]`) as HTMLElement,
    );
    await screen.findByLabelText('Copied');
    expect(writeText).toHaveBeenCalledWith('**a** b');
  });
});

describe('alone', () => {
  test('shows messages from props', () => {
    const { rerender } = render(<Transcript messages={[]} title="Log" subtitle="None yet" />);
    expect(screen.getByText('None yet')).not.toBeNull();
    expect(find('.fdc-connection')).toBeNull();
    rerender(
      <Transcript
        messages={[
          { role: 'user', content: 'hi' },
          { role: 'assistant', status: 'streaming', blocks: [{ kind: 'content', text: 'ho' }] },
          { role: 'user', content: 'unanswered' },
        ]}
      />,
    );
    expect(find(reply)?.dataset['status']).toBe('streaming');
    expect(document.querySelectorAll(reply)).toHaveLength(1);
    expect(document.querySelectorAll('.fdc-bubble')).toHaveLength(2);
  });

  test('leaves out blocks of a kind that it does not know, and survives broken ones', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const blocks = [
      { kind: 'hologram' },
      { kind: 'tool', name: 'x' },
      { kind: 'content', text: 'ok' },
    ];
    render(<Transcript messages={[{ role: 'assistant', blocks }]} />);
    expect(find('.fdc-content')?.textContent).toBe('ok');
    expect(find('.fdc-failure')).not.toBeNull();
  });
});
