// What a hostile text must not become: the properties of the corpus that can be read off the page.
import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import corpus from '../../corpus/xss.json';
import { expand, fill } from '../../corpus/load.mjs';
import { randomChunks } from './documents';
import { markup, oneShot, stream } from './render';

interface Case {
  readonly id: string;
  readonly class: string;
  readonly must: readonly string[];
  readonly chunks?: readonly string[];
  readonly visible?: string;
  readonly watch?: readonly string[];
}
const CASES = corpus.cases as readonly Case[];
const HOST = 'http://evil.test:8099';
const textOf = (example: Case) => fill(expand(example), HOST);

/** Everything that a text may become, and the attributes it may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  A: ['href', 'title', 'rel', 'target', 'id', 'class'],
  BDI: [],
  BLOCKQUOTE: ['dir'],
  BR: [],
  CODE: ['class'],
  DEL: [],
  EM: [],
  H1: [],
  H2: [],
  H3: [],
  H4: [],
  H5: [],
  H6: [],
  HR: [],
  IMG: ['src', 'alt', 'title', 'referrerpolicy', 'loading'],
  LI: ['id', 'class'],
  OL: ['dir', 'start'],
  P: [],
  PRE: [],
  SECTION: ['class'],
  STRONG: [],
  SUP: ['class'],
  TABLE: [],
  TBODY: [],
  TD: ['style'],
  TH: ['style'],
  THEAD: [],
  TR: [],
  UL: ['dir'],
  // Frames of ours, and the two controls.
  BUTTON: ['type', 'class', 'data-fdc-action', 'title', 'aria-label'],
  DIV: ['class'],
  SPAN: ['class'],
};
const OURS = /^(?:fdc-[\w-]+|language-[\w+#.-]{1,32})$/;

function expectHarmless(container: HTMLElement): void {
  for (const element of container.querySelectorAll('*')) {
    if (element.closest('.katex, .katex-display')) {
      expectFormula(element);
      continue;
    }
    if (element.closest('svg')) {
      expect(element.closest('button')?.dataset.fdcAction).toBe('copy');
      continue;
    }
    const names = element.getAttributeNames();
    expect(ALLOWED[element.tagName], element.tagName).toEqual(expect.arrayContaining(names));
    for (const name of element.classList) expect(name).toMatch(OURS);
    if (element.id) expect(element.id).toMatch(/^fdc-md-\w+-(?:note|ref)-\d+$/);
    const style = element.getAttribute('style');
    if (style !== null) expect(style).toMatch(/^text-align: (?:left|center|right);$/);
    if (element instanceof HTMLAnchorElement) expectHarmlessLink(element);
    if (element instanceof HTMLImageElement) expectHarmlessImage(element);
    if (element instanceof HTMLButtonElement)
      expect(['copy', 'show-image']).toContain(element.dataset.fdcAction);
  }
}

/** Of a formula: elements that only draw, without attributes that load, link, run or name anything. */
function expectFormula(element: Element): void {
  expect(element.localName).toMatch(/^(?:span|svg|path|line|math|semantics|annotation|m[a-z]+)$/);
  expect(element.localName).not.toBe('maction');
  for (const name of element.getAttributeNames())
    expect(name).not.toMatch(/^on|href|src|^id$|^data-|action|^title$/);
  for (const name of element.classList) expect(name).not.toMatch(/^fdc-/);
  for (const length of (element.getAttribute('style') ?? '').match(/-?[\d.]+(?=em)/g) ?? [])
    expect(Math.abs(Number(length))).toBeLessThanOrEqual(100);
  expect(element.getAttribute('style') ?? '').not.toMatch(/url|fixed|absolute|z-index|transform/);
}

function expectHarmlessLink(link: HTMLAnchorElement): void {
  expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(link.protocol);
  expect(link.rel.split(' ')).toEqual(expect.arrayContaining(['noopener', 'noreferrer']));
  if (link.origin === location.origin) return;
  expect(link.target).toBe('_blank');
  // The true host can be read before the click.
  expect(link.title).toContain(link.host || link.pathname);
}

function expectHarmlessImage(image: HTMLImageElement): void {
  const isData = /^data:image\/(?:png|jpeg|gif|webp)[;,]/i.test(image.getAttribute('src') ?? '');
  expect(isData || new URL(image.src).origin === location.origin).toBe(true);
}

