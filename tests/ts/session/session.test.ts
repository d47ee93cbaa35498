// Stories of a chat and a network that breaks, on a clock that the test moves.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command, Frame, Refused } from '../../../src/ts/protocol/frames.generated';
import { shownTurns } from '../../../src/ts/model/state';
import { createSession } from '../../../src/ts/session/createSession';
import { MemoryServer, merged } from '../../../src/ts/transport/memory';

type Session = ReturnType<typeof createSession>;

let server: MemoryServer;
let session: Session;

beforeEach(() => {
  vi.useFakeTimers();
  server = new MemoryServer();
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const content = (text: string): Frame => ({ type: 'content', content: text });
const start = (turn = 't1'): Frame => ({
  type: 'turn_start',
  turn,
  message: `m-${turn}`,
  query: 'hello',
  at: 1,
});
const end: Frame = { type: 'turn_end', status: 'done', at: 9 };
const busy: Refused = { ok: false, error: { code: 'busy', message: 'Wait.' } };

/** Let promises settle, and `ms` go by. */
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const state = () => session.store.get();
const lastTurn = () => state().turns.at(-1);
const sent = <T extends Command['type']>(type: T) =>
  server.commands.filter(
    (command): command is Extract<Command, { type: T }> => command.type === type,
  );

async function open(): Promise<void> {
  session = createSession('bot', server.transport);
  await pass();
}

describe('a chat opens', () => {
  test('on the thread that the server names', async () => {
    server.append(start(), content('a'), end);
    await open();
    expect(server.commands).toEqual([{ type: 'subscribe', chat: 'bot' }]);
    expect(state()).toEqual({
      thread: 'thread-1',
      channel: 'channel-1',
      seq: 3,
      turns: server.turns,
      choices: {},
      selections: {},
      settingsPending: false,
      connection: 'connected',
      wire: 'memory',
    });
  });

  test('and what streams is shown', async () => {
    await open();
    server.emit(start());
    server.emit(content('a'), content('b'));
    expect(state().turns).toEqual(server.turns);
    expect(state().turns[0]?.blocks).toEqual([{ kind: 'content', text: 'ab' }]);
  });

  test('and does not listen to another channel', async () => {
    await open();
    server.deliver({ seq: 1, frames: [start()] }, 'channel of somebody');
    expect(state().turns).toEqual([]);
  });

  test('and an unknown chat says so, to the console and to who sends', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const refused: Refused = {
      ok: false,
      error: { code: 'not_found', message: 'There is no such chat.' },
    };
    server.refusals.set('subscribe', refused);
    await open();
    expect(warn.mock.lastCall?.[0]).toContain('bot');
    await expect(session.send({ id: 'm1', query: 'hi' })).resolves.toBe(refused);
    expect(sent('send')).toEqual([]);
  });

  test('and an unknown chat may be known to the server that comes up next', async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    server.refusals.set('subscribe', {
      ok: false,
      error: { code: 'not_found', message: 'There is no such chat.' },
    });
    await open();
    server.cut();
    const answer = session.send({ id: 'm1', query: 'hi' });
    server.refusals.clear();
    server.restore();
    await expect(answer).resolves.toEqual({ ok: true, turn: 'turn-1' });
  });

  test('although the server could not at first', async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    server.refusals.set('subscribe', { ok: false, error: { code: 'internal', message: 'Oops.' } });
    await open();
    server.refusals.clear();
    await pass(3_000);
    expect(state().thread).toBe('thread-1');
    await expect(session.send({ id: 'm1', query: 'hi' })).resolves.toMatchObject({ ok: true });
  });
});

