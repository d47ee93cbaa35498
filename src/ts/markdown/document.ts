// One message while it grows: text in, blocks to draw out. No React, no DOM, no clock.
//
// Settled blocks are the same objects for good, apart from those that looked up a label whose definition came later.
// Once the text is complete, the result depends on the text alone, never on how it arrived.
import type { Token } from 'markdown-it';
import { Definitions } from './definitions';
import { BlockFinder, type FoundBlock } from './finder';
import { heldFrom } from './holdBack';
import { parseInline, type Inline } from './parser';
import { repair } from './repair';
import { Source } from './source';

/** Blocks are drawn in groups of this many, so that an update looks at groups and not at every block. */
export const GROUP = 32;

/** A block at the top level. A new object whenever, and only when, it must be drawn again. */
export interface Block {
  readonly tokens: readonly Token[];
  /** What stands in the `inline` tokens. */
  readonly inlines: ReadonlyMap<Token, readonly Inline[]>;
  /** The references to footnotes in it, in order. */
  readonly references: readonly Token[];
  /** Is this the block that the next characters will be added to? */
  readonly open: boolean;
  readonly source: string;
}

/** A footnote that is referred to. */
export interface Footnote {
  readonly block: Block;
  /** The reference that comes first, to which the note leads back. */
  readonly first: Token;
}

export type Group = readonly Block[];

/** The place of a settled block, which may be parsed again. */
interface Slot {
  readonly found: FoundBlock;
  block: Block;
}

export class MarkdownDocument {
  /** Everything to draw, in order. A group in which nothing changed is the same array. */
  groups: readonly Group[] = [];
  /** The footnotes in the order of their first use. The same array if nothing changed. */
  footnotes: readonly Footnote[] = [];

  private readonly source = new Source();
  private readonly definitions = new Definitions();
  private readonly finder = new BlockFinder(this.definitions);
  private readonly drawn: Slot[] = [];
  private readonly notes = new Map<string, Slot>();
  /** Who looked up a label, of the settled ones. */
  private readonly users = new Map<string, Set<Slot>>();
  private fullGroups: Group[] = [];
  private completed = false;
  private open: readonly Block[] = [];
  private openInlines: ReadonlyMap<string, Inline> = new Map();

  /**
   * Take the whole text as it is now; `complete`: it will not grow any more.
   * Returns false if this text does not continue what was there, or that was complete and is to grow: then a new
   * document is needed.
   */
  update(raw: string, complete: boolean): boolean {
    if (this.completed) return complete && this.source.is(raw);
    if (!this.source.continue(raw, complete)) return false;
    this.completed = complete;
    const { text } = this.source;
    const { finder, definitions } = this;
    const end = complete ? text.length : heldFrom(text, finder.start, finder.inFence);
    const found = finder.advance(text, end, complete);

    const changed = definitions.takeChanged();
    const known = unaffected(this.openInlines.values(), changed);
    const before = this.open;
    this.refresh(changed);

    const blocks = [...found.settled, ...found.open].map((block, index) => {
      const open =
        index >= found.settled.length && index === found.settled.length + found.open.length - 1;
      const old = before[index];
      const same =
        old && old.source === block.source && old.open === open && !asksFor(old, changed);
      return same ? old : this.build(block, open, known);
    });
    this.settle(found.settled, blocks);
    this.open = blocks.slice(found.settled.length);
    this.openInlines = new Map(
      this.open
        .flatMap(inlinesOf)
        // Each reference to a footnote is a token of its own: it is not shared between places with the same text.
        .filter(({ tokens }) => !tokens.some(({ type }) => type === 'footnote_ref'))
        .map((inline) => [inline.source, inline]),
    );
    this.arrange(found.open);
    return true;
  }

  /** Is there a block that text can be added to? */
  get isOpen(): boolean {
    const last = this.groups.at(-1)?.at(-1);
    return last?.open === true && last.tokens.some(({ type }) => ADDED_TO.has(type));
  }

  private build(found: FoundBlock, open: boolean, known: ReadonlyMap<string, Inline>): Block {
    const inlines = new Map<Token, readonly Inline[]>();
    const texts = found.tokens.filter(({ type }) => type === 'inline');
    for (const token of texts) {
      const content = open && token === texts.at(-1) ? repair(token.content) : token.content;
      inlines.set(token, parseInline(content, this.definitions, known));
    }
    const references = [...inlines.values()]
      .flat()
      .flatMap(({ tokens }) => tokens.filter(({ type }) => type === 'footnote_ref'));
    return { tokens: found.tokens, inlines, references, open, source: found.source };
  }

