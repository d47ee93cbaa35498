// Two tabs, where there is no room for two panels. One is a stop of the Tab key; the arrow keys go to the other.
import type { KeyboardEvent, Ref } from 'react';
import { useLabels } from '../../hooks/useLabels';

export type TabName = 'beside' | 'canvas';

interface TabsProps {
  readonly list: Ref<HTMLDivElement>;
  /** Begins the ids of the tabs, and of their panels. */
  readonly name: string;
  readonly words: Readonly<Record<TabName, string>>;
  readonly selected: TabName;
  /** There is something on the canvas that was not seen yet. */
  readonly changed: boolean;
  readonly onSelect: (tab: TabName) => void;
}

const TABS: readonly TabName[] = ['beside', 'canvas'];

export function Tabs({ list, name, words, selected, changed, onSelect }: TabsProps) {
  const labels = useLabels();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = selected === 'canvas' ? 'beside' : 'canvas';
    onSelect(other);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${other}"]`)?.focus();
  };
  return (
    <div ref={list} className="fdc-panels__tabs" role="tablist" onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          id={tabId(name, tab)}
          type="button"
          className="fdc-panels__tab"
          role="tab"
          data-tab={tab}
          aria-selected={tab === selected}
          aria-controls={panelId(name, tab)}
          tabIndex={tab === selected ? 0 : -1}
          onClick={() => onSelect(tab)}
        >
          {words[tab]}
          {tab === 'canvas' && changed && (
            <>
              <span className="fdc-panels__dot" />
              <span className="fdc-visually-hidden">({labels.canvasChanged})</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}

export function tabId(name: string, tab: TabName): string {
  return `${name}-${tab}-tab`;
}

export function panelId(name: string, tab: TabName): string {
  return `${name}-${tab}`;
}
