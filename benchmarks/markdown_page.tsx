// The page of benchmarks/markdown.mjs. One update is: render, and lay out what it changed.
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import Markdown from '../src/ts/markdown/Markdown';
import { expand } from '../tests/corpus/load.mjs';

interface Case {
  readonly id: string;
  readonly max_ms: number;
  readonly stream?: { chunk: number; max_ms_total: number; max_ms_per_chunk: number };
}

declare const wanted: readonly string[];
const wants = (name: string) => wanted.length === 0 || wanted.includes(name);
const say = (line: string) => fetch('/', { method: 'POST', body: line });
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

function open() {
  const element = document.createElement('div');
  element.style.width = '47rem';
  document.getElementById('root')?.append(element);
  const root = createRoot(element);
  return {
    /** Milliseconds that one update takes. */
    show(text: string, streaming: boolean): number {
      const start = performance.now();
      flushSync(() => root.render(<Markdown text={text} streaming={streaming} />));
      void element.offsetHeight;
      return performance.now() - start;
    },
    close() {
      root.unmount();
      element.remove();
    },
  };
}

const PARAGRAPH =
  'The **quick** brown fox jumps over `the lazy` dog, and [here](https://example.com/a) is more of the same text for you. ';
const SECTION = `## A heading\n\n${PARAGRAPH.repeat(3)}\n\n- one *item*\n- two\n- three\n\n\`\`\`python\n${'value = compute(1, 2)\n'.repeat(14)}\`\`\`\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n\n> A quote.\n\n`;

async function speed() {
  const text = SECTION.repeat(100).slice(0, 80_000);
  const view = open();
  const costs: number[] = [];
  for (let at = 8; at <= text.length; at += 8) {
    costs.push(view.show(text.slice(0, at), true));
    if (costs.length % 50 === 0) await frame();
  }
  view.close();
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  for (const tokens of [1000, 5000, 20_000]) {
    const around = costs.slice(tokens / 2 - 400, tokens / 2).sort((a, b) => a - b);
    const p95 = around[Math.floor(around.length * 0.95)] ?? 0;
    await say(
      `${tokens} tokens: ${mean(around).toFixed(2)} ms an update, p95 ${p95.toFixed(2)}, worst ${(around.at(-1) ?? 0).toFixed(1)}`,
    );
  }
  await say(`20,000 tokens in all: ${costs.reduce((a, b) => a + b, 0).toFixed(0)} ms`);
  const whole = open();
  await say(`20,000 tokens at once: ${whole.show(text, false).toFixed(0)} ms`);
  whole.close();
}

async function dos() {
  const { cases } = (await (await fetch('/xss.json')).json()) as { cases: readonly Case[] };
  await say('input                      at once / budget    worst chunk / budget    all chunks / budget');
  for (const example of cases) {
    if (!example.stream || !(wants('dos') || wants(example.id))) continue;
    const text = expand(example);
    const { chunk, max_ms_total, max_ms_per_chunk } = example.stream;
    const whole = open();
    const once = whole.show(text, false);
    whole.close();
    await frame();
    const view = open();
    let worst = 0;
    let total = 0;
    let over = 0;
    for (let at = chunk, count = 0; at < text.length + chunk; at += chunk, count++) {
      const cost = view.show(text.slice(0, at), true);
      worst = Math.max(worst, cost);
      total += cost;
      if (cost > max_ms_per_chunk) over++;
      if (count % 200 === 0) await frame();
    }
    const last = view.show(text, false);
    view.close();
    const mark = once > example.max_ms || worst > max_ms_per_chunk || last > max_ms_per_chunk || total > max_ms_total;
    const cell = (value: number, budget: number) => `${value.toFixed(0)} / ${budget}`.padEnd(20);
    await say(
      `${mark ? '!' : ' '} ${example.id.padEnd(24)} ${cell(once, example.max_ms)}${cell(worst, max_ms_per_chunk)} (${over} over, last ${last.toFixed(0)})  ${cell(total, max_ms_total)}`,
    );
    await frame();
  }
}

if (wants('speed')) await speed();
if (wanted.length === 0 || wanted.some((name) => name.startsWith('dos'))) await dos();
await say('end');