  private settle(found: readonly FoundBlock[], blocks: readonly Block[]): void {
    found.forEach((each, index) => {
      const block = blocks[index];
      if (!block) return;
      const slot = { found: each, block };
      if (each.type === 'footnote_open') {
        const label = noteLabel(block);
        if (!this.notes.has(label)) this.notes.set(label, slot);
      } else if (isDrawn(each)) this.drawn.push(slot);
      else return;
      this.listen(slot);
    });
    while (this.drawn.length >= (this.fullGroups.length + 1) * GROUP)
      this.fullGroups.push(this.groupAt(this.fullGroups.length));
  }

  private listen(slot: Slot): void {
    for (const { asked } of inlinesOf(slot.block))
      for (const label of asked) {
        const users = this.users.get(label) ?? new Set();
        this.users.set(label, users.add(slot));
      }
  }

  /** Parse the settled blocks again that looked up one of these labels. */
  private refresh(changed: ReadonlySet<string>): void {
    const stale = new Set([...changed].flatMap((label) => [...(this.users.get(label) ?? [])]));
    for (const slot of stale) {
      slot.block = this.build(slot.found, false, unaffected(inlinesOf(slot.block), changed));
      this.listen(slot);
    }
    if (stale.size > 0)
      this.fullGroups = this.fullGroups.map((group, index) =>
        group.some((block, at) => this.drawn[index * GROUP + at]?.block !== block)
          ? this.groupAt(index)
          : group,
      );
  }

  private groupAt(index: number): Group {
    return this.drawn.slice(index * GROUP, (index + 1) * GROUP).map(({ block }) => block);
  }

  private arrange(openFound: readonly FoundBlock[]): void {
    const openDrawn = this.open.filter((_, index) => isDrawn(openFound[index]));
    const rest = [...this.groupAt(this.fullGroups.length), ...openDrawn];
    const groups: Group[] = [...this.fullGroups];
    for (let at = 0; at < rest.length; at += GROUP) groups.push(rest.slice(at, at + GROUP));
    this.groups = groups;
    this.footnotes = this.orderFootnotes();
  }

  private orderFootnotes(): readonly Footnote[] {
    const notes = new Map<string, Block>();
    for (const block of this.open) if (isNote(block)) notes.set(noteLabel(block), block);
    for (const [label, slot] of this.notes) notes.set(label, slot.block);
    if (notes.size === 0) return [];
    const ordered = new Map<string, Footnote>();
    const visit = (block: Block) => {
      for (const first of block.references) {
        const label = String(first.meta?.label);
        const note = notes.get(label);
        if (note && !ordered.has(label)) ordered.set(label, { block: note, first });
      }
    };
    this.groups.forEach((group) => group.forEach(visit));
    // A note may refer to others: a Map grows while it is walked.
    for (const { block } of ordered.values()) visit(block);
    const found = [...ordered.values()];
    const same =
      found.length === this.footnotes.length &&
      found.every(({ block, first }, index) => {
        const old = this.footnotes[index];
        return old?.block === block && old.first === first;
      });
    return same ? this.footnotes : found;
  }
}

const ADDED_TO: ReadonlySet<string> = new Set(['inline', 'fence', 'code_block']);

function isDrawn(found: FoundBlock | undefined): boolean {
  return found !== undefined && !['reference_definition', 'footnote_open'].includes(found.type);
}

function isNote({ tokens }: Block): boolean {
  return tokens[0]?.type === 'footnote_open';
}

function noteLabel({ tokens }: Block): string {
  return String(tokens[0]?.meta?.label);
}

function inlinesOf({ inlines }: Block): Inline[] {
  return [...inlines.values()].flat();
}

function asksFor(block: Block, labels: ReadonlySet<string>): boolean {
  return labels.size > 0 && inlinesOf(block).some((inline) => isAffected(inline, labels));
}

function isAffected({ asked }: Inline, labels: ReadonlySet<string>): boolean {
  for (const label of asked) if (labels.has(label)) return true;
  return false;
}

/** What is parsed already and need not be parsed again. */
function unaffected(inlines: Iterable<Inline>, changed: ReadonlySet<string>): Map<string, Inline> {
  const known = new Map<string, Inline>();
  for (const inline of inlines) if (!isAffected(inline, changed)) known.set(inline.source, inline);
  return known;
}
