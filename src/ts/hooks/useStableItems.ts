// A list that Dash hands over anew with every change, with the objects of before wherever nothing in them changed:
// memoised views of the others are not drawn again.
import { useRef } from 'react';

interface Named {
  readonly name: string;
}

const NONE: readonly never[] = [];

/** The items; one whose JSON is the same is the same object as at the last render. Of two with one name, the first. */
export function useStableItems<Item extends Named>(items: readonly Item[] = NONE): readonly Item[] {
  const known = useRef(new Map<string, { readonly item: Item; readonly json: string }>());
  const next = new Map<string, { readonly item: Item; readonly json: string }>();
  for (const item of items) {
    if (next.has(item.name)) continue;
    const before = known.current.get(item.name);
    const json = before?.item === item ? before.json : JSON.stringify(item);
    next.set(item.name, before?.json === json ? before : { item, json });
  }
  known.current = next;
  return [...next.values()].map(({ item }) => item);
}
