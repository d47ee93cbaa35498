// Why the server did not do something, in the page's words where the code says it all.
import type { ErrorCode, Refusal } from '../protocol/frames.generated';
import type { Labels } from './useLabels';

/** null: the server's message holds more than the code, such as a number or what was not found. */
const WORDS: { readonly [Code in ErrorCode]: keyof Labels | null } = {
  bad_command: 'refusedCommand',
  not_found: null,
  busy: 'refusedBusy',
  overloaded: 'refusedOverloaded',
  too_long: null,
  empty: 'refusedEmpty',
  invalid_setting: null,
  internal: 'refusedInternal',
};

export function refusalIn(labels: Labels, { code, message }: Refusal): string {
  const word = WORDS[code];
  return word ? labels[word] : message;
}
