// ↑ and ↓ bring earlier messages back into the box.
import { useRef, type KeyboardEvent } from 'react';
import { isAtEdge, recall, type Place } from '../model/recall';

/** Whether the key was taken. `history` is read when a key asks for it. */
export type OnRecallKey = (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;

export function useRecall(
  history: () => readonly string[],
  edit: (text: string) => void,
): OnRecallKey {
  const place = useRef<Place>(null);
  return (event) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    const held = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (step === null || held || !isAtEdge(value, selectionStart, selectionEnd, step)) return false;
    const found = recall(history(), place.current, value, step);
    if (!found) return false;
    place.current = found.place;
    event.preventDefault();
    edit(found.text);
    return true;
  };
}
