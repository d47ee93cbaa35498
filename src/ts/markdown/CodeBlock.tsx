// A block of code: its language, a button to copy it, and colours once it is whole.
//
// Long code is laid out in slabs, so that a line added at the end does not lay out the ones above again.
import { memo, useEffect, useState, type ReactNode } from 'react';
import { CopyButton } from '../controls/CopyButton';
import { useLabels } from '../hooks/useLabels';
import { useScrollStop } from '../hooks/useScrollStop';
import { showControls } from './controls';
import { highlightWhenIdle } from './highlighting';
import { Pending } from './Pending';

export interface CodeBlockProps {
  readonly code: string;
  /** What stands behind the opening fence. */
  readonly info: string;
  /** May it still grow? */
  readonly open: boolean;
  /** Shown in place of the code, which can still be copied. */
  readonly children?: ReactNode;
  /** Said under the code. */
  readonly notice?: string;
}

const SLAB = 4096;
const LANGUAGE = /^[\w+#.-]{1,32}/;

export const CodeBlock = memo(function CodeBlock(props: CodeBlockProps) {
  const { code, info, open, children, notice } = props;
  const labels = useLabels();
  const language = LANGUAGE.exec(info.trim())?.[0] ?? null;
  const coloured = useHighlight(open ? null : language, code);
  const scroller = useScrollStop<HTMLPreElement>(!open);
  return (
    <div className="fdc-md__code">
      <div className="fdc-md__code-head">
        <span>{language ?? labels.code}</span>
        <CopyButton text={() => code} />
      </div>
      {children || (
        <pre ref={scroller}>
          <code className={language ? `language-${language}` : undefined}>
            {coloured ?? slabs(code)}
            {open && <Pending />}
          </code>
        </pre>
      )}
      {notice && <div className="fdc-md__notice">{notice}</div>}
    </div>
  );
});

function slabs(code: string): ReactNode {
  const found: ReactNode[] = [];
  for (let from = 0; from < code.length;) {
    const lineEnd = code.indexOf('\n', from + SLAB);
    const to = lineEnd < 0 ? code.length : lineEnd + 1;
    found.push(<Slab key={found.length} text={code.slice(from, to)} />);
    from = to;
  }
  return found;
}

const Slab = memo(function Slab({ text }: { readonly text: string }) {
  return <span className="fdc-md__slab">{showControls(text)}</span>;
});

function useHighlight(language: string | null, code: string): ReactNode {
  const [coloured, setColoured] = useState<{ code: string; nodes: ReactNode } | null>(null);
  useEffect(() => {
    if (!language) return;
    return highlightWhenIdle(language, showControls(code), (nodes) => setColoured({ code, nodes }));
  }, [language, code]);
  return coloured?.code === code ? coloured.nodes : null;
}
