// What a busy page has not parsed yet stands at the end as it was written; once it is parsed, it stands there no more.
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import Markdown from '../../../src/ts/markdown/Markdown';
import { Pace } from '../../../src/ts/markdown/pace';

afterEach(() => void vi.unstubAllGlobals());

test('nothing is seen twice when it is parsed', async () => {
  const wait = vi.spyOn(Pace.prototype, 'wait').mockReturnValue(0);
  const place = document.createElement('div');
  const seen: string[] = [];
  // Told after each change and before a browser would paint, as the screen is.
  const screen = new MutationObserver(() => seen.push(place.textContent));
  screen.observe(place, { subtree: true, childList: true, characterData: true });
  // React takes its time, as in a browser.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const root = createRoot(place);
  root.render(<Markdown text={'Here:\n\n'} streaming />);
  await vi.waitFor(() => expect(place.textContent).toBe('Here:'));
  wait.mockReturnValueOnce(20);
  root.render(<Markdown text={'Here:\n\n1. first\n'} streaming />);
  await vi.waitFor(() => expect(place.querySelector('li')?.textContent).toBe('first'));
  await vi.waitFor(() => expect(place.textContent).toBe('Here:first'));
  expect(seen.some((text) => text.includes('1. first'))).toBe(true);
  expect(seen.filter((text) => text.split('first').length > 2)).toEqual([]);
  screen.disconnect();
  root.unmount();
});
