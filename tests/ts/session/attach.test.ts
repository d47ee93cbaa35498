// Stories of uploads and a network that breaks, on a clock that the test moves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession } from '../../../src/ts/session/createSession';
import { UploadCut, UploadRefused } from '../../../src/ts/session/upload';
import { MemoryServer } from '../../../src/ts/transport/memory';

/** A request that the test answers. Status 0 is what a browser says of a link that was cut. */
class FakeRequest {
  static readonly all: FakeRequest[] = [];
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  readonly headers: Record<string, string> = {};
  onloadend?: () => void;
  status = 0;
  responseText = '';
  url = '';
  sent: unknown = null;

  constructor() {
    FakeRequest.all.push(this);
  }
  open(_: string, url: string) {
    this.url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body: unknown) {
    this.sent = body;
  }
  abort() {
    this.answer(0);
  }
  answer(status: number, body: unknown = '') {
    this.status = status;
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
    this.onloadend?.();
  }
}

const KEPT = { id: 'id', name: 'ü.csv', type: 'text/csv', size: 1 };
const file = new File(['x'], 'ü \ud800.csv', { type: 'text/csv' });
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const last = () => FakeRequest.all.at(-1) as FakeRequest;

let server: MemoryServer;
let session: ReturnType<typeof createSession>;
let progress: (number | null)[];
let abort: AbortController;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  FakeRequest.all.length = 0;
  server = new MemoryServer();
  session = createSession('my bot', server.transport);
  progress = [];
  abort = new AbortController();
  await pass();
});
afterEach(() => {
  session.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Begin an upload, and note how it ends. */
async function attach() {
  const ended = { value: null as unknown, error: null as unknown };
  session
    .attach(file, (share) => progress.push(share), abort.signal)
    .then(
      (value) => (ended.value = value),
      (error: unknown) => (ended.error = error),
    );
  await pass();
  return ended;
}

test('a file goes to the thread, under its name', async () => {
  const ended = await attach();
  expect(last().url).toBe('/_fast-dash/attachment/my%20bot/thread-1');
  expect(last().headers).toEqual({ 'X-File-Name': '%C3%BC%20%EF%BF%BD.csv' });
  expect(last().sent).toBe(file);
  last().upload.onprogress?.({ loaded: 1, total: 4 });
  last().answer(200, KEPT);
  await pass();
  expect(progress).toEqual([0.25]);
  expect(ended.value).toEqual({ ...KEPT, thread: 'thread-1' });
});

test.each([0, 502, 503, 504])('after status %i it begins anew', async (status) => {
  const ended = await attach();
  last().answer(status, '<html>Bad gateway</html>');
  await pass(1_000);
  expect(FakeRequest.all).toHaveLength(2);
  expect(progress).toEqual([null]);
  last().answer(200, KEPT);
  await pass();
  expect(ended.value).toMatchObject({ id: 'id' });
});

test('without a link it waits, however long, and begins anew with the link', async () => {
  const ended = await attach();
  server.cut();
  last().answer(0);
  await pass(3_600_000);
  expect(FakeRequest.all).toHaveLength(1);
  server.restore();
  await pass();
  expect(FakeRequest.all).toHaveLength(2);
  last().answer(200, KEPT);
  await pass();
  expect(ended.value).toMatchObject({ id: 'id' });
});

test('while the chat is connected it is given up at the fourth cut', async () => {
  const ended = await attach();
  for (let cut = 0; cut < 4; cut++) {
    last().answer(0);
    await pass(1_000);
  }
  expect(FakeRequest.all).toHaveLength(4);
  expect(ended.error).toBeInstanceOf(UploadCut);
});

test('a link on which nothing moves is taken for cut', async () => {
  await attach();
  last().upload.onprogress?.({ loaded: 1, total: 4 });
  await pass(29_000);
  last().upload.onprogress?.({ loaded: 2, total: 4 });
  await pass(29_000);
  expect(FakeRequest.all).toHaveLength(1);
  await pass(2_500);
  expect(FakeRequest.all).toHaveLength(2);
});

test.each([
  [413, { code: 'too_long', message: 'Too large.' }, { code: 'too_long', message: 'Too large.' }],
  [413, '<html>nginx</html>', { code: 'too_long', message: '' }],
  [404, { code: 'not_found', message: 'Gone.' }, { code: 'internal', message: 'Gone.' }],
  [500, '<html>Oops</html>', { code: 'internal', message: '' }],
  [200, { id: 1 }, { code: 'internal', message: '' }],
  [200, 'null', { code: 'internal', message: '' }],
])('status %i with %j is a refusal, and not tried again', async (status, body, refusal) => {
  const ended = await attach();
  last().answer(status, body);
  await pass(60_000);
  expect(FakeRequest.all).toHaveLength(1);
  expect(ended.error).toBeInstanceOf(UploadRefused);
  expect(ended.error).toMatchObject({ refusal });
});

test.each(['while it goes up', 'while it waits'])('it can be taken back %s', async (when) => {
  const ended = await attach();
  if (when === 'while it waits') last().answer(0);
  abort.abort();
  await pass(60_000);
  expect(FakeRequest.all).toHaveLength(1);
  expect(ended.error).toMatchObject({ name: 'AbortError' });
});
