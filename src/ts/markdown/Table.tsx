// A table, which scrolls by itself, and a button that copies it as CSV.
import { useContext, type ReactNode } from 'react';
import type { Token } from 'markdown-it';
import { CopyButton } from '../controls/CopyButton';
import { useLabels } from '../hooks/useLabels';
import { useScrollStop } from '../hooks/useScrollStop';
import { MessageContext } from './context';
import { isContinued, tableAsCsv } from './csv';
import type { Block } from './document';

interface TableProps {
  /** The token that the table begins with. */
  readonly token: Token;
  readonly block: Block;
  readonly children: ReactNode;
}

export function Table({ token, block, children }: TableProps) {
  const scroller = useScrollStop<HTMLDivElement>();
  return (
    <div className="fdc-md__table-frame">
      <div ref={scroller} className="fdc-md__table">
        <table>{children}</table>
      </div>
      {!isContinued(token) && <CopyTable token={token} block={block} />}
    </div>
  );
}

function CopyTable({ token, block }: Omit<TableProps, 'children'>) {
  const labels = useLabels();
  const { blocks } = useContext(MessageContext);
  return <CopyButton label={labels.copyTable} text={() => tableAsCsv(token, block, blocks())} />;
}
