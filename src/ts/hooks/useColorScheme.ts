// Light or dark, for the whole page: what the user chose with the switch, and otherwise what the system prefers.
// The choice is an attribute of <html>, so that every component and the app's own styles can follow it.
import { useSyncExternalStore } from 'react';
import { createStore } from '../model/store';

export type ColorScheme = 'light' | 'dark';

const KEY = 'fdc-color-scheme';
const ATTRIBUTE = 'data-fdc-scheme';
const MANTINE = 'data-mantine-color-scheme';

/** null: as the system prefers. */
const choice = createStore<ColorScheme | null>(remembered());
apply(choice.get());

function remembered(): ColorScheme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return null; // Storage may be forbidden, as in a sandboxed frame.
  }
}

function apply(scheme: ColorScheme | null): void {
  if (!scheme) return;
  const root = document.documentElement;
  root.setAttribute(ATTRIBUTE, scheme);
  if (root.hasAttribute(MANTINE)) root.setAttribute(MANTINE, scheme);
}

function system(): MediaQueryList | undefined {
  return typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
}

function current(): ColorScheme {
  return choice.get() ?? (system()?.matches ? 'dark' : 'light');
}

function listen(listener: () => void): () => void {
  const query = system();
  const unsubscribe = choice.subscribe(listener);
  query?.addEventListener('change', listener);
  return () => {
    unsubscribe();
    query?.removeEventListener('change', listener);
  };
}

/** The scheme of the page, and the function that switches to the other one. */
export function useColorScheme(): readonly [ColorScheme, () => void] {
  return [useSyncExternalStore(listen, current), switchColorScheme];
}

function switchColorScheme(): void {
  const next = current() === 'dark' ? 'light' : 'dark';
  apply(next);
  choice.set(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // The choice then lasts as long as the page.
  }
}
