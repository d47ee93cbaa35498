// Where the statements of a text come from: numbered chips behind it.
import { memo, useId, useState } from 'react';
import { fill, useLabels } from '../hooks/useLabels';
import { dropControls } from '../markdown/controls';
import { linkTarget } from '../markdown/urls';
import type { Source } from '../protocol/frames.generated';

/** More than these are folded. */
const AT_ONCE = 6;

interface SourcesProps {
  readonly sources: readonly Source[];
}

export const Sources = memo(function Sources({ sources }: SourcesProps) {
  const labels = useLabels();
  const list = useId();
  const [whole, setWhole] = useState(false);
  const all = distinct(sources);
  const rest = all.length > AT_ONCE ? all.length - AT_ONCE + 1 : 0;
  const shown = whole || rest === 0 ? all : all.slice(0, -rest);
  return (
    <div className="fdc-sources">
      <ol className="fdc-sources__list" id={list} aria-label={labels.sources}>
        {shown.map((source, index) => (
          <li key={index}>
            <Chip source={source} number={index + 1} />
          </li>
        ))}
      </ol>
      {rest > 0 && !whole && (
        <button
          type="button"
          className="fdc-source fdc-source--more"
          aria-expanded={false}
          aria-controls={list}
          onClick={() => setWhole(true)}
        >
          {fill(labels.moreSources, { count: rest })}
        </button>
      )}
    </div>
  );
});

function Chip({ source, number }: { readonly source: Source; readonly number: number }) {
  const target = source.url === undefined ? null : linkTarget(source.url);
  const title = dropControls(source.title);
  const host = target?.host ?? null;
  const words = (
    <>
      <span className="fdc-source__number">{number}</span>
      <bdi className="fdc-source__title">{title}</bdi>
      {host !== null && host !== title && <span className="fdc-source__host">{host}</span>}
    </>
  );
  const hint = [title, host].filter(Boolean).join(' – ');
  // An address that may not be followed is no link.
  return target ? (
    <a
      className="fdc-source"
      href={target.href}
      title={hint}
      rel="noopener noreferrer nofollow"
      target={host === null ? undefined : '_blank'}
    >
      {words}
    </a>
  ) : (
    <span className="fdc-source" title={hint}>
      {words}
    </span>
  );
}

/** Each source once: told apart by their addresses, and without those by their titles. */
function distinct(sources: readonly Source[]): readonly Source[] {
  const seen = new Map<string, Source>();
  for (const source of sources) {
    const key = source.url ?? `title:${source.title}`;
    if (!seen.has(key)) seen.set(key, source);
  }
  return [...seen.values()];
}