const words = (text: string) => text.match(/[\p{L}\p{N}]{3,}/gu) ?? [];

afterEach(cleanup);

// Formulas are set at once.
beforeAll(async () => {
  const container = oneShot('$x$');
  await waitFor(() => expect(container.querySelector('math')).not.toBeNull());
});

describe.each(CASES.filter(({ id }) => !id.startsWith('dos-')))('$id', (example) => {
  const text = textOf(example);

  it('is harmless', () => {
    const before = example.watch?.map(watched);
    const container = oneShot(text);
    expectHarmless(container);
    expect(example.watch?.map(watched)).toEqual(before);
    if (example.must.includes('visible_text'))
      for (const word of example.visible ? [example.visible] : words(text))
        expect(container.textContent).toContain(word);
  });

  it('is harmless at every step, and the same in the end', async () => {
    const chunks =
      example.chunks?.map((chunk) => fill(chunk, HOST)) ??
      randomChunks(text, 1, 7 + text.length / 100);
    // Long inputs are looked at now and then.
    let next = 0;
    const streamed = stream(chunks, (container, soFar) => {
      if (soFar.length < next) return;
      next = soFar.length + Math.floor(text.length / 40);
      expectHarmless(container);
    });
    const whole = markup(oneShot(text));
    // What came faster than it could be drawn is drawn in steps.
    await waitFor(() => expect(markup(streamed) === whole).toBe(true));
    expectHarmless(streamed);
  });
});

function watched(path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown>)[name],
      path.startsWith('document') ? document : window,
    );
}

describe('links', () => {
  it('tell where they lead, in ASCII', () => {
    const link = oneShot('[https://bank.example](https://exämple.com/login)').querySelector('a');
    expect(link?.title).toBe('xn--exmple-cua.com');
  });

  it('keep the words of a refused one', () => {
    const container = oneShot('[go](javascript:alert(1))');
    expect(container.querySelector('a')).toBeNull();
    expect(container.textContent).toBe('go');
  });

  it('stay on the page inside it', () => {
    const links = [...oneShot('[a](#top) [b](/page) [c](page?x=1)').querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.target])).toEqual([
      ['#top', ''],
      ['/page', ''],
      ['page?x=1', ''],
    ]);
  });
});

describe('images', () => {
  it('of another host wait for a click', () => {
    const container = oneShot('![chart](https://other.example/x.png)');
    const button = container.querySelector('button');
    expect(container.querySelector('img')).toBeNull();
    expect(button?.textContent).toBe('Show image from other.example');
    if (button) fireEvent.click(button);
    const image = container.querySelector('img');
    expect(image?.getAttribute('src')).toBe('https://other.example/x.png');
    expect(image?.getAttribute('referrerpolicy')).toBe('no-referrer');
  });

  it('inside a link do not follow it when they are asked for', () => {
    const button = oneShot('[![x](https://o.example/x.png)](https://p.example)').querySelector(
      'button',
    );
    expect(button && fireEvent.click(button)).toBe(false);
  });

  it('of this origin and small data are shown', () => {
    const container = oneShot('![a](/x.png) ![b](data:image/png;base64,AAAA)');
    expect(container.querySelectorAll('img')).toHaveLength(2);
  });
});

describe('controls', () => {
  it('that reorder text are dropped in prose and shown in code', () => {
    const container = oneShot('a\u202Eb &#x202E;c\n\n```py\nx\u2066y\n```');
    expect(container.querySelector('p')?.textContent).toBe('ab c');
    expect(container.querySelector('code')?.textContent).toBe('x⟨U+2066⟩y\n');
  });
});

describe('inputs made to hang a parser', () => {
  const slow = CASES.filter(({ id }) => id.startsWith('dos-'));

  it.each(slow)('$id is shown, nesting bounded', (example) => {
    const complaint = vi.spyOn(console, 'error');
    const container = oneShot(textOf(example).slice(0, 40_000));
    expect(complaint).not.toHaveBeenCalled();
    expect(depthOf(container)).toBeLessThan(120);
    complaint.mockRestore();
  });
});

function depthOf(element: Element): number {
  let deepest = 0;
  for (const leaf of element.querySelectorAll(':not(:has(*))')) {
    let depth = 0;
    for (let at: Element | null = leaf; at && at !== element; at = at.parentElement) depth++;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
