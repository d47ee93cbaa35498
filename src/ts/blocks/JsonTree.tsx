// Any JSON value as a tree. Long lists, long texts and deep objects unfold step by step: nothing is cut off for good, and
// a value of a million entries costs no more than what is open. A large value can be searched.
import { useMemo, useRef, useState } from 'react';
import { useFocusKept } from '../hooks/useFocusKept';
import { fill, useLabels } from '../hooks/useLabels';
import { CopyButton } from '../controls/CopyButton';
import { showControls } from '../markdown/controls';
import { splitCut } from './json/cut';
import { Found } from './json/Found';
import { isLarge } from './json/search';
import { useSearch } from './json/useSearch';

const PAGE = 100;
const LONG_TEXT = 600;
/** Levels that are open at first, if they are short. */
const OPEN_DEPTH = 2;
const SHORT = 12;

interface JsonTreeProps {
  readonly title: string;
  readonly value: unknown;
}

export function JsonTree({ title, value }: JsonTreeProps) {
  const labels = useLabels();
  const large = useMemo(() => isLarge(value), [value]);
  const { term, setTerm, found, present, onKeyDown } = useSearch(value);
  return (
    <div className="fdc-json" role="group" aria-label={title}>
      <div className="fdc-json__head">
        <span className="fdc-json__title">{title}</span>
        {large && (
          <>
            <span className="fdc-json__count" role="status">
              {found &&
                (found.places.length > 0
                  ? fill(labels.searchPlace, { place: present + 1, count: found.places.length })
                  : labels.searchNothing)}
            </span>
            <input
              type="search"
              className="fdc-json__search"
              value={term}
              placeholder={labels.searchPlaceholder}
              aria-label={fill(labels.search, { title })}
              onChange={(event) => setTerm(event.target.value)}
              onKeyDown={onKeyDown}
            />
          </>
        )}
        <CopyButton
          text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
        />
      </div>
      <div className="fdc-json__body" tabIndex={0}>
        {found ? <Found present={present} {...found} /> : <Value value={value} depth={0} />}
      </div>
    </div>
  );
}

interface ValueProps {
  readonly value: unknown;
  readonly depth: number;
}

function Value({ value, depth }: ValueProps) {
  if (typeof value === 'string') return <Text value={value} quoted={depth > 0} />;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const list = Array.isArray(value);
    if (entries.length === 0) return <span className="fdc-json__mark">{list ? '[]' : '{}'}</span>;
    return <Branch entries={entries} list={list} depth={depth} />;
  }
  return (
    <span className={`fdc-json__${value === null ? 'null' : typeof value}`}>{String(value)}</span>
  );
}

function Text({ value, quoted }: { readonly value: string; readonly quoted: boolean }) {
  const labels = useLabels();
  const [kept, cut] = splitCut(value);
  const [whole, setWhole] = useState(kept.length <= LONG_TEXT);
  const shown = whole ? kept : kept.slice(0, LONG_TEXT);
  const text = useRef<HTMLSpanElement>(null);
  useFocusKept(whole, () => scroller(text.current));
  return (
    <span ref={text} className="fdc-json__string">
      {quoted && (shown || !cut)
        ? showControls(JSON.stringify(shown).slice(0, whole && !cut ? undefined : -1))
        : showControls(shown.replace(/\r\n?/g, '\n'))}
      {!whole && (
        <button type="button" className="fdc-link-button" onClick={() => setWhole(true)}>
          {fill(labels.showAllCharacters, { count: kept.length })}
        </button>
      )}
      {cut && <span className="fdc-json__cut">{cut}</span>}
    </span>
  );
}

interface BranchProps {
  readonly entries: readonly (readonly [string, unknown])[];
  readonly list: boolean;
  readonly depth: number;
}

function Branch({ entries, list, depth }: BranchProps) {
  const labels = useLabels();
  const [open, setOpen] = useState(depth < OPEN_DEPTH && (depth === 0 || entries.length <= SHORT));
  const [shown, setShown] = useState(PAGE);
  const rest = entries.length - shown;
  const branch = useRef<HTMLUListElement>(null);
  useFocusKept(shown, () => scroller(branch.current));
  const rows = open && (
    <ul ref={branch} className="fdc-json__rows">
      {entries.slice(0, shown).map(([key, value]) => (
        <li key={key}>
          <span className="fdc-json__key">{showControls(key)}</span>
          <Value value={value} depth={depth + 1} />
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className="fdc-link-button" onClick={() => setShown(shown + PAGE)}>
            {fill(labels.showMore, { count: rest })}
          </button>
        </li>
      )}
    </ul>
  );
  if (depth === 0) return rows || null;
  return (
    <>
      <button
        type="button"
        className="fdc-json__fold"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {list ? `[${entries.length}]` : `{${entries.length}}`}
      </button>
      {rows}
    </>
  );
}

function scroller(part: Element | null): HTMLElement | null | undefined {
  return part?.closest<HTMLElement>('.fdc-json__body');
}
