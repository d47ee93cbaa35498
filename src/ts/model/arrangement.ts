// What the user moves and resizes on the canvas, before the server has said it.

export interface Arrangement {
  readonly order: readonly string[];
  /** In columns, of those that have another width. */
  readonly spans: Readonly<Record<string, number>>;
}

interface Placed {
  readonly name: string;
  readonly span?: number;
}

/** The components in the order of an arrangement; those that it does not name follow. */
export function arranged<Spec extends Placed>(
  specs: readonly Spec[],
  { order, spans }: Arrangement,
): readonly Spec[] {
  const byName = new Map(specs.map((spec) => [spec.name, spec]));
  const names = new Set([...order.filter((name) => byName.has(name)), ...byName.keys()]);
  return [...names].flatMap((name) => {
    const spec = byName.get(name);
    if (!spec) return [];
    const span = spans[name] ?? spec.span;
    return [span === spec.span ? spec : { ...spec, span }];
  });
}

/** The names with one of them before or after another. */
export function movedTo(
  order: readonly string[],
  name: string,
  target: string,
  side: 'before' | 'after',
): readonly string[] {
  if (name === target) return order;
  const others = order.filter((other) => other !== name);
  const at = others.indexOf(target);
  if (at < 0) return order;
  others.splice(side === 'before' ? at : at + 1, 0, name);
  return others;
}
