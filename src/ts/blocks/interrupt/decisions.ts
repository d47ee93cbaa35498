// What a user may decide about an action that an agent asks leave for.
import type { ActionRequest } from '../../protocol/frames.generated';

/** One for each action, as agent frameworks take them. */
export interface Decision {
  /** The word of `allowed_decisions` that was chosen. */
  readonly type: string;
  /** `edit`: the action as it may be carried out. */
  readonly action?: { readonly name: string; readonly args: Readonly<Record<string, unknown>> };
  /** `respond`, `reject`: what the agent is told. */
  readonly message?: string;
}

export type Verb = 'approve' | 'reject' | 'edit' | 'respond';

// Frameworks have other words for the same.
const VERBS: Readonly<Record<string, Verb>> = {
  approve: 'approve',
  accept: 'approve',
  reject: 'reject',
  ignore: 'reject',
  edit: 'edit',
  respond: 'respond',
  response: 'respond',
};

/** What a word of `allowed_decisions` means; null for one that is only passed on. */
export function verbOf(word: string): Verb | null {
  return VERBS[word.toLowerCase()] ?? null;
}

const ORDER: readonly (Verb | null)[] = ['approve', 'edit', 'respond', null, 'reject'];

/** The words in the order of their buttons: what lets the agent go on first, what stops it last. */
export function inOrder(words: readonly string[]): string[] {
  return [...new Set(words)].sort(
    (one, other) => ORDER.indexOf(verbOf(one)) - ORDER.indexOf(verbOf(other)),
  );
}

export function hasArgs(action: ActionRequest): boolean {
  return action.args !== undefined && Object.keys(action.args).length > 0;
}
