// When code is coloured: after the page has had time for everything else, one block at a time. The highlighter itself is
// a chunk that is loaded with the first block that needs it.
import type { ReactNode } from 'react';

type Job = () => Promise<void>;

/** Longer code stays plain: colouring it would take longer than a frame. */
const LONGEST = 50_000;
const jobs = new Set<Job>();
let waiting = false;

/** Colour `code` some time soon and hand the result to `done`. Returns how to call it off. */
export function highlightWhenIdle(
  language: string,
  code: string,
  done: (nodes: ReactNode) => void,
): () => void {
  if (code.length > LONGEST) return () => undefined;
  const job = async () => {
    const { highlight } = await import(/* webpackChunkName: "highlight" */ './highlight');
    const nodes = jobs.delete(job) ? highlight(language, code) : null;
    if (nodes) done(nodes);
  };
  jobs.add(job);
  wait();
  return () => void jobs.delete(job);
}

function wait(): void {
  if (waiting) return;
  waiting = true;
  whenIdle(() => {
    waiting = false;
    const [job] = jobs;
    // A highlighter that cannot be loaded leaves the code as it is.
    job?.().then(
      () => jobs.size > 0 && wait(),
      () => jobs.clear(),
    );
  });
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 0);
}
