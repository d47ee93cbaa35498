// What is selected on the canvas, and goes with the next message.
import { memo, useMemo } from 'react';
import { IconButton } from '../../controls/IconButton';
import { CrossIcon } from '../../controls/icons';
import { storeOf } from '../../hooks/useChat';
import { counted, fill, useLabels, type Labels } from '../../hooks/useLabels';
import { useStore } from '../../hooks/useStore';
import { dropControls } from '../../markdown/controls';
import { findChange, specsAt } from '../../model/canvas';
import type { Selection } from '../../model/selection';
import { canvasChange } from '../../model/state';
import type { ChatSession } from '../../session/types';

interface SelectionChipsProps {
  readonly session: ChatSession;
  /** One was taken away by keyboard: the focus was on it. */
  readonly onLeave: () => void;
}

/** Memoised: it is not drawn again for a key. */
export const SelectionChips = memo(function SelectionChips(props: SelectionChipsProps) {
  const { session, onLeave } = props;
  const labels = useLabels();
  const store = storeOf(session);
  const selections = useStore(store, (state) => state.selections);
  const titles = useTitles(session);
  const entries = Object.entries(selections);
  if (entries.length === 0) return null;
  return (
    <ul className="fdc-composer__selections" aria-label={labels.selectedOnCanvas}>
      {entries.map(([name, selection]) => {
        const words = wordsOf(selection, titles.get(name) ?? name, labels);
        const remove = fill(labels.removeSelection, { selection: words });
        return (
          <li key={name} className="fdc-composer__selection" data-name={name}>
            <span dir="auto">{words}</span>
            <IconButton
              action="remove-selection"
              label={remove}
              Icon={CrossIcon}
              onPress={() => {
                session.select(name, null);
                onLeave();
              }}
            />
          </li>
        );
      })}
    </ul>
  );
});

/** The headings of the components by their names. */
function useTitles(session: ChatSession): ReadonlyMap<string, string> {
  const store = storeOf(session);
  const present = useStore(store, (state) => findChange(state.turns, canvasChange(state)));
  return useMemo(() => {
    const specs = present ? specsAt(store.get().turns, present.id) : [];
    return new Map(specs.map(({ name, label }) => [name, dropControls(label || name)]));
  }, [present, store]);
}

function wordsOf(selection: Selection, title: string, labels: Labels): string {
  if (selection.kind === 'range') return fill(labels.rangeOf, { title });
  const [word, count] =
    selection.kind === 'points'
      ? (['pointsOf', selection.points.length] as const)
      : (['rowsOf', selection.rows.length] as const);
  return counted(labels, word, count, { count, title });
}