describe('envelopes', () => {
  test('a gap is filled by one subscription, however much arrives meanwhile', async () => {
    await open();
    server.emit(start());
    server.holdAnswers();
    server.append(content('lost '));
    server.emit(content('a '));
    server.emit(content('b '));
    server.append(content('lost too '));
    server.emit(content('c'));
    expect(sent('subscribe').slice(1)).toEqual([
      { type: 'subscribe', chat: 'bot', thread: 'thread-1', channel: 'channel-1', after: 1 },
    ]);
    server.releaseAnswers();
    await pass();
    // The answer was made when the first gap was seen: what came later has a gap of its own.
    expect(state().turns).toEqual(server.turns);
    expect(sent('subscribe')).toHaveLength(3);
  });

  test('repeated, merged and late ones do no harm', async () => {
    await open();
    const envelopes = [
      server.append(start()),
      server.append(content('a')),
      server.append(content('b')),
    ];
    const [first] = envelopes;
    server.deliver(first);
    server.deliver(merged(envelopes.slice(1)));
    envelopes.forEach((envelope) => server.deliver(envelope));
    expect(state().turns).toEqual(server.turns);
    expect(sent('subscribe')).toHaveLength(1);
  });

  test('an answer that continues something else is not believed: everything is asked for', async () => {
    await open();
    server.emit(start());
    vi.spyOn(server.transport, 'request').mockResolvedValueOnce({
      ok: true,
      thread: 'thread-1',
      channel: 'of somebody',
      seq: 9,
      frames: [content('not ours')],
    });
    server.append(content('lost'));
    server.heartbeat();
    await pass(3_000);
    expect(sent('subscribe').at(-1)).toEqual({
      type: 'subscribe',
      chat: 'bot',
      thread: 'thread-1',
    });
    expect(state().turns).toEqual(server.turns);
  });

  test('that arrive before the answer to the subscription are kept for it', async () => {
    server.append(start());
    server.holdAnswers();
    await open();
    server.emit(content('early'));
    expect(state().turns).toEqual([]);
    server.releaseAnswers();
    await pass();
    expect(state().turns).toEqual(server.turns);
    expect(sent('subscribe')).toHaveLength(1);
  });

  test('a heartbeat that is ahead tells that the last one was lost', async () => {
    await open();
    server.emit(start());
    server.append(content('lost'));
    server.heartbeat();
    await pass();
    expect(state().turns).toEqual(server.turns);
  });

  test('nonsense is ignored', async () => {
    await open();
    for (const nonsense of [null, 'x', { seq: 'x' }, []]) server.deliver(nonsense);
    server.emit(start());
    expect(state().seq).toBe(1);
  });
});

describe('the link breaks', () => {
  test('in mid-turn, and the turn goes on where it was', async () => {
    await open();
    server.emit(start(), content('a '));
    server.cut();
    expect(state().connection).toBe('reconnecting');
    server.append(content('b '), content('c '));
    server.restore();
    server.emit(content('d'));
    await pass();
    expect(state().connection).toBe('connected');
    expect(state().turns).toEqual(server.turns);
    expect(sent('subscribe').at(-1)?.after).toBe(2);
  });

  test('while the subscription is under way', async () => {
    server.holdAnswers();
    await open();
    server.cut();
    server.releaseAnswers();
    server.append(start());
    server.restore();
    await pass();
    expect(state().turns).toEqual(server.turns);
  });

  test('because the server restarts: its transcript replaces ours, finished turns stay the same objects', async () => {
    await open();
    server.emit(start('t1'), content('a'), end);
    server.emit(start('t2'), content('b'));
    const [finished] = state().turns;
    server.append({ type: 'turn_end', status: 'interrupted', at: 20 });
    server.restart();
    await pass();
    expect(state().channel).toBe('channel-2');
    expect(lastTurn()?.status).toBe('interrupted');
    expect(state().turns[0]).toBe(finished);
    server.emit(start('t3'));
    expect(state().turns).toHaveLength(3);
  });

  test('and the thread is gone meanwhile', async () => {
    await open();
    server.emit(start());
    server.cut();
    server.forget();
    server.restore();
    await pass();
    expect(state().thread).toBe('thread-2');
    expect(state().turns).toEqual([]);
  });

  test('without a word: silence in a running turn renews it', async () => {
    await open();
    server.emit(start(), content('a'));
    for (let i = 0; i < 4; i++) {
      await pass(5_000);
      server.heartbeat();
    }
    expect(server.reconnects).toBe(0);
    server.stall();
    await pass(6_000);
    expect(server.reconnects).toBe(1);
    expect(state().connection).toBe('reconnecting');
    server.append(content('b'), end);
    server.restore();
    await pass();
    expect(state().connection).toBe('connected');
    expect(state().turns).toEqual(server.turns);
  });

  test('but an answer is a sign of life', async () => {
    await open();
    server.emit(start());
    await pass(4_000);
    window.dispatchEvent(new Event('online'));
    await pass(5_000);
    expect(server.reconnects).toBe(0);
  });

  test('silence is no news when no turn runs', async () => {
    await open();
    server.emit(start(), end);
    await pass(60_000);
    expect(server.reconnects).toBe(0);
  });

  test('and a subscription without an answer renews it', async () => {
    server.mute.add('subscribe');
    await open();
    server.mute.clear();
    await pass(5_000);
    expect(server.reconnects).toBe(1);
    expect(state().connection).toBe('connected');
  });
});

