// References to footnotes, and the notes at the end of a message. Ids are made of the message and the number of the
// note, never of a label from the text.
import { memo, useContext } from 'react';
import type { Token } from 'markdown-it';
import { FootnotesContext } from './context';
import type { Block, Footnote } from './document';
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

export function Footnotes({ footnotes }: FootnotesProps) {
  const { prefix } = useContext(FootnotesContext);
  return (
    <section className="fdc-md__footnotes">
      <ol>
        {footnotes.map(({ block }, index) => (
          <Note key={index} block={block} number={index + 1} prefix={prefix} />
        ))}
      </ol>
    </section>
  );
}

interface NoteProps {
  readonly block: Block;
  readonly number: number;
  readonly prefix: string;
}

const Note = memo(function Note({ block, number, prefix }: NoteProps) {
  return (
    <li id={`${prefix}note-${number}`}>
      {blockElements(block)}
      <a
        className="fdc-md__footnote-back"
        href={`#${prefix}ref-${number}`}
        rel="noopener noreferrer nofollow"
      >
        ↩
      </a>
    </li>
  );
});
