// A formula, set by KaTeX once it is closed. The setter is a chunk of its own, loaded with the first formula; until it is
// there, and for what it cannot set, the source stands in its place.
import { memo, startTransition, useEffect, useMemo, useState } from 'react';
import { dropControls } from './controls';
import { lazyChunk } from './lazyChunk';

const setter = lazyChunk(() =>
  import(/* webpackChunkName: "math" */ './typeset').then((module) => module.typeset),
);

interface FormulaProps {
  readonly tex: string;
  readonly display: boolean;
  /** As it was written, with its marks. */
  readonly source: string;
}

export const Formula = memo(function Formula({ tex, display, source }: FormulaProps) {
  const typeset = useSetter();
  const set = useMemo(() => typeset?.(tex, display) ?? null, [typeset, tex, display]);
  if (!set) return <FormulaSource source={source} display={display} />;
  return <span className={display ? DISPLAYED : INLINE}>{set}</span>;
});

const INLINE = 'fdc-md__math';
const DISPLAYED = `${INLINE} fdc-md__math--display`;

type SourceProps = Pick<FormulaProps, 'source' | 'display'>;

export function FormulaSource({ source, display }: SourceProps) {
  return (
    <code className={display ? 'fdc-md__math-source fdc-md__math--display' : 'fdc-md__math-source'}>
      {dropControls(source)}
    </code>
  );
}

function useSetter() {
  const [typeset, setTypeset] = useState(() => setter.get());
  useEffect(() => {
    if (typeset) return;
    // A page full of formulas is set bit by bit.
    const adopt = () => startTransition(() => setTypeset(() => setter.get()));
    const unsubscribe = setter.subscribe(adopt);
    void setter.load().then(adopt);
    return unsubscribe;
  }, [typeset]);
  return typeset;
}
