// Has diagrams drawn in a frame that belongs to nobody, and believes little of what comes back.
//
// There is one frame for the page, made for the first diagram. It is sandboxed without an origin, its policy lets it load
// Mermaid and nothing else, and it is told the text of a diagram only by message. What it returns is shown as an image,
// in which no script runs and nothing is loaded: so a flaw in Mermaid is shut in twice.
import type { ColorScheme } from '../../hooks/useColorScheme';
import { READY, type Answer, type Order, type Picture } from './messages';

declare const __webpack_public_path__: string;

/** Milliseconds for the frame to come up, over a slow line, and for a diagram. */
const PATIENCE_TO_OPEN = 60_000;
const PATIENCE_TO_DRAW = 15_000;
const LONGEST_CODE = 50_000;
const LONGEST_PICTURE = 2_000_000;
const LARGEST = 10_000;

let frame: Promise<HTMLIFrameElement> | null = null;
let turn: Promise<unknown> = Promise.resolve();
let lastId = READY;

/** The picture of a diagram. Rejects if there is none: the code is not a diagram, or too long, or takes too long. */
export function drawDiagram(code: string, scheme: ColorScheme): Promise<Picture> {
  const drawn = turn.then(() => draw({ id: ++lastId, code, scheme }));
  // One after the other, so that one that hangs takes no other with it.
  turn = drawn.catch(() => undefined);
  return drawn;
}

async function draw(order: Order): Promise<Picture> {
  if (order.code.length > LONGEST_CODE) throw new Error('too long');
  try {
    frame ??= openFrame();
    const there = await frame;
    const answered = answerOf(there, order.id, PATIENCE_TO_DRAW);
    there.contentWindow?.postMessage(order, '*');
    const { picture } = await answered;
    if (picture && isPicture(picture)) return picture;
  } catch (problem) {
    const broken = frame;
    frame = null;
    void broken?.then((element) => element.remove()).catch(() => undefined);
    throw problem;
  }
  throw new Error('no picture');
}

async function openFrame(): Promise<HTMLIFrameElement> {
  const script = new URL('async-diagram.js', new URL(__webpack_public_path__, location.href)).href;
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('srcdoc', page(script));
  element.setAttribute('aria-hidden', 'true');
  element.tabIndex = -1;
  element.className = 'fdc-diagram-frame';
  const ready = answerOf(element, READY, PATIENCE_TO_OPEN);
  document.body.append(element);
  try {
    await ready;
  } catch (problem) {
    element.remove();
    throw problem;
  }
  return element;
}

function page(script: string): string {
  const policy = `default-src 'none'; script-src ${script}; style-src 'unsafe-inline'`;
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script src="${script}"></script>`;
}

/** What the frame says about this order. */
function answerOf(element: HTMLIFrameElement, id: number, patience: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      removeEventListener('message', hear);
      clearTimeout(timer);
    };
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== element.contentWindow || !isAnswer(data) || data.id !== id) return;
      stop();
      resolve(data);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error('no answer'));
    }, patience);
    addEventListener('message', hear);
  });
}

function isAnswer(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'id' in data && 'picture' in data;
}

function isPicture({ svg, width, height }: Picture): boolean {
  const isSize = (size: unknown) => typeof size === 'number' && size > 0 && size <= LARGEST;
  const isText = typeof svg === 'string' && svg.startsWith('<svg') && svg.length <= LONGEST_PICTURE;
  return isText && isSize(width) && isSize(height);
}