describe('the app’s guard', () => {
  test('lets the page in no more: it says so until it is let in', async () => {
    await open();
    server.append(start(), content('a'), end);
    server.forbid();
    expect(state().connection).toBe('forbidden');
    const seen: string[] = [];
    session.store.subscribe(() => seen.push(state().connection));
    window.dispatchEvent(new Event('online'));
    expect(server.reconnects).toBe(1);
    await pass(60_000);
    server.admit();
    document.dispatchEvent(new Event('visibilitychange'));
    await pass();
    expect(server.reconnects).toBe(2);
    expect(seen.at(-1)).toBe('connected');
    expect(new Set(seen)).toEqual(new Set(['forbidden', 'connected']));
    expect(state().turns).toEqual(server.turns);
  });

  test('never let it in', async () => {
    server.forbid();
    await open();
    expect(state().connection).toBe('forbidden');
    expect(server.commands).toEqual([]);
  });

  test('keeps a message waiting, which goes once', async () => {
    await open();
    server.forbid();
    const reply = session.send({ id: 'm1', query: 'hello' });
    await pass(60_000);
    expect(sent('send')).toEqual([]);
    server.admit();
    window.dispatchEvent(new Event('online'));
    await pass();
    await expect(reply).resolves.toMatchObject({ ok: true });
    expect(sent('send')).toHaveLength(1);
  });

  test('is not thought of when there is no network', async () => {
    await open();
    server.forbid();
    server.cut();
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    expect(state().connection).toBe('offline');
    online.mockReturnValue(true);
    server.restore();
    expect(state().connection).toBe('forbidden');
  });
});

describe('branches', () => {
  const shown = () => shownTurns(state()).map(({ id }) => id);

  /** A conversation of two turns. */
  async function talked(): Promise<void> {
    server.append(start('t1'), end, start('t2'), end);
    await open();
  }

  test('a reply is made again beside the one that there is', async () => {
    await talked();
    await session.regenerate('t2');
    expect(sent('send')).toMatchObject([{ query: 'hello', parent: 't1' }]);
    expect(shown()).toEqual(['t1', 'turn-3']);
  });

  test('a message is edited, with its files', async () => {
    const file = { id: 'f', name: 'a', type: '', size: 1 };
    server.append({ ...start('t1'), attachments: [file] } as Frame, end);
    await open();
    await session.edit('t1', 'other words');
    expect(sent('send')).toMatchObject([{ query: 'other words', parent: '', attachments: ['f'] }]);
    expect(shown()).toEqual(['turn-2']);
  });

  test('the next message follows what is shown', async () => {
    await talked();
    await session.edit('t2', 'other words');
    server.emit(end);
    session.choose('t2');
    expect(shown()).toEqual(['t1', 't2']);
    await session.send({ id: 'm', query: 'on' });
    expect(sent('send').at(-1)).toMatchObject({ parent: 't2' });
    expect(shown()).toEqual(['t1', 't2', 'turn-4']);
    server.emit(end);
    // In the latest branch the server knows what is the last.
    await session.send({ id: 'n', query: 'and on' });
    expect(sent('send').at(-1)).not.toHaveProperty('parent');
  });

  test('who makes a reply again sees it, whatever was chosen before', async () => {
    await talked();
    await session.regenerate('t2');
    server.emit(end);
    session.choose('t2');
    await session.regenerate('t2');
    expect(shown()).toEqual(['t1', 'turn-4']);
  });

  test('a turn that is not there is not sent again', async () => {
    await talked();
    await expect(session.regenerate('t9')).resolves.toMatchObject({ ok: false });
    session.choose('t9');
    expect(shown()).toEqual(['t1', 't2']);
  });

  test('a reply is judged', async () => {
    await talked();
    await session.giveFeedback('t1', 'up');
    expect(sent('feedback')).toMatchObject([{ turn: 't1', value: 'up' }]);
    expect(state().turns[0]?.feedback).toBe('up');
  });
});

