// A message in markdown, while it streams and after. The body of the lazy chunk; the door is LazyMarkdown.
import { memo, useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import { useLatest } from '../hooks/useLatest';
import { FootnotesContext, MessageContext } from './context';
import { MarkdownDocument, type Block, type Footnote, type Group } from './document';
import { blockElements } from './elements';
import { Footnotes } from './Footnotes';
import { Pace } from './pace';
import { Pending } from './Pending';
import { PendingText } from './pendingText';
import { continues } from './source';

export interface MarkdownProps {
  /** The whole text as it is now. */
  readonly text: string;
  /** Will there be more of it? */
  readonly streaming: boolean;
  /** Hosts whose images are loaded without asking. */
  readonly allowedImageHosts?: readonly string[];
}

/** Characters that one update reads at most while a text grows: some ten milliseconds of work at worst. */
const LONGEST_STEP = 8 * 1024;
const NO_HOSTS: readonly string[] = [];

export default function Markdown({ text, streaming, allowedImageHosts = NO_HOSTS }: MarkdownProps) {
  const { document, pending } = useDocument(text, streaming);
  const { groups, footnotes } = document;
  const shown = useLatest(groups);
  const message = useMemo(
    () => ({ allowedImageHosts, pending: new PendingText(), blocks: () => shown.current.flat() }),
    [allowedImageHosts, shown],
  );
  useLayoutEffect(() => message.pending.set(pending), [message, pending]);
  return (
    <MessageContext.Provider value={message}>
      <FootnotesContext.Provider value={useNumbers(footnotes)}>
        <div className={streaming ? 'fdc-md fdc-md--streaming' : 'fdc-md'}>
          {groups.map((group, index) => (
            <Chunk key={index} group={group} />
          ))}
          {!document.isOpen && pending && (
            <p>
              <Pending />
            </p>
          )}
          {footnotes.length > 0 && <Footnotes footnotes={footnotes} />}
        </div>
      </FootnotesContext.Provider>
    </MessageContext.Provider>
  );
}

const Chunk = memo(function Chunk({ group }: { readonly group: Group }) {
  return (
    <div className="fdc-md__chunk">
      {group.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
});

const BlockView = memo(function BlockView({ block }: { readonly block: Block }) {
  return <>{blockElements(block)}</>;
});

interface Reading {
  document: MarkdownDocument;
  readonly pace: Pace;
  /** What the document was given last. */
  text: string;
}

/**
 * The document is brought up to date while rendering, because what it yields is what is rendered. That is safe to
 * repeat and to throw away: it only ever reads on, and a text that does not continue the one before starts a new one.
 */
function useDocument(text: string, streaming: boolean) {
  const held = useRef<Reading | null>(null);
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  held.current ??= { document: new MarkdownDocument(), pace: new Pace(), text: '' };
  const reading = held.current;

  const start = performance.now();
  const rest = streaming ? reading.pace.wait(start) : 0;
  const reads = rest === 0 || !continues(text, reading.text);
  if (reads) read(reading, text, !streaming);
  const pending = text.slice(reading.text.length);

  useLayoutEffect(() => {
    if (reads) reading.pace.spent(start, performance.now());
  }, [reading, reads, start]);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(lookAgain, rest);
    return () => clearTimeout(timer);
  }, [pending, rest]);

  return { document: reading.document, pending: pending.slice(0, LONGEST_STEP) };
}

function read(reading: Reading, text: string, complete: boolean): void {
  // What has grown faster than it can be drawn is read in steps. A text that is whole from the start is not.
  const isFar = reading.text !== '' && text.length - reading.text.length > LONGEST_STEP;
  const part = isFar ? text.slice(0, reading.text.length + LONGEST_STEP) : text;
  reading.text = part;
  if (reading.document.update(part, complete && !isFar)) return;
  reading.document = new MarkdownDocument();
  reading.text = text;
  reading.document.update(text, complete);
}

function useNumbers(footnotes: readonly Footnote[]) {
  const prefix = `fdc-md-${useId().replace(/\W/g, '')}-`;
  return useMemo(
    () => ({
      prefix,
      numbers: new Map(footnotes.map(({ first }, index) => [String(first.meta?.label), index + 1])),
      firsts: new Set(footnotes.map(({ first }) => first)),
    }),
    [prefix, footnotes],
  );
}
