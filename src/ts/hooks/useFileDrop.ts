// Files that are dragged over a chat: anywhere over it, as far as its transcript and composer reach.
import { useEffect, useRef, useState } from 'react';
import { useEvent } from './useEvent';

/** Marks the elements that belong to a chat; its value is the chat's name. */
const CHAT_ATTRIBUTE = 'data-fdc-chat';

/** How long after a `dragleave` a `dragover` says that the files are still here, in ms. */
const LEFT = 100;

export type OnFiles = (files: readonly File[], folders: readonly string[]) => void;

/** The area of the chat while files are dragged over it, else null. */
export function useFileDrop(chat: string, onFiles: OnFiles): DOMRect | null {
  const [area, setArea] = useState<DOMRect | null>(null);
  const over = useRef(false);
  const drop = useEvent(onFiles);

  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const show = (next: DOMRect | null) => {
      clearTimeout(leaving);
      if (over.current === (next !== null)) return;
      over.current = next !== null;
      setArea(next);
    };
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      const at = areaAt(chat, event);
      show(at);
      if (!at) return;
      // Without this the browser would open the file in place of the page.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      // Another composer of the same chat may have taken them.
      const isOurs = over.current && !event.defaultPrevented;
      show(null);
      if (!isOurs || !event.dataTransfer) return;
      event.preventDefault();
      const { files, folders } = contentsOf(event.dataTransfer);
      drop(files, folders);
    };
    document.addEventListener('dragenter', onDrag, options);
    document.addEventListener('dragover', onDrag, options);
    document.addEventListener('drop', onDrop, options);
    document.addEventListener('dragend', () => show(null), options);
    // It tells of each element that is left; only outside of the window nothing follows.
    const onLeave = () => {
      clearTimeout(leaving);
      leaving = setTimeout(() => show(null), LEFT);
    };
    document.addEventListener('dragleave', onLeave, options);
    return () => {
      listening.abort();
      show(null);
    };
  }, [chat, drop]);

  return area;
}

/** The rectangle around all that belongs to the chat, if the pointer is in it and not over another chat. */
function areaAt(chat: string, { clientX: x, clientY: y, target }: DragEvent): DOMRect | null {
  const owner = target instanceof Element ? target.closest(`[${CHAT_ATTRIBUTE}]`) : null;
  if (owner && owner.getAttribute(CHAT_ATTRIBUTE) !== chat) return null;
  const parts = [...document.querySelectorAll(`[${CHAT_ATTRIBUTE}]`)]
    .filter((part) => part.getAttribute(CHAT_ATTRIBUTE) === chat)
    .map((part) => part.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0);
  const left = Math.min(...parts.map((part) => part.left));
  const top = Math.min(...parts.map((part) => part.top));
  const right = Math.max(...parts.map((part) => part.right));
  const bottom = Math.max(...parts.map((part) => part.bottom));
  const inside = x >= left && x <= right && y >= top && y <= bottom;
  return owner || inside ? new DOMRect(left, top, right - left, bottom - top) : null;
}

function contentsOf({ items, files }: DataTransfer) {
  const folders = [...items]
    .map((item) => item.webkitGetAsEntry?.() ?? null)
    .flatMap((entry) => (entry?.isDirectory ? [entry.name] : []));
  return { files: [...files].filter((file) => !folders.includes(file.name)), folders };
}
