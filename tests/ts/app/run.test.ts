import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrived, run, runSoon } from '../../../src/ts/app/run';

const PAGE = { outputs: 'outputs', notice: 'notice', status: 'status', run: 'run' };
const FIGURE = { data: [{ type: 'bar', y: [1] }], layout: { title: { text: 'mine' } } };

type Props = Readonly<Record<string, unknown>>;

/** What the page shows: id → props. */
let shown: Map<string, Props>;
let changes: [string, Props][];

/** A server whose answers the test writes line by line. */
class Server {
  readonly requests: { inputs: unknown; signal: AbortSignal; answer: Answer }[] = [];

  readonly fetch = (_url: string, init: RequestInit): Promise<Response> => {
    const answer = new Answer(init.signal as AbortSignal);
    const { inputs } = JSON.parse(init.body as string) as { inputs: unknown };
    this.requests.push({ inputs, signal: init.signal as AbortSignal, answer });
    return Promise.resolve(answer.response);
  };

  get last() {
    const last = this.requests.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }
}

class Answer {
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly response: Response;

  constructor(signal: AbortSignal) {
    const body = new ReadableStream<Uint8Array>({ start: (c) => void (this.controller = c) });
    signal.addEventListener('abort', () => this.controller?.error(signal.reason));
    this.response = new Response(body, { headers: { 'Content-Type': 'application/x-ndjson' } });
  }

  line(value: unknown): void {
    this.controller?.enqueue(new TextEncoder().encode(`${JSON.stringify(value)}\n`));
  }

  end(): void {
    this.line({ end: true });
    this.controller?.close();
  }

  cut(): void {
    this.controller?.close();
  }

  reset(): void {
    this.controller?.error(new TypeError('network error'));
  }
}

let server: Server;

