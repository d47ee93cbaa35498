// An element over the whole page and back, without leaving its place in the document: what it holds keeps its state. As a
// popover it stands above everything, whatever its ancestors clip; all else is inert meanwhile, so that focus stays in it.
import { useCallback, useEffect, useState, type RefObject } from 'react';

export function useTopLayer(
  element: RefObject<HTMLElement | null>,
): readonly [boolean, () => void] {
  const [raised, setRaised] = useState(false);
  useEffect(() => {
    const raisedElement = element.current;
    if (!raised || !raisedElement) return;
    raisedElement.setAttribute('popover', 'manual');
    raisedElement.showPopover();
    const others = outside(raisedElement);
    others.forEach((other) => other.setAttribute('inert', ''));
    // Its ancestors cannot be inert, but Tab can pass them.
    const stops = [...document.querySelectorAll('[tabindex="0"]')].filter(
      (stop) => stop !== raisedElement && stop.contains(raisedElement),
    );
    stops.forEach((stop) => stop.setAttribute('tabindex', '-1'));
    const onKey = (event: KeyboardEvent) => {
      // An open menu closes first.
      if (event.key === 'Escape' && !event.defaultPrevented) setRaised(false);
    };
    raisedElement.addEventListener('keydown', onKey);
    return () => {
      raisedElement.removeEventListener('keydown', onKey);
      others.forEach((other) => other.removeAttribute('inert'));
      stops.forEach((stop) => stop.setAttribute('tabindex', '0'));
      raisedElement.hidePopover();
      raisedElement.removeAttribute('popover');
    };
  }, [raised, element]);
  return [raised, useCallback(() => setRaised((before) => !before), [])];
}

/** Everything beside the element and its ancestors that is not inert already. */
function outside(element: Element): readonly Element[] {
  const others: Element[] = [];
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
    for (const sibling of at.parentElement?.children ?? []) {
      if (sibling !== at && !sibling.hasAttribute('inert')) others.push(sibling);
    }
  }
  return others;
}