describe('send', () => {
  const message = { id: 'm1', query: 'hello' };

  test('is answered, and its turn appears', async () => {
    await open();
    session.setSettings({ n: 1 });
    await expect(session.send(message)).resolves.toEqual({ ok: true, turn: 'turn-1' });
    expect(sent('send')).toEqual([
      {
        type: 'send',
        chat: 'bot',
        thread: 'thread-1',
        message: 'm1',
        query: 'hello',
        settings: { n: 1 },
      },
    ]);
    expect(lastTurn()?.message).toBe('m1');
  });

  test('is said to be for later, while a setting is on its way for one of several components', async () => {
    await open();
    const releases = [session.awaitSettings(), session.awaitSettings()];
    server.emit(start(), content('a'), end);
    expect(state()).toMatchObject({ settingsPending: true, turns: server.turns });
    for (const [at, release] of releases.entries()) {
      release();
      expect(state().settingsPending).toBe(at === 0);
    }
  });

  test('passes on a refusal', async () => {
    await open();
    server.refusals.set('send', busy);
    await expect(session.send(message)).resolves.toEqual(busy);
  });

  test('waits while offline, and goes once', async () => {
    await open();
    server.cut();
    const answer = session.send(message);
    await pass(60_000);
    expect(sent('send')).toEqual([]);
    server.restore();
    await expect(answer).resolves.toMatchObject({ ok: true });
    await pass(60_000);
    expect(sent('send')).toHaveLength(1);
  });

  test('before the first link waits too', async () => {
    server.cut();
    await open();
    const answer = session.send(message);
    server.restore();
    await expect(answer).resolves.toMatchObject({ ok: true });
  });

  test('is repeated under the same id when the answer got lost', async () => {
    await open();
    server.mute.add('send');
    const answer = session.send(message);
    await pass(4_999);
    server.mute.clear();
    expect(sent('send')).toHaveLength(1);
    await pass(1);
    await expect(answer).resolves.toEqual({ ok: true, turn: 'turn-1' });
    expect(sent('send').map((command) => command.message)).toEqual(['m1', 'm1']);
    expect(server.reconnects).toBe(1);
    expect(state().turns).toHaveLength(1);
  });

  test('is repeated at once when the link went down before the answer', async () => {
    await open();
    server.mute.add('send');
    const answer = session.send(message);
    await pass();
    server.mute.clear();
    server.cut();
    server.restore();
    await expect(answer).resolves.toEqual({ ok: true, turn: 'turn-1' });
    expect(server.turns).toHaveLength(1);
    expect(server.reconnects).toBe(0);
  });

  test('can be given up while it waits', async () => {
    await open();
    server.cut();
    const abort = new AbortController();
    const answer = session.send(message, abort.signal);
    abort.abort();
    await expect(answer).rejects.toHaveProperty('name', 'AbortError');
    server.restore();
    await pass(10_000);
    expect(sent('send')).toEqual([]);
    await expect(session.send(message, abort.signal)).rejects.toHaveProperty('name', 'AbortError');
  });
});

describe('stop', () => {
  const tool: Frame = { type: 'tool_start', id: '1', name: 'f', args: {}, at: 5 };

  test('shows at once, hides what still comes, and ends with the server’s version', async () => {
    await open();
    server.emit(start(), content('a'), tool);
    // The command is on its way: nothing is carried out, nothing answered yet.
    server.holdAnswers();
    server.refusals.set('stop', busy);
    const stopped = session.stop();
    expect(lastTurn()).toMatchObject({
      status: 'stopped',
      blocks: [{ text: 'a' }, { status: 'cancelled' }],
    });
    server.emit(content('late'));
    expect(lastTurn()?.blocks).toHaveLength(2);
    expect(state().seq).toBe(4);
    server.emit({ type: 'turn_end', status: 'stopped', at: 7 });
    expect(state().turns).toEqual(server.turns);
    expect(lastTurn()?.blocks).toHaveLength(3);
    server.releaseAnswers();
    await stopped;
  });

  test('tells the server which turn', async () => {
    await open();
    server.emit(start('t7'));
    await session.stop();
    expect(sent('stop')).toEqual([{ type: 'stop', chat: 'bot', thread: 'thread-1', turn: 't7' }]);
    expect(state().turns).toEqual(server.turns);
    expect(lastTurn()?.status).toBe('stopped');
  });

  test('twice is once', async () => {
    await open();
    server.emit(start());
    await Promise.all([session.stop(), session.stop()]);
    await session.stop();
    expect(sent('stop')).toHaveLength(1);
  });

  test('works for the next turn too', async () => {
    await open();
    for (const turn of ['t1', 't2']) {
      server.emit(start(turn));
      await session.stop();
      expect(lastTurn()).toMatchObject({ id: turn, status: 'stopped' });
    }
    expect(sent('stop')).toHaveLength(2);
  });

  test('without a running turn does nothing', async () => {
    await open();
    await session.stop();
    expect(sent('stop')).toEqual([]);
  });

  test('is told as soon as the link is back', async () => {
    await open();
    server.emit(start());
    server.cut();
    const stopped = session.stop();
    expect(lastTurn()?.status).toBe('stopped');
    server.append(content('late'));
    server.restore();
    await stopped;
    expect(sent('stop')).toHaveLength(1);
    expect(state().turns).toEqual(server.turns);
  });

  test('is repeated until it is acknowledged', async () => {
    await open();
    server.emit(start());
    server.mute.add('stop');
    const stopped = session.stop();
    await pass(4_999);
    server.mute.clear();
    await pass(1);
    await stopped;
    expect(sent('stop')).toHaveLength(2);
  });

  test('of a turn that was over is refused: the server’s version is shown', async () => {
    await open();
    server.emit(start());
    server.append(content('all'), end);
    server.refusals.set('stop', {
      ok: false,
      error: { code: 'not_found', message: 'There is no such turn.' },
    });
    await session.stop();
    expect(lastTurn()?.status).toBe('streaming');
    server.heartbeat();
    await pass();
    expect(lastTurn()?.status).toBe('done');
  });

  test('then send: the message goes after the stop', async () => {
    await open();
    server.emit(start());
    const stopped = session.stop();
    const answer = session.send({ id: 'm2', query: 'next' });
    await Promise.all([stopped, answer]);
    expect(server.commands.slice(1).map((command) => command.type)).toEqual(['stop', 'send']);
  });
});