beforeEach(() => {
  server = new Server();
  shown = new Map();
  changes = [];
  vi.stubGlobal('fetch', server.fetch);
  window.dash_clientside = {
    set_props: (id, props) => {
      changes.push([id, props]);
      shown.set(id, { ...shown.get(id), ...props });
    },
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a run', () => {
  it('sends the inputs and sets what comes back', async () => {
    const over = run({ points: 3 }, PAGE);
    expect(shown.get('run')).toEqual({ 'data-busy': 'true', 'aria-disabled': 'true' });
    expect(shown.get('outputs')).toEqual({ 'aria-busy': 'true' });
    expect(server.last.inputs).toEqual({ points: 3 });
    server.last.answer.line({ set: { 'fd-output-a': { text: 'x' } } });
    await vi.waitFor(() => expect(shown.get('fd-output-a')).toEqual({ text: 'x' }));
    server.last.answer.end();
    await over;
    expect(shown.get('run')).toEqual({ 'data-busy': 'false', 'aria-disabled': 'false' });
    expect(shown.get('status')).toEqual({ children: 'Done.' });
  });

  it('is made once, however often Run is pressed', async () => {
    const over = run({}, PAGE);
    await run({}, PAGE);
    await run({}, PAGE);
    expect(server.requests).toHaveLength(1);
    server.last.answer.end();
    await over;
    const next = run({}, PAGE);
    expect(server.requests).toHaveLength(2);
    server.last.answer.end();
    await next;
  });

  it('waits for a file, and is made with the inputs of then', async () => {
    await run({ file: null }, PAGE, true);
    expect(shown.get('run')).toEqual({ 'data-busy': 'true', 'aria-disabled': 'true' });
    expect(shown.get('status')?.['children']).toMatch(/uploaded/);
    await arrived({ file: null, points: 3 }, PAGE, true, false);
    expect(server.requests).toHaveLength(0);
    const over = arrived({ file: 'a', points: 3 }, PAGE, false, false);
    expect(server.last.inputs).toEqual({ file: 'a', points: 3 });
    server.last.answer.end();
    await over;
    await arrived({ file: 'b' }, PAGE, false, false);
    expect(server.requests).toHaveLength(1);
  });

  it('is given up with the file that it waits for', async () => {
    await run({ file: null }, PAGE, true);
    await arrived({ file: null }, PAGE, true, true);
    await arrived({ file: null }, PAGE, false, false);
    expect(server.requests).toHaveLength(0);
    expect(shown.get('run')).toEqual({ 'data-busy': 'false', 'aria-disabled': 'false' });
    expect(shown.get('status')).toEqual({ children: '' });
  });

  it('says that the connection was lost, and can be made again', async () => {
    const over = run({}, PAGE);
    server.last.answer.line({ set: { a: { text: 'half' } } });
    server.last.answer.cut();
    await over;
    expect(shown.get('a')).toEqual({ text: 'half' });
    expect(shown.get('notice')?.['children']).toMatch(/connection was lost/);
    expect(shown.get('outputs')).toEqual({ 'aria-busy': 'false', 'data-state': 'failed' });
    const again = run({}, PAGE);
    server.last.answer.end();
    await again;
  });

  it('says so, too, when the connection is lost before what came was drawn', async () => {
    await new Promise(requestAnimationFrame); // What the tests before have left to be drawn.
    const frames: (() => void)[] = [];
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
    const over = run({}, PAGE);
    server.last.answer.line({ set: { notice: { children: '' }, a: { text: 'half' } } });
    await vi.waitFor(() => expect(frames).not.toEqual([]));
    server.last.answer.reset();
    await over;
    frames.forEach((draw) => draw());
    expect(shown.get('a')).toEqual({ text: 'half' });
    expect(shown.get('notice')?.['children']).toMatch(/connection was lost/);
  });

  it.each([
    [new Response('no', { status: 403 }), /did not run this/],
    [new Response('big', { status: 413 }), /too large/],
    [new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), /did not run this/],
  ])('says what a server that refuses means', async (response, words) => {
    vi.stubGlobal('fetch', () => Promise.resolve(response));
    await run({}, PAGE);
    expect(shown.get('notice')?.['children']).toMatch(words);
  });

  it('gives figures the colours of the page, also within other components', async () => {
    const over = run({}, PAGE);
    const child = { type: 'Graph', namespace: 'dash_core_components', props: { figure: FIGURE } };
    server.last.answer.line({
      set: { 'fd-output-a': { figure: FIGURE }, 'fd-output-b': { children: [child, 'words'] } },
    });
    server.last.answer.end();
    await over;
    const own = shown.get('fd-output-a')?.['figure'] as { layout: Record<string, unknown> };
    expect(own.layout['title']).toEqual({ text: 'mine' });
    expect(own.layout['uirevision']).toMatch(/^run \d+$/);
    expect(JSON.stringify(own.layout['template'])).toContain('rgba(0,0,0,0)');
    expect(JSON.stringify(shown.get('fd-output-b'))).toContain('rgba(0,0,0,0)');
  });
});

describe('a live app', () => {
  it('runs with the last of several changes, in place of what still runs', async () => {
    vi.useFakeTimers();
    runSoon({ points: 1 }, PAGE);
    runSoon({ points: 2 }, PAGE);
    vi.runAllTimers();
    expect(server.requests.map(({ inputs }) => inputs)).toEqual([{ points: 2 }]);
    const first = server.last;
    first.answer.line({ set: { a: { text: 'old' } } });
    runSoon({ points: 3 }, PAGE);
    vi.runAllTimers();
    vi.useRealTimers();
    expect(first.signal.aborted).toBe(true);
    server.last.answer.line({ set: { a: { text: 'new' } } });
    server.last.answer.end();
    await vi.waitFor(() => expect(shown.get('outputs')).toEqual({ 'aria-busy': 'false' }));
    expect(changes.filter(([id]) => id === 'a')).toEqual([['a', { text: 'new' }]]);
    expect(changes.filter(([id]) => id === 'notice')).toEqual([]);
  });
});
