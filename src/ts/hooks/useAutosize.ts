// A text box as tall as its text, up to the limit of its style sheet.
import { useLayoutEffect, type RefObject } from 'react';

// The browser does it alone where it can.
const BUILT_IN = typeof CSS !== 'undefined' && (CSS.supports?.('field-sizing', 'content') ?? false);

export function useAutosize(box: RefObject<HTMLTextAreaElement>, text: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (BUILT_IN || !element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [box, text]);
}