describe('a new thread', () => {
  test('replaces the conversation', async () => {
    await open();
    server.emit(start(), end);
    await session.newThread();
    expect(state()).toMatchObject({ thread: 'thread-2', channel: 'channel-2', seq: 0, turns: [] });
    server.deliver({ seq: 9, frames: [content('old')] }, 'channel-1');
    server.emit(start());
    expect(state().turns).toEqual(server.turns);
  });

  test('gets the message that is sent while it is made', async () => {
    await open();
    server.holdAnswers();
    const begun = session.newThread();
    const answer = session.send({ id: 'm1', query: 'hello' });
    server.releaseAnswers();
    await Promise.all([begun, answer]);
    expect(sent('send')[0]?.thread).toBe('thread-2');
  });

  test('twice at once is one', async () => {
    await open();
    await Promise.all([session.newThread(), session.newThread()]);
    expect(sent('new_thread')).toHaveLength(1);
  });

  test('is begun when the link is back', async () => {
    await open();
    server.cut();
    const begun = session.newThread();
    await pass(10_000);
    server.restore();
    await begun;
    expect(state().thread).toBe('thread-2');
  });

  test('that is refused leaves the present one', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    await open();
    server.emit(start(), end);
    server.refusals.set('new_thread', {
      ok: false,
      error: { code: 'overloaded', message: 'Too many.' },
    });
    await session.newThread();
    expect(warn).toHaveBeenCalledOnce();
    server.emit(start('t2'));
    await pass();
    expect(state().turns).toEqual(server.turns);
  });
});

describe('the browser says', () => {
  const say = (event: string, on: EventTarget = window) => on.dispatchEvent(new Event(event));
  const onLine = (value: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(value);

  test('that the network is back: reconnect at once', async () => {
    await open();
    server.cut();
    say('online');
    expect(server.reconnects).toBe(1);
  });

  test('that the page is seen again: a link that works is kept', async () => {
    await open();
    server.append(start());
    say('visibilitychange', document);
    await pass(2_000);
    expect(server.reconnects).toBe(0);
    expect(state().turns).toEqual(server.turns);
  });

  test('several of these things at once: one probe', async () => {
    await open();
    say('visibilitychange', document);
    say('online');
    await pass();
    expect(sent('subscribe')).toHaveLength(2);
  });

  test('that the page is seen again: a dead link is found out in 2 s', async () => {
    await open();
    server.stall();
    say('visibilitychange', document);
    await pass(1_999);
    expect(server.reconnects).toBe(0);
    await pass(1);
    expect(server.reconnects).toBe(1);
    expect(state().connection).toBe('reconnecting');
  });

  test('that the page is hidden: nothing', async () => {
    await open();
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    say('visibilitychange', document);
    expect(sent('subscribe')).toHaveLength(1);
  });

  test('that the page comes out of its cache', async () => {
    await open();
    server.cut();
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(server.reconnects).toBe(0);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(server.reconnects).toBe(1);
  });

  test('that there is no network', async () => {
    await open();
    onLine(false);
    server.stall();
    say('offline');
    expect(state().connection).toBe('offline');
    await pass(2_000);
    expect(state().connection).toBe('offline');
    onLine(true);
    server.restore();
    say('online');
    await pass();
    expect(state().connection).toBe('connected');
  });

  test('that there is no network, but the server is on this machine', async () => {
    await open();
    onLine(false);
    say('offline');
    await pass();
    expect(state().connection).toBe('connected');
    expect(server.reconnects).toBe(0);
  });
});
