// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serverEvents, type StreamRequest } from '../../../src/ts/streaming/eventSource';

const URL = 'https://stream.test/answers';
const asked: Request[] = [];
let answers: (Response | null)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('Failed to fetch'));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const says = (text: string, init: ResponseInit = {}) =>
  new Response(text, { headers: { 'Content-Type': 'text/event-stream' }, ...init });
const end = () => new Response(null, { status: 204 });

/** Read a stream to its end: the data of its events, and how it ended. */
async function read(request: Partial<StreamRequest>, ...given: (Response | null)[]) {
  answers = given;
  const data: string[] = [];
  const reading = (async () => {
    for await (const event of serverEvents({ url: URL, ...request }, new AbortController().signal))
      data.push(event.data);
  })().then(
    () => 'ended',
    (error: unknown) => String(error),
  );
  await vi.runAllTimersAsync();
  return { data, outcome: await reading };
}

test.each<[Partial<StreamRequest>, string, string, Record<string, string>]>([
  [{}, 'GET', '', { accept: 'text/event-stream' }],
  [{ payload: 'ask' }, 'POST', 'ask', { 'content-type': 'text/plain;charset=UTF-8' }],
  [{ payload: 'ask', method: 'put' }, 'PUT', 'ask', {}],
  [{ payload: 'ask', method: 'GET' }, 'GET', '', {}],
  [{ payload: '' }, 'GET', '', {}],
  [{ headers: { 'X-Key': '1', Accept: '*/*' } }, 'GET', '', { 'x-key': '1', accept: '*/*' }],
])('%j is a %s of %j', async (request, method, body, headers) => {
  const { outcome } = await read(request, end());
  expect(outcome).toBe('ended');
  const [only] = asked;
  expect(only?.method).toBe(method);
  expect(await only?.text()).toBe(body);
  for (const [name, value] of Object.entries(headers)) expect(only?.headers.get(name)).toBe(value);
  expect(only?.headers.has('Last-Event-ID')).toBe(false);
  expect(only?.credentials).toBe('same-origin');
});

test('cookies go to other origins if that is wanted', async () => {
  await read({ withCredentials: true }, end());
  expect(asked[0]?.credentials).toBe('include');
});

test('after a cut it goes on after the last whole event, with the same question', async () => {
  const { data, outcome } = await read(
    { payload: 'ask', headers: { 'X-Key': '1' } },
    says('id: 1\ndata: one\n\nid: 2\ndata: half of it'),
    says('id: für\ndata: two\n\n'),
    null,
    says('bad gateway', { status: 502 }),
    says('data: three\n\n'),
    end(),
  );
  expect(outcome).toBe('ended');
  expect(data).toEqual(['one', 'two', 'three']);
  expect(asked.map((request) => request.headers.get('Last-Event-ID'))).toEqual([
    null,
    '1',
    // Header values are bytes.
    'fÃ¼r',
    'fÃ¼r',
    'fÃ¼r',
    'fÃ¼r',
  ]);
  for (const request of asked) {
    expect(request.headers.get('X-Key')).toBe('1');
    expect(await request.text()).toBe('ask');
  }
});

test('it waits longer each time, as long as the server says for the first, and in the end gives up', async () => {
  const times: number[] = [];
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.stubGlobal('fetch', () => {
    times.push(Date.now());
    return times.length === 1
      ? Promise.resolve(says('id: 1\nretry: 500\ndata: one\n\n'))
      : Promise.reject(new TypeError('Failed to fetch'));
  });
  const { outcome } = await read({});
  expect(outcome).toContain('could not be continued');
  const waits = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000]);
});

test('each event is a new hope', async () => {
  const cuts = Array.from({ length: 30 }, (_, i) => says(`id: ${i}\ndata: ${i}\n\n`));
  const { data, outcome } = await read({}, ...cuts, end());
  expect(outcome).toBe('ended');
  expect(data).toHaveLength(30);
});

test('without ids a text is not begun twice; before its beginning, and messages that stand alone, are asked for again', async () => {
  const text = await read({}, says('data: one\n\n'), says('data: one\n\n'));
  expect(text.outcome).toContain('its events have no ids');
  expect(text.data).toEqual(['one']);
  const late = await read({}, says(': nothing yet\n'), says('data: one\n\n'));
  expect(late.data).toEqual(['one']);
  const alone = await read({ independent: true }, says('data: 1\n\n'), says('data: 2\n\n'), end());
  expect(alone).toEqual({ data: ['1', '2'], outcome: 'ended' });
});

test.each<[Response | null, string]>([
  [says('', { status: 404, statusText: 'Not Found' }), 'The stream server answered 404 Not Found.'],
  [says('', { status: 503 }), 'The stream server answered 503.'],
  [
    new Response('<html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
    'The stream server answered with text/html, not with text/event-stream.',
  ],
  [
    new Response(new Uint8Array()),
    'The stream server answered with no content type, not with text/event-stream.',
  ],
  [null, `The stream at ${URL} cannot be reached.`],
])('an answer that is no stream is an error at once', async (answer, words) => {
  const { outcome } = await read({}, answer);
  expect(outcome).toContain(words);
  expect(asked).toHaveLength(1);
});

test('also in the midst of a stream, unless the server only restarts', async () => {
  const { data, outcome } = await read({}, says('id: 1\ndata: 1\n\n'), says('', { status: 401 }));
  expect(data).toEqual(['1']);
  expect(outcome).toContain('answered 401');
});

test('a request that cannot be made says why', async () => {
  const { outcome } = await read({ headers: { 'not a name': '' } });
  expect(outcome).toContain('cannot be asked for: TypeError');
});

test('leaving the loop, and aborting, close the connection', async () => {
  const closed = vi.fn();
  const open = () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
        cancel: closed,
      }),
      { headers: { 'Content-Type': 'text/event-stream' } },
    );
  answers = [open()];
  for await (const { data } of serverEvents({ url: URL }, new AbortController().signal)) {
    expect(data).toBe('1');
    break;
  }
  expect(closed).toHaveBeenCalledOnce();

  const abort = new AbortController();
  answers = [says('id: 1\ndata: 1\n\n')];
  const events = serverEvents({ url: URL }, abort.signal);
  await events.next();
  const waiting = events.next();
  await vi.advanceTimersByTimeAsync(10);
  abort.abort();
  expect((await waiting).done).toBe(true);
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
});
