// What stays on the page while a message grows, and what is drawn again.
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MarkdownDocument } from '../../../src/ts/markdown/document';
import { LazyMarkdown, preloadMarkdown } from '../../../src/ts/markdown/LazyMarkdown';
import Markdown from '../../../src/ts/markdown/Markdown';
import { Pace } from '../../../src/ts/markdown/pace';
import { markup, oneShot, stream } from './render';

afterEach(cleanup);

const settledBlocks =
  '# Title\n\nA *paragraph*.\n\n```js\nlet x;\n```\n\n- item\n\n| a |\n|---|\n| 1 |\n\n';

describe('while a message grows', () => {
  it('keeps the nodes of what is settled', () => {
    const kept: Element[] = [];
    stream([settledBlocks, ...'The end of the text, **growing**.'], (container) => {
      const chunk = container.querySelector('.fdc-md__chunk');
      const now = [...(chunk?.children ?? [])].slice(0, 5);
      if (kept.length < 5) kept.splice(0, kept.length, ...now);
      else now.forEach((element, index) => expect(element).toBe(kept[index]));
    });
    expect(kept).toHaveLength(5);
    expect(kept[0]?.isConnected).toBe(true);
  });

  it('changes the last text node alone', () => {
    const view = render(<Markdown text={`${settledBlocks}Some words`} streaming />);
    const text = view.container.querySelector('p:last-child')?.firstChild;
    view.rerender(<Markdown text={`${settledBlocks}Some words more`} streaming />);
    expect(view.container.querySelector('p:last-child')?.firstChild).toBe(text);
    expect(text?.nodeValue).toBe('Some words more');
  });

  it('keeps the nodes when more blocks come than one group holds', () => {
    const text = Array.from({ length: 100 }, (_, index) => `Paragraph ${index}\n\n`);
    let first: Element | null = null;
    const container = stream(text, (page) => {
      first ??= page.querySelector('p');
      expect(page.querySelector('p')).toBe(first);
    });
    expect(container.querySelectorAll('.fdc-md__chunk')).toHaveLength(4);
  });

  it('never loses a word that was shown', () => {
    const text =
      'One\n\n- **two** and `three`\n- [four](https://example.com)\n\n| five | six |\n|---|---|\n| seven | 8 |\n';
    const seen = new Set<string>();
    stream(text.split(''), (container) => {
      const shown = container.textContent ?? '';
      for (const word of seen) expect(shown).toContain(word);
      for (const word of shown.match(/One|two|and|three|four|five|six|seven/g) ?? [])
        seen.add(word);
    });
    expect(seen.size).toBe(8);
  });

  it.each([
    ['a heading', 'Text\n--', 'h2'],
    ['a list', 'Text\n\n-', 'ul'],
    ['a table', '| a | b |\n|--', 'p'],
    ['a rule', 'Text\n\n**', 'hr'],
  ])('does not guess at %s', (_, text, tag) => {
    const { container } = render(<Markdown text={text} streaming />);
    expect(container.querySelector(tag)).toBeNull();
  });

  it.each([
    ['a **bol', '<strong>bol</strong>'],
    ['a `cod', '<code>cod</code>'],
    ['a [wor](https://exam', '<p>a wor</p>'],
    ['a **', '<p>a</p>'],
  ])('completes %s', (text, html) => {
    expect(markup(render(<Markdown text={text} streaming />).container)).toContain(html);
  });

  it('is not read again when only what is around it changes', () => {
    const document = new MarkdownDocument();
    document.update(settledBlocks, true);
    const { groups } = document;
    expect(document.update(settledBlocks, true)).toBe(true);
    expect(document.groups).toBe(groups);
    expect(document.update(`${settledBlocks}more`, true)).toBe(false);
    expect(document.update(settledBlocks, false)).toBe(false);
  });

  it('starts anew with another text', () => {
    const view = render(<Markdown text="One\n\nTwo" streaming={false} />);
    view.rerender(<Markdown text="Three" streaming={false} />);
    expect(markup(view.container)).toContain('<p>Three</p>');
    expect(view.container.textContent).toBe('Three');
  });
});

