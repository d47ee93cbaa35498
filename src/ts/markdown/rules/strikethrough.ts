// GFM strikethrough: `~one~` or `~~two~~` tildes, closed by as many. Three or more are text.
import type { Delimiter, MarkdownIt, StateInline } from 'markdown-it';

const TILDE = 0x7e;
// Delimiters are paired by marker: a single tilde gets one of its own, above any character.
const MARKERS = [0, 0x110000 + TILDE, TILDE] as const;

export function strikethrough(md: MarkdownIt): void {
  md.inline.ruler.at('strikethrough', open);
  md.inline.ruler2.at('strikethrough', close);
}

function open(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const { length, can_open, can_close } = state.scanDelims(state.pos, true);
  const token = state.push('text', '', 0);
  token.content = '~'.repeat(length);
  const marker = MARKERS[length];
  if (marker)
    state.delimiters.push({
      marker,
      length: 0,
      token: state.tokens.length - 1,
      end: -1,
      open: can_open,
      close: can_close,
    });
  state.pos += length;
  return true;
}

function close(state: StateInline): boolean {
  pair(state, state.delimiters);
  for (const meta of state.tokens_meta) if (meta?.delimiters) pair(state, meta.delimiters);
  return true;
}

function pair(state: StateInline, delimiters: readonly Delimiter[]): void {
  for (const start of delimiters) {
    const end = delimiters[start.end];
    if (!end || !(MARKERS as readonly number[]).includes(start.marker)) continue;
    mark(state, start.token, 's_open', 1);
    mark(state, end.token, 's_close', -1);
  }
}

function mark(state: StateInline, index: number, type: string, nesting: 1 | -1): void {
  const token = state.tokens[index];
  if (token) Object.assign(token, { type, tag: 's', nesting, content: '' });
}
