// What the user selected on the canvas, as it goes with messages.

export type Selection =
  | { readonly kind: 'points'; readonly points: readonly object[] }
  | {
      readonly kind: 'range';
      readonly range: Readonly<Record<string, readonly [from: unknown, to: unknown]>>;
    }
  | { readonly kind: 'rows'; readonly rows: readonly object[] };

/** By the name of the component. */
export type Selections = Readonly<Record<string, Selection>>;

/** The selections after one of them changed. */
export function selected(
  selections: Selections,
  name: string,
  selection: Selection | null,
): Selections {
  const others = Object.entries(selections).filter(([other]) => other !== name);
  return Object.fromEntries(selection ? [...others, [name, selection]] : others);
}
