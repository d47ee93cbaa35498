// The arguments of a call in one line, for the head of a tool card. The card's body shows them whole.

import { showControls } from '../markdown/controls';

/** More than the widest card has room for; the style sheet cuts at the edge. */
const ENOUGH = 240;

export function oneLine(args: Readonly<Record<string, unknown>>): string {
  let line = '';
  for (const [name, value] of Object.entries(args)) {
    if (line.length > ENOUGH) break;
    line += `${line && ', '}${name}=${brief(value)}`;
  }
  return showControls(line.slice(0, ENOUGH));
}

function brief(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, ENOUGH));
  if (Array.isArray(value))
    return value.length > 3 ? `[… ${value.length}]` : `[${value.map(brief).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length ? '{…}' : '{}';
  return String(value);
}
