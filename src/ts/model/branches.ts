// A conversation is a tree: a message that was edited, or a reply that was made again, begins another branch. The page
// shows one branch; the turns of all of them are in the order in which they began.
import type { Turn } from '../protocol/frames.generated';

/** What nothing precedes follows this. */
const ROOT = '';

/** Parent → the turn that the user chose among those that follow it. Without a choice it is the latest. */
export type Choices = Readonly<Record<string, string>>;

/** Where a version stands among its versions. */
export interface Place {
  /** From 0, in the order in which they began. */
  readonly index: number;
  /** The turn that shows each version. */
  readonly siblings: readonly string[];
}

/** What has other versions: the message of a turn, because it was edited, or the reply, because it was made again. */
export interface Places {
  readonly message?: Place;
  readonly reply?: Place;
}

/** The turn that `turns[at]` follows. */
export function parentOf(turns: readonly Turn[], at: number): string {
  return turns[at]?.parent ?? turns[at - 1]?.id ?? ROOT;
}

/** The turns that are shown. The same array, if there is one branch only. */
export function branchOf(turns: readonly Turn[], choices: Choices): readonly Turn[] {
  if (turns.every((turn) => turn.parent === undefined)) return turns;
  const children = childrenOf(turns);
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const after = (parent: string): Turn | undefined => {
    const siblings = children.get(parent) ?? [];
    const chosen = siblings.find((id) => id === choices[parent]) ?? siblings.at(-1);
    return chosen === undefined ? undefined : byId.get(chosen);
  };
  const shown: Turn[] = [];
  let turn = after(ROOT);
  // Each turn follows one that began before it; should a server say otherwise, this ends all the same.
  while (turn && shown.length < turns.length) {
    shown.push(turn);
    turn = after(turn.id);
  }
  return shown;
}

/** The choices that are left when the turns from number `from` have begun: who begins a branch wants to see it. */
export function choicesAfter(choices: Choices, turns: readonly Turn[], from: number): Choices {
  const begun = turns.slice(from).map((_, index) => parentOf(turns, from + index));
  if (!begun.some((parent) => parent in choices)) return choices;
  return Object.fromEntries(Object.entries(choices).filter(([parent]) => !begun.includes(parent)));
}

/** The places of those turns that have siblings. */
export function placesOf(turns: readonly Turn[]): ReadonlyMap<string, Places> {
  const places = new Map<string, Places>();
  if (turns.every((turn) => turn.parent === undefined)) return places;
  const queries = new Map(turns.map(({ id, query }) => [id, query]));
  for (const siblings of childrenOf(turns).values()) {
    if (siblings.length < 2) continue;
    // Those that ask the same are replies to one message.
    const messages = [...grouped(siblings, (id) => queries.get(id)).values()];
    messages.forEach((replies, version) => {
      replies.forEach((id, index) => {
        // Of another message its latest reply is shown.
        const versions = messages.map((others) => (others !== replies && others.at(-1)) || id);
        places.set(id, {
          ...(messages.length > 1 && { message: { index: version, siblings: versions } }),
          ...(replies.length > 1 && { reply: { index, siblings: replies } }),
        });
      });
    });
  }
  return places;
}

/** Whether two lists of turns are one tree: the same turns in the same places, however far their replies have come. */
export function sameTree(some: readonly Turn[], others: readonly Turn[]): boolean {
  return (
    some.length === others.length &&
    some.every((turn, at) => turn.id === others[at]?.id && turn.parent === others[at]?.parent)
  );
}

/** Parent → the turns that follow it, in order. */
function childrenOf(turns: readonly Turn[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(turns.map(({ id }, at) => [id, parentOf(turns, at)]));
  return grouped([...parents.keys()], (id) => parents.get(id) ?? ROOT);
}

/** The ids that have the same key, in order. */
function grouped<Key>(ids: readonly string[], keyOf: (id: string) => Key) {
  const groups = new Map<Key, string[]>();
  for (const id of ids) {
    const key = keyOf(id);
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  return groups;
}