describe('when parsing is not cheap', () => {
  it('shows what has arrived plainly, and reads it later', async () => {
    const view = render(<Markdown text="One **two**" streaming />);
    const wait = vi.spyOn(Pace.prototype, 'wait').mockReturnValue(1);
    view.rerender(<Markdown text="One **two** **three** four" streaming />);
    expect(view.container.textContent).toBe('One two **three** four');
    wait.mockReturnValue(0);
    await waitFor(() => expect(view.container.textContent).toBe('One two three four'));
  });

  it('rests four times as long as it worked', () => {
    vi.restoreAllMocks();
    const pace = new Pace();
    pace.spent(100, 105);
    expect(pace.wait(105)).toBe(0);
    pace.spent(200, 220);
    expect(pace.wait(220)).toBe(80);
    expect(pace.wait(300)).toBe(0);
  });

  it('reads in steps what comes faster than it can be drawn', async () => {
    const text = `Start\n\n${'A *paragraph*.\n\n'.repeat(2000)}`;
    const container = stream(['Start\n\n', text.slice(7)]);
    expect(container.querySelectorAll('em').length).toBeLessThan(2000);
    await waitFor(() => expect(container.querySelectorAll('em')).toHaveLength(2000), {
      timeout: 30_000,
    });
    expect(markup(container)).toBe(markup(oneShot(text)));
  });
});

describe('a definition that comes late', () => {
  it('draws again only what asked for it', () => {
    const document = new MarkdownDocument();
    const before = 'See [a].\n\nOther [b].\n\nPlain.\n\nMore.\n\n';
    document.update(before, false);
    const old = document.groups.flat();
    document.update(`${before}[A]: https://example.com\n\nEnd`, false);
    const now = document.groups.flat();
    expect(now[0]).not.toBe(old[0]);
    expect(now.slice(1, 4)).toEqual(old.slice(1, 4));
    old.slice(1, 4).forEach((block, index) => expect(now[index + 1]).toBe(block));
  });

  it('leaves the first one in force', () => {
    const container = stream(['[a]\n\n', '[a]: /one\n\n', '[a]: /two\n\nend']);
    expect(container.querySelector('a')?.getAttribute('href')).toBe('/one');
  });
});

describe('footnotes', () => {
  const text =
    'First[^b], second[^a], again[^b], none[^c].\n\n[^a]: Note *a*.\n[^b]: Note b.\n    And more.\n';

  it('are numbered by first use, and lead back', () => {
    const container = oneShot(text);
    const references = [...container.querySelectorAll('sup a')];
    expect(references.map(({ textContent }) => textContent)).toEqual(['1', '2', '1']);
    const notes = [...container.querySelectorAll('section li')];
    expect(notes.map(({ textContent }) => textContent)).toEqual([
      'Note b.\nAnd more.↩',
      'Note a.↩',
    ]);
    expect(references[0]?.getAttribute('href')).toBe(`#${notes[0]?.id}`);
    expect(notes[0]?.querySelector('a')?.getAttribute('href')).toBe(`#${references[0]?.id}`);
    expect(container.textContent).toContain('none[^c]');
  });

  it('of two messages do not share ids', () => {
    render(
      <>
        <Markdown text={text} streaming={false} />
        <Markdown text={text} streaming={false} />
      </>,
    );
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('GFM', () => {
  it('draws tasks, without controls', () => {
    const container = oneShot('- [x] done\n- [ ] to do\n- plain');
    expect([...container.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      '☑ done',
      '☐ to do',
      'plain',
    ]);
    expect(container.querySelector('input')).toBeNull();
  });

  it('knows two kinds of strikethrough', () => {
    expect(markup(oneShot('~~a~~ ~b~ ~~~c~~~ ~~d~'))).toContain(
      '<p><del>a</del> <del>b</del> ~~~c~~~ ~~d~</p>',
    );
  });

  it('links what is meant as a link', () => {
    const container = oneShot(
      'https://example.com/a_(b). www.example.org, me@example.net; but not example.com',
    );
    expect([...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://example.com/a_(b)',
      'http://www.example.org',
      'mailto:me@example.net',
    ]);
  });
});

describe('code', () => {
  it('is coloured once it is whole, and keeps its words', async () => {
    const view = render(<Markdown text={'```py\nx = "1"\n'} streaming />);
    expect(view.container.querySelector('[class^=fdc-hl]')).toBeNull();
    view.rerender(<Markdown text={'```py\nx = "1"\n```\n'} streaming={false} />);
    await waitFor(() => expect(view.container.querySelector('.fdc-hl-string')).not.toBeNull());
    expect(view.container.querySelector('pre')?.textContent).toBe('x = "1"\n');
    expect(view.container.querySelector('code')?.className).toBe('language-py');
  });
});

describe('before the renderer is there', () => {
  it('shows the text as it is', async () => {
    render(<LazyMarkdown text="**bold**" streaming={false} />);
    expect(screen.getByText('**bold**').className).toContain('fdc-md--plain');
    await act(preloadMarkdown);
    expect(screen.getByText('bold').tagName).toBe('STRONG');
  });
});
