// Where turns stand among their versions. That changes when a turn begins, and not while a reply grows.
import { useRef } from 'react';
import { placesOf, sameTree, type Places } from '../../model/branches';
import type { Turn } from '../../protocol/frames.generated';

interface Known {
  readonly turns: readonly Turn[];
  readonly places: ReadonlyMap<string, Places>;
}

/** The same map as long as the tree is the same, so that nothing is drawn again for it. */
export function usePlaces(turns: readonly Turn[]): ReadonlyMap<string, Places> {
  const known = useRef<Known | null>(null);
  const before = known.current;
  const places = before && sameTree(before.turns, turns) ? before.places : placesOf(turns);
  known.current = { turns, places };
  return places;
}
