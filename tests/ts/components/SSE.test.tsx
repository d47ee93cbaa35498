import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import SSE from '../../../src/ts/components/SSE';
import type { ServerEvent } from '../../../src/ts/streaming/sseParser';

// The connection itself has tests of its own, on its own and in a browser.
const streams: Stream[] = [];
vi.mock('../../../src/ts/streaming/eventSource', () => ({
  StreamError: Error,
  serverEvents: (request: object, signal: AbortSignal) => new Stream(request, signal),
}));

class Stream {
  private tell: ((event: ServerEvent | null) => void) | undefined;
  private queue: (ServerEvent | null)[] = [];

  constructor(
    readonly request: object,
    readonly signal: AbortSignal,
  ) {
    streams.push(this);
  }

  say(data: string | null, type = 'message') {
    const event = data === null ? null : { type, data };
    if (this.tell) this.tell(event);
    else this.queue.push(event);
    this.tell = undefined;
  }

  async *[Symbol.asyncIterator]() {
    for (;;) {
      const waiting = this.queue.shift();
      const event =
        waiting === undefined
          ? await new Promise<ServerEvent | null>((tell) => (this.tell = tell))
          : waiting;
      if (!event) return;
      yield event;
    }
  }
}

let reducedMotion = false;
let props: Record<string, unknown>;
let changes: number;
const setProps = (changed: Record<string, unknown>) => {
  changes += 1;
  Object.assign(props, changed);
};
const frame = () => vi.advanceTimersByTimeAsync(20);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: reducedMotion }));
  streams.length = 0;
  reducedMotion = false;
  props = {};
  changes = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('without an address it does nothing', async () => {
  const { container } = render(<SSE setProps={setProps} options={{ payload: 'ask' }} />);
  await frame();
  expect(container.childNodes).toHaveLength(0);
  expect(streams).toHaveLength(0);
  expect(props).toEqual({});
});

test('hands over what comes once a frame, however much it is, and all of it at the end', async () => {
  render(<SSE url="/s" options={{ payload: 'ask' }} setProps={setProps} />);
  expect(streams[0]?.request).toMatchObject({ url: '/s', payload: 'ask', independent: false });
  expect(props).toEqual({ value: '', animation: '', done: false, error: null });
  for (let word = 0; word < 100; word++) streams[0]?.say(`${word} `);
  streams[0]?.say('not for us', 'note');
  await frame();
  expect(changes).toBe(2);
  expect(props.value).toMatch(/^0 1 2 .* 99 $/);
  expect(props.animation).toBe(props.value);
  streams[0]?.say('end');
  streams[0]?.say('[DONE]');
  await vi.advanceTimersByTimeAsync(0);
  expect(props).toMatchObject({ done: true, error: null });
  expect(props.value).toMatch(/99 end$/);
  expect(changes).toBe(3);
  await frame();
  expect(changes).toBe(3);
});

test('types, and is whole when the stream has ended', async () => {
  render(<SSE url="/s" animate_chunk={1} animate_delay={20} setProps={setProps} />);
  streams[0]?.say('letters');
  await frame();
  expect(props.value).toBe('letters');
  expect(props.animation).toMatch(/^l(et?)?$/);
  await vi.advanceTimersByTimeAsync(500);
  expect(props.animation).toBe('letters');
  const settled = changes;
  await vi.advanceTimersByTimeAsync(500);
  expect(changes).toBe(settled);
  streams[0]?.say(' and words');
  streams[0]?.say(null);
  await frame();
  expect(props).toMatchObject({ animation: 'letters and words', done: true });
});

test('somebody who wants no movement sees the text at once', async () => {
  reducedMotion = true;
  render(<SSE url="/s" animate_chunk={1} animate_delay={50} setProps={setProps} />);
  streams[0]?.say('letters');
  await frame();
  expect(props.animation).toBe('letters');
});

test('an error that the server tells ends the stream, and what has come stays', async () => {
  render(<SSE url="/s" animate_chunk={1} animate_delay={50} setProps={setProps} />);
  streams[0]?.say('some text');
  streams[0]?.say('No more money.', 'error');
  await frame();
  expect(props).toEqual({
    value: 'some text',
    animation: 'some text',
    done: false,
    error: 'No more money.',
  });
});

test('new options ask again, other props do not; what was asked before is closed and not heard', async () => {
  const options = { payload: 'ask' };
  const { rerender, unmount } = render(<SSE url="/s" options={options} setProps={setProps} />);
  rerender(<SSE url="/s" options={options} concat={false} animate_delay={5} setProps={() => {}} />);
  expect(streams).toHaveLength(1);
  streams[0]?.say('old');
  rerender(<SSE url="/s" options={{ payload: 'ask' }} setProps={setProps} />);
  expect(streams).toHaveLength(2);
  expect(streams[0]?.signal.aborted).toBe(true);
  streams[0]?.say('older');
  await frame();
  expect(props.value).toBe('');
  streams[1]?.say('new');
  await frame();
  expect(props.value).toBe('new');
  rerender(<SSE url="/s" options={{ start: false }} setProps={setProps} />);
  expect(streams[1]?.signal.aborted).toBe(true);
  expect(props.value).toBe('new');
  rerender(<SSE url="" setProps={setProps} />);
  expect(props.value).toBe('');
  rerender(<SSE url="/s" setProps={setProps} />);
  expect(streams).toHaveLength(3);
  unmount();
  expect(streams[2]?.signal.aborted).toBe(true);
  const before = changes;
  streams[2]?.say('late');
  await frame();
  expect(changes).toBe(before);
});
