// References to footnotes, and the notes at the end of a message. Ids are made of the message and the number of the
// note, never of a label from the text.
import { memo, useContext, type ReactNode } from 'react';
import type { Token } from 'markdown-it';
import { fill, useLabels } from '../hooks/useLabels';
import { FootnotesContext } from './context';
import { GROUP, type Block, type Footnote } from './document';
import { blockElements } from './elements';

export function FootnoteReference({ token }: { readonly token: Token }) {
  const { prefix, numbers, firsts } = useContext(FootnotesContext);
  const number = numbers.get(String(token.meta?.label));
  if (number === undefined) return <>{token.content}</>;
  return <NumberedReference prefix={prefix} number={number} isFirst={firsts.has(token)} />;
}

interface NumberedReferenceProps {
  readonly prefix: string;
  readonly number: number;
  readonly isFirst: boolean;
}

// Apart, because every reference is asked again when any note gets a number.
const NumberedReference = memo(function NumberedReference(props: NumberedReferenceProps) {
  const { prefix, number, isFirst } = props;
  return (
    <sup className="fdc-md__footnote-ref">
      <a
        href={`#${prefix}note-${number}`}
        id={isFirst ? `${prefix}ref-${number}` : undefined}
        rel="noopener noreferrer nofollow"
      >
        {number}
      </a>
    </sup>
  );
});

interface FootnotesProps {
  readonly footnotes: readonly Footnote[];
}

export const Footnotes = memo(function Footnotes({ footnotes }: FootnotesProps) {
  const { prefix } = useContext(FootnotesContext);
  const groups: ReactNode[] = [];
  for (let from = 0; from < footnotes.length; from += GROUP) {
    const blocks = footnotes.slice(from, from + GROUP).map(({ block }) => block);
    groups.push(<Notes key={from} blocks={blocks} before={from} prefix={prefix} />);
  }
  return <section className="fdc-md__footnotes">{groups}</section>;
});

interface NotesProps {
  readonly blocks: readonly Block[];
  /** How many notes come before these. */
  readonly before: number;
  readonly prefix: string;
}

const Notes = memo(function Notes({ blocks, before, prefix }: NotesProps) {
  const labels = useLabels();
  return (
    <ol start={before + 1}>
      {blocks.map((block, index) => (
        <li key={index} id={`${prefix}note-${before + index + 1}`}>
          {blockElements(block)}
          <a
            className="fdc-md__footnote-back"
            aria-label={fill(labels.footnoteBack, { number: before + index + 1 })}
            href={`#${prefix}ref-${before + index + 1}`}
            rel="noopener noreferrer nofollow"
          >
            ↩
          </a>
        </li>
      ))}
    </ol>
  );
}, areSame);

function areSame(old: NotesProps, now: NotesProps): boolean {
  return (
    old.prefix === now.prefix &&
    old.blocks.length === now.blocks.length &&
    old.blocks.every((block, index) => block === now.blocks[index])
  );
}
