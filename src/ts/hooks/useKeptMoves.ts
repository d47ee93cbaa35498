// Children that React puts into another order keep what a move would cost them: a document in a frame is not loaded anew,
// lists stay scrolled, and the focus stays where it is. Where a browser has no `moveBefore`, they are moved as ever.
import { useLayoutEffect, type RefObject } from 'react';

interface Mover extends HTMLElement {
  moveBefore?(node: Node, child: Node | null): void;
}

/** React moves a child by one of these two methods of its parent. */
export function useKeptMoves(parent: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const element: Mover | null = parent.current;
    if (!element?.moveBefore) return;
    const insertBefore = element.insertBefore.bind(element);
    const move = <Child extends Node>(node: Child, before: Node | null): Child => {
      if (node.parentNode !== element || !element.isConnected) return insertBefore(node, before);
      element.moveBefore?.(node, before);
      return node;
    };
    element.insertBefore = move;
    element.appendChild = (node) => move(node, null);
  }, [parent]);
}
