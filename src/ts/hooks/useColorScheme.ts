// Light or dark, for the whole page: what the user chose with the switch, else that of Mantine where the app uses it,
// else what the system prefers. The choice is an attribute of <html>, so that the app's own styles can follow it.
import { useSyncExternalStore } from 'react';
import { createStore, type Store } from '../model/store';

export type ColorScheme = 'light' | 'dark';

const KEY = 'fdc-color-scheme';
const OURS = 'data-fdc-scheme';
const MANTINE = 'data-mantine-color-scheme';

const page = document.documentElement;
const system = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

choose(scheme(remembered()));
const store = createStore(current());
/** Mantine's provider has set its attribute, which then changes only when somebody changes the scheme. */
let mantineIsThere = page.hasAttribute(MANTINE);

system?.addEventListener('change', () => store.set(current()));
new MutationObserver(() => {
  const theirs = scheme(page.getAttribute(MANTINE));
  const ours = scheme(page.getAttribute(OURS));
  if (theirs && ours && theirs !== ours) choose(mantineIsThere ? theirs : ours);
  mantineIsThere = true;
  store.set(current());
}).observe(page, { attributeFilter: [MANTINE] });

/** The scheme of the page, outside React. */
export const pageScheme: Pick<Store<ColorScheme>, 'get' | 'subscribe'> = store;

/** The scheme of the page, and the function that switches to the other one. */
export function useColorScheme(): readonly [ColorScheme, () => void] {
  return [useSyncExternalStore(store.subscribe, store.get), switchColorScheme];
}

export function switchColorScheme(): void {
  const next = current() === 'dark' ? 'light' : 'dark';
  choose(next);
  store.set(next);
  remember(next);
}

function current(): ColorScheme {
  return (
    scheme(page.getAttribute(OURS)) ??
    scheme(page.getAttribute(MANTINE)) ??
    (system?.matches ? 'dark' : 'light')
  );
}

function choose(choice: ColorScheme | null): void {
  if (!choice) return;
  page.setAttribute(OURS, choice);
  if (page.hasAttribute(MANTINE)) page.setAttribute(MANTINE, choice);
}

function scheme(value: string | null): ColorScheme | null {
  return value === 'light' || value === 'dark' ? value : null;
}

// Storage may be forbidden, as in a sandboxed frame: the choice then lasts as long as the page.

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(choice: ColorScheme): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    return;
  }
}
