// A fence of Mermaid: drawn if the app wants diagrams and once the fence is closed; else, and until then, its code.
import { memo, useEffect, useRef, useState } from 'react';
import { useColorScheme } from '../../hooks/useColorScheme';
import { useDiagrams } from '../../hooks/useDiagrams';
import { useLabels } from '../../hooks/useLabels';
import { CodeBlock, type CodeBlockProps } from '../CodeBlock';
import { drawDiagram } from './draw';
import type { Picture } from './messages';

/** A wide diagram is made smaller down to this; then it scrolls. */
const SMALLEST = 0.6;

export const Diagram = memo(function Diagram({ code, info, open }: CodeBlockProps) {
  const labels = useLabels();
  const wanted = useDiagrams() && !open;
  const place = useRef<HTMLDivElement>(null);
  const picture = usePicture(wanted ? code : null, place);
  const notice = picture === 'failed' ? labels.diagramFailed : undefined;
  return (
    <div ref={place} className="fdc-md__diagram">
      <CodeBlock code={code} info={info} open={open} notice={notice}>
        {picture && picture !== 'failed' && (
          <div className="fdc-md__picture">
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`}
              width={picture.width}
              height={picture.height}
              style={{ minWidth: picture.width * SMALLEST }}
              alt={`${labels.diagram}: ${code}`}
            />
          </div>
        )}
      </CodeBlock>
    </div>
  );
});

function usePicture(code: string | null, place: React.RefObject<HTMLElement>) {
  const [scheme] = useColorScheme();
  const [picture, setPicture] = useState<Picture | 'failed' | null>(null);
  useEffect(() => {
    if (code === null) return setPicture(null);
    let current = true;
    const show = (result: Picture | 'failed') => current && setPicture(result);
    // A component may have a scheme of its own.
    const fixed = place.current?.closest<HTMLElement>(
      '.fdc-root[data-fdc-scheme], .fdc-page[data-fdc-scheme]',
    );
    const wanted = fixed?.dataset.fdcScheme ?? scheme;
    drawDiagram(code, wanted === 'dark' ? 'dark' : 'light').then(show, () => show('failed'));
    return () => {
      current = false;
    };
  }, [code, scheme, place]);
  return picture;
}
