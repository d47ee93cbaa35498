// What a document defines by label: link references, and footnotes (see rules/footnotes.ts for their labels).
//
// The parser sees this as its plain object `env.references`. It answers every look-up, found or not, and writes down
// who asked: when a definition arrives later, only what asked for its label is parsed again.
// Definitions in the open end of a text are provisional: their address may still grow, or they may vanish.

export interface Definition {
  readonly href: string;
  readonly title: string;
}

export class Definitions {
  private readonly settled = new Map<string, Definition>();
  private provisional = new Map<string, Definition>();
  private asked = new Set<string>();
  private changed = new Set<string>();

  /** What the parser takes for its `env`. A proxy over Maps, so that `__proto__` is a label like any other. */
  readonly env = {
    /** Will more text follow? */
    growing: false,
    references: new Proxy<Record<string, Definition>>(
      {},
      {
        get: (_, label) => (typeof label === 'string' ? this.lookUp(label) : undefined),
        set: (_, label, value: Definition) => {
          if (typeof label === 'string' && !this.provisional.has(label))
            this.provisional.set(label, value);
          return true;
        },
      },
    ),
  };

  private lookUp(label: string): Definition | undefined {
    this.asked.add(label);
    return this.settled.get(label) ?? this.provisional.get(label);
  }

  /** Run `parse` and return, beside its result, the labels that it looked up. */
  recording<T>(parse: () => T): readonly [T, ReadonlySet<string>] {
    const asked = new Set<string>();
    this.asked = asked;
    return [parse(), asked];
  }

  /** What `parse` defines replaces what was proposed before. */
  propose<T>(parse: () => T): T {
    const before = this.provisional;
    this.provisional = new Map();
    const result = parse();
    for (const label of new Set([...before.keys(), ...this.provisional.keys()]))
      if (!this.settled.has(label) && differ(before.get(label), this.provisional.get(label)))
        this.changed.add(label);
    return result;
  }

  /** These labels will not change any more. */
  settle(labels: Iterable<string>): void {
    for (const label of labels) {
      const proposed = this.provisional.get(label);
      // The first definition of a label wins.
      if (proposed && !this.settled.has(label)) this.settled.set(label, proposed);
    }
  }

  /** The labels that mean something else than at the last call. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.changed;
    this.changed = new Set();
    return changed;
  }
}

function differ(one: Definition | undefined, other: Definition | undefined): boolean {
  return one?.href !== other?.href || one?.title !== other?.title;
}
