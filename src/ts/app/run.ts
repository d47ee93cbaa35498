// One run of the function of an app: the inputs go to the server, and what comes back is set on the page as it comes.
import { requestsPrefix } from '../dash/config';
import { atNextPaint } from '../hooks/nextPaint';
import { LABELS, type Labels } from '../hooks/useLabels';
import { followScheme, type FigureColours, type Props } from './figures';
import { linesOf } from './lines';
import { loadLibraries } from './libraries';

type Inputs = Readonly<Record<string, unknown>>;

/** The ids of what a run changes on the page, beside the outputs. */
export interface AppPage {
  readonly outputs: string;
  readonly notice: string;
  readonly status: string;
  /** The Run button, where there is one. */
  readonly run?: string;
  /** What holds the inputs, and what opens and closes that. */
  readonly panel?: string;
  readonly toggle?: string;
  readonly scheme?: 'light' | 'dark';
  /** The page's words, where they are not the usual ones. */
  readonly labels?: Partial<Labels>;
}

/** A line of the server's answer. */
interface Line {
  readonly set?: Readonly<Record<string, Props>>;
  readonly libraries?: readonly { readonly type: string; readonly url: string }[];
  readonly end?: true;
}

/** Changes follow each other while a slider is dragged: the last of them counts. */
const PAUSE = 200;

/** Up to this width, in px, the inputs are a sheet that hides the outputs. */
const PHONE = 640;

let running: AbortController | null = null;
/** Run was pressed, and waits for files of the inputs. */
let waiting = false;
let pause: ReturnType<typeof setTimeout> | undefined;
let colours: FigureColours | undefined;
let revision = 0;

/** Run, unless a run goes on: a second click changes nothing. `pending`: files of the inputs are still on their way. */
export async function run(
  inputs: Inputs | undefined,
  page: AppPage,
  pending = false,
): Promise<void> {
  if (running) return;
  waiting = pending;
  if (!pending) return begin(inputs, page);
  press(page, true);
  setProps(page.status, { children: wordsOf(page).runWhenUploaded });
}

/** The inputs are others now, or the last of their files are there. `failed`: one was not taken, and its control says why. */
export async function arrived(
  inputs: Inputs | undefined,
  page: AppPage,
  pending: boolean,
  failed: boolean,
): Promise<void> {
  if (!waiting || (pending && !failed)) return;
  waiting = false;
  if (!failed) return begin(inputs, page);
  press(page, false);
  setProps(page.status, { children: '' });
}

async function begin(inputs: Inputs | undefined, page: AppPage): Promise<void> {
  if (window.innerWidth <= PHONE && page.panel !== undefined && page.toggle !== undefined) {
    setProps(page.panel, { 'data-open': 'false' });
    setProps(page.toggle, { 'aria-expanded': 'false' });
  }
  await start(inputs ?? {}, page);
}

/** Run once the inputs have come to rest, in place of a run that still goes on. */
export function runSoon(inputs: Inputs | undefined, page: AppPage): void {
  clearTimeout(pause);
  pause = setTimeout(() => {
    running?.abort();
    void start(inputs ?? {}, page);
  }, PAUSE);
}

async function start(inputs: Inputs, page: AppPage): Promise<void> {
  const mine = new AbortController();
  running = mine;
  revision += 1;
  busy(page, true);
  try {
    await follow(inputs, page, mine.signal, revision);
    if (running === mine) setProps(page.status, { children: wordsOf(page).runComplete });
  } catch (problem) {
    if (running === mine) failed(page, problem);
  } finally {
    if (running === mine) {
      running = null;
      busy(page, false);
    }
  }
}

async function follow(
  inputs: Inputs,
  page: AppPage,
  signal: AbortSignal,
  mine: number,
): Promise<void> {
  const response = await fetch(`${requestsPrefix()}_fast-dash/run`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-Fast-Dash': '1' },
    body: JSON.stringify({ inputs }),
    signal,
  });
  const streams = response.headers.get('Content-Type')?.startsWith('application/x-ndjson');
  if (!response.ok || !streams || !response.body) throw new Refused(response.status);

  // What comes faster than the screen is drawn is set once.
  const undrawn = new Map<string, Props>();
  const flush = () => {
    if (signal.aborted) return;
    for (const [id, props] of undrawn) show(id, props, page, mine);
    undrawn.clear();
  };
  let ended = false;
  try {
    for await (const text of linesOf(response.body)) {
      const line = JSON.parse(text) as Line;
      if (line.libraries) await loadLibraries(line.libraries);
      for (const [id, props] of Object.entries(line.set ?? {})) {
        undrawn.set(id, { ...undrawn.get(id), ...props });
      }
      atNextPaint(flush);
      ended ||= line.end === true;
    }
  } finally {
    // Before it is said that the answer was cut off: drawn later, what came would take the words away again.
    flush();
  }
  if (!ended) throw new Error('the answer was cut off');
}

class Refused extends Error {
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}

function failed(page: AppPage, problem: unknown): void {
  const labels = wordsOf(page);
  const message =
    problem instanceof Refused
      ? problem.status === 413
        ? labels.inputsTooLarge
        : labels.runRefused
      : labels.runCutOff;
  setProps(page.notice, { children: message });
  setProps(page.outputs, { 'data-state': 'failed' });
}

function wordsOf(page: AppPage): Labels {
  return { ...LABELS, ...page.labels };
}

function busy(page: AppPage, is: boolean): void {
  setProps(page.outputs, { 'aria-busy': String(is) });
  press(page, is);
  if (is) setProps(page.status, { children: wordsOf(page).running });
}

function press(page: AppPage, is: boolean): void {
  if (page.run !== undefined)
    setProps(page.run, { 'data-busy': String(is), 'aria-disabled': String(is) });
}

function show(id: string, props: Props, page: AppPage, mine: number): void {
  colours ??= followScheme(setProps, page.scheme);
  setProps(id, colours.coloured(id, props, mine));
}

function setProps(id: string, props: Props): void {
  window.dash_clientside?.set_props?.(id, props);
}
