// The words for decisions, before and after.
import { dropControls } from '../../markdown/controls';
import type { Labels } from '../../hooks/useLabels';
import { verbOf } from './decisions';

/** What stands on the button of a word of `allowed_decisions`. */
export function wordFor(word: string, labels: Labels): string {
  const verb = verbOf(word);
  if (verb === null) {
    const own = dropControls(word);
    return own.charAt(0).toUpperCase() + own.slice(1).replaceAll('_', ' ');
  }
  return {
    approve: labels.approve,
    reject: labels.reject,
    edit: labels.editArguments,
    respond: labels.answer,
  }[verb];
}

/** What was decided, in one word. */
export function outcomeOf(word: string, labels: Labels): string {
  const verb = verbOf(word);
  if (verb === null) return wordFor(word, labels);
  return {
    approve: labels.approved,
    reject: labels.rejected,
    edit: labels.approvedEdited,
    respond: labels.answered,
  }[verb];
}
