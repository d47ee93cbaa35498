// Bound how deeply blocks nest. markdown-it drops what is deeper than `maxNesting`; here it is shown as a paragraph.
import type { MarkdownIt } from 'markdown-it';

const MAX_DEPTH = 24;

export function boundDepth(md: MarkdownIt): void {
  const paragraph = md.block.ruler.getRules('').at(-1);
  md.block.ruler.before('table', 'depth', (state, startLine, endLine, silent) =>
    state.level < MAX_DEPTH || silent || !paragraph
      ? false
      : paragraph(state, startLine, endLine, silent),
  );
}
