// A message in markdown, while it streams and after. The body of the lazy chunk; the door is LazyMarkdown.
import { memo, useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import { FootnotesContext, MessageContext, PendingContext } from './context';
import { MarkdownDocument, type Block, type Footnote, type Group } from './document';
import { blockElements } from './elements';
import { Footnotes } from './Footnotes';
import { Pace } from './pace';
import { continues } from './source';

export interface MarkdownProps {
  /** The whole text as it is now. */
  readonly text: string;
  /** Will there be more of it? */
  readonly streaming: boolean;
  /** Hosts whose images are loaded without asking. */
  readonly allowedImageHosts?: readonly string[];
}

const NO_HOSTS: readonly string[] = [];

export default function Markdown({ text, streaming, allowedImageHosts = NO_HOSTS }: MarkdownProps) {
  const { document, pending } = useDocument(text, streaming);
  const { groups, footnotes } = document;
  const message = useMemo(() => ({ allowedImageHosts }), [allowedImageHosts]);
  return (
    <MessageContext.Provider value={message}>
      <FootnotesContext.Provider value={useNumbers(footnotes)}>
        <PendingContext.Provider value={pending}>
          <div className={streaming ? 'fdc-md fdc-md--streaming' : 'fdc-md'}>
            {groups.map((group, index) => (
              <Chunk key={index} group={group} />
            ))}
            {footnotes.length > 0 && <Footnotes footnotes={footnotes} />}
          </div>
        </PendingContext.Provider>
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
  const wait = rest > 0 && continues(text, reading.text) ? rest : 0;
  if (wait === 0) {
    reading.text = text;
    if (!reading.document.update(text, !streaming)) {
      reading.document = new MarkdownDocument();
      reading.document.update(text, !streaming);
    }
  }

  useLayoutEffect(() => {
    if (wait === 0) reading.pace.spent(start, performance.now());
  }, [reading, start, wait]);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(lookAgain, wait);
    return () => clearTimeout(timer);
  }, [wait]);

  return { document: reading.document, pending: text.slice(reading.text.length) };
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
