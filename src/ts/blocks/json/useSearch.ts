// A search in a JSON value, as it is typed: where it was found, and which place is the present one.
import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react';
import { findPlaces, patternOf, type Place } from './search';

interface Search {
  readonly term: string;
  readonly setTerm: (term: string) => void;
  /** Null while nothing is looked for. */
  readonly found: { readonly places: readonly Place[]; readonly pattern: RegExp } | null;
  readonly present: number;
  /** Enter goes to the next place, Shift+Enter to the one before, Escape ends the search. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useSearch(value: unknown): Search {
  const [term, setTerm] = useState('');
  const [step, setStep] = useState(0);
  // Keys are typed faster than a large value is searched: what is typed shows at once, what is found a moment later.
  const settled = useDeferredValue(term);
  const found = useMemo(() => {
    const pattern = patternOf(settled);
    return pattern && { pattern, places: findPlaces(value, pattern) };
  }, [value, settled]);
  const count = found?.places.length ?? 0;
  return {
    term,
    setTerm: (next) => {
      setTerm(next);
      setStep(0);
    },
    found,
    present: count > 0 ? ((step % count) + count) % count : 0,
    onKeyDown: (event) => {
      if (event.key === 'Enter') setStep(step + (event.shiftKey ? -1 : 1));
      else if (event.key === 'Escape' && term) setTerm('');
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
