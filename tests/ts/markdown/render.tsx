// Render a message whole, or growing, and read what came out.
import { render } from '@testing-library/react';
import { beforeEach, vi } from 'vitest';
import Markdown from '../../../src/ts/markdown/Markdown';
import { Pace } from '../../../src/ts/markdown/pace';

// Every update is read at once, however slow the machine is.
beforeEach(() => {
  vi.restoreAllMocks();
  vi.spyOn(Pace.prototype, 'wait').mockReturnValue(0);
});

export function oneShot(text: string): HTMLElement {
  return render(<Markdown text={text} streaming={false} />).container;
}

/** Let a message grow; `look` sees the page after each step. The last step says that it is complete. */
export function stream(
  chunks: readonly string[],
  look: (container: HTMLElement, soFar: string) => void = () => undefined,
): HTMLElement {
  const view = render(<Markdown text="" streaming />);
  let text = '';
  for (const chunk of chunks) {
    text += chunk;
    view.rerender(<Markdown text={text} streaming />);
    look(view.container, text);
  }
  view.rerender(<Markdown text={text} streaming={false} />);
  return view.container;
}

/** Markup for comparing and searching: without classes and ids that are ours, and without our frames around code. */
export function markup(container: HTMLElement): string {
  const copy = container.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('.fdc-md__code-head, .fdc-copy').forEach((element) => element.remove());
  const frames =
    '.fdc-md__slab, .fdc-md__chunk, .fdc-md__code, .fdc-md__diagram, .fdc-md__table-frame, .fdc-md__table, .fdc-md, bdi';
  copy.querySelectorAll(frames).forEach((element) => element.replaceWith(...element.childNodes));
  copy.querySelectorAll('[id^=fdc-], [href^="#fdc-"]').forEach((element) => {
    for (const name of ['id', 'href'])
      element.setAttribute(name, (element.getAttribute(name) ?? '').replace(/fdc-md-\w+-/, ''));
  });
  copy.normalize();
  return new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', '');
}
