// What a search in a JSON value has found: one line a place, the present one marked.
import { memo, useEffect, useRef, useState } from 'react';
import { fill, useLabels } from '../../hooks/useLabels';
import { showControls } from '../../markdown/controls';
import { excerptOf, pathOf, piecesOf, type Place } from './search';

const PAGE = 100;

interface FoundProps {
  readonly places: readonly Place[];
  readonly pattern: RegExp;
  /** The number of the present place. */
  readonly present: number;
}

export function Found({ places, pattern, present }: FoundProps) {
  const labels = useLabels();
  const [wanted, setWanted] = useState(PAGE);
  const shown = Math.max(wanted, Math.ceil((present + 1) / PAGE) * PAGE);
  const rest = places.length - shown;
  return (
    <ul className="fdc-json__rows">
      {places.slice(0, shown).map((place, index) => (
        <Row key={index} place={place} pattern={pattern} isPresent={index === present} />
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className="fdc-link-button" onClick={() => setWanted(shown + PAGE)}>
            {fill(labels.showMore, { count: rest })}
          </button>
        </li>
      )}
    </ul>
  );
}

interface RowProps {
  readonly place: Place;
  readonly pattern: RegExp;
  readonly isPresent: boolean;
}

const Row = memo(function Row({ place, pattern, isPresent }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isPresent) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isPresent]);
  return (
    <li ref={row} className="fdc-json__found" aria-current={isPresent || undefined}>
      {place.way && (
        <span className="fdc-json__key">
          <Marked text={pathOf(place.way)} pattern={pattern} />
        </span>
      )}
      <Marked text={excerptOf(place)} pattern={pattern} />
    </li>
  );
});

function Marked({ text, pattern }: { readonly text: string; readonly pattern: RegExp }) {
  return (
    <>
      {piecesOf(text, pattern).map((piece, index) =>
        index % 2 ? <mark key={index}>{showControls(piece)}</mark> : showControls(piece),
      )}
    </>
  );
}
