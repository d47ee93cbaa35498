// Speed of the markdown renderer in Chromium: script, style and layout of one update, by the length of the text; and
// the inputs of the corpus that are made to hang a parser, whole and in chunks, against their budgets.
//
//     node benchmarks/markdown.mjs [speed] [dos] [dos-line-1mb …]       CHROMIUM=/usr/bin/chromium
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const bundle = (entry, options) =>
  build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.css': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
    ...options,
  });

async function sizes() {
  for (const name of ['Markdown.tsx', 'highlight.ts', 'typeset.ts']) {
    const options = { external: ['react', 'react-dom', 'react/jsx-runtime', './highlight', './typeset'] };
    const { outputFiles } = await bundle(`src/ts/markdown/${name}`, options);
    const [{ contents }] = outputFiles;
    const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
    const gzip = gzipSync(contents, { level: 9 }).length;
    console.log(`${name.padEnd(14)} ${kilobytes(contents.length)}, gzip ${kilobytes(gzip)}`);
  }
}

async function run(names) {
  const { outputFiles } = await bundle('benchmarks/markdown_page.tsx', { external: ['./highlight', './typeset'] });
  const css = ['tokens', 'markdown', 'math'].map((name) => readFileSync(join(root, `src/ts/styles/${name}.css`)));
  const corpus = readFileSync(join(root, 'tests/corpus/xss.json'));
  const html = `<!doctype html><meta charset="utf-8"><style>${css.join('\n')}</style><div class="fdc-root" id="root"></div>
<script>window.wanted=${JSON.stringify(names)}</script><script type="module" src="/page.js"></script>`;
  const profile = mkdtempSync(join(tmpdir(), 'markdown-bench-'));
  let browser;
  await new Promise((done) => {
    const server = createServer((request, response) => {
      if (request.method === 'POST') {
        let line = '';
        request.on('data', (data) => (line += data));
        request.on('end', () => {
          response.end();
          if (line !== 'end') return console.log(line);
          server.close();
          done();
        });
        return;
      }
      const [type, body] = {
        '/page.js': ['text/javascript', outputFiles[0].text],
        '/xss.json': ['application/json', corpus],
      }[request.url] ?? ['text/html', html];
      response.setHeader('content-type', type);
      response.end(body);
    }).listen(0, '127.0.0.1', () => {
      const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
      const address = `http://127.0.0.1:${server.address().port}/`;
      const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
      browser = spawn(chromium, [...flags, `--user-data-dir=${profile}`, address], { stdio: 'ignore' });
    });
  });
  browser.kill();
  await new Promise((exited) => browser.on('exit', exited));
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

await sizes();
await run(process.argv.slice(2));
