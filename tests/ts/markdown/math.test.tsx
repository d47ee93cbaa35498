// What is a formula and what only looks like one; how it is set, and what stands there meanwhile.
import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import CASES from '../../golden_markdown/formulas.json';
import Markdown from '../../../src/ts/markdown/Markdown';
import { readFormula } from '../../../src/ts/markdown/rules/math';
import { typeset } from '../../../src/ts/markdown/typeset';
import { parse } from './documents';
import { oneShot, stream } from './render';

afterEach(cleanup);

/** The formulas in a text: displayed ones in brackets. */
function formulas(text: string): string[] {
  const block = parse([text]);
  const described = (meta: unknown) => {
    const { tex, display } = meta as { tex: string; display: boolean };
    return display ? `[${tex}]` : tex;
  };
  return block.groups.flat().flatMap(({ tokens, inlines }) =>
    tokens.flatMap((token) => {
      const inner = (inlines.get(token) ?? []).flatMap((inline) => inline.tokens);
      return [token, ...inner]
        .filter(({ type }) => type.startsWith('math'))
        .map(({ meta }) => described(meta));
    }),
  );
}

/** An element as data: attributes without order, empty ones left out. */
function plain(element: Element): unknown {
  const attributes = element
    .getAttributeNames()
    .filter((name) => name !== 'xmlns' && element.getAttribute(name))
    .map((name) => {
      const parts = (element.getAttribute(name) ?? '').split(/[:;] ?/);
      return [name, ...(name === 'style' ? parts.filter(Boolean).sort() : parts)].join(' ');
    });
  const children = [...element.childNodes].map((node) =>
    node instanceof Element ? plain(node) : node.textContent,
  );
  return [element.tagName, attributes.sort(), children];
}

describe('before the setter is there', () => {
  it('a formula is shown as it was written', async () => {
    const container = oneShot('Let $x^2$ be.');
    expect(container.querySelector('code')?.textContent).toBe('$x^2$');
    await waitFor(() => expect(container.querySelector('math')).not.toBeNull());
    expect(container.querySelector('code')).toBeNull();
  });
});

describe('a formula', () => {
  // fast_dash/export/formulas.py finds the same ones.
  it.each(CASES)('is what it is in $text', ({ text, formulas: found }) => {
    expect(formulas(text)).toEqual(found);
  });

  it('leaves the words around it alone', () => {
    const text = oneShot('Costs $5 and *then* $x$ and $6.').textContent;
    expect(text).toMatch(/^Costs \$5 and then .* and \$6\.$/);
  });

  it('is read in time, whatever is opened and never closed', () => {
    for (const mark of ['$a ', '$$ ', '\\( ', '\\[ ', '$\\', '\\(\\[']) {
      const text = mark.repeat(2000);
      for (let at = 0; at < text.length; at++) readFormula(text, at);
      parse([text.replaceAll(' ', '\n')]);
    }
  });
});

describe('while it streams, a formula', () => {
  it.each([
    ['in a line', 'A *b* $x_1 * y_1$ end', 'x_1'],
    ['in brackets', 'A \\(x_1 * y_1\\) end', 'x_1'],
    ['on lines of its own', 'Text\n\n$$\nx_1\n+ 2\n# 3\n$$\n\nend', 'x_1'],
    ['under a line of text', 'Text\n\\[\nx_1\n- 2\n\\]\n\nend', 'x_1'],
    ['in a list', '- a\n\n  $$\n  x_1\n  $$\n- b', 'x_1'],
  ])('%s is not shown before it is closed', (_, text, inside) => {
    const close = Math.max(text.lastIndexOf('$'), text.lastIndexOf('\\'));
    stream(text.split(''), (container, soFar) => {
      if (soFar.length < close) expect(container.textContent).not.toContain(inside);
      expect(container.querySelector('h1, p em + em')).toBeNull();
      if (!text.startsWith('-')) expect(container.querySelector('li')).toBeNull();
    });
  });

  it('never takes a price away', () => {
    const text = 'It costs $5, then $6-$7 or $8.';
    let shown = '';
    stream(text.split(''), (container) => {
      const now = container.textContent ?? '';
      expect(container.querySelector('code')).toBeNull();
      expect(now.startsWith(shown)).toBe(true);
      shown = now;
    });
    expect(shown).toBe(text);
  });

  it('is shown as its source if it does not come to an end', () => {
    const long = `$$\n${'x + y\n'.repeat(300)}`;
    const view = render(<Markdown text={`Text\n\n${long}`} streaming />);
    expect(view.container.querySelector('code')?.textContent).toContain('x + y');
    view.rerender(<Markdown text={`Text\n\n${long}`} streaming={false} />);
    expect(view.container.querySelector('code')).toBeNull();
    expect(view.container.textContent).toContain('x + y');
  });
});

describe('set', () => {
  const shown = (tex: string, display = false) =>
    render(<div>{typeset(tex, display)}</div>).container;

  it('has the picture for eyes and MathML for ears', async () => {
    const container = oneShot('Let $x^2$ be.');
    await waitFor(() => expect(container.querySelector('math')).not.toBeNull());
    expect(container.querySelector('code')).toBeNull();
    expect(container.querySelector('math')?.namespaceURI).toBe(
      'http://www.w3.org/1998/Math/MathML',
    );
    expect(container.querySelector('msup')?.textContent).toBe('x2');
    expect(container.querySelector('annotation')?.textContent).toBe('x^2');
    const picture = container.querySelector('.katex-html');
    expect(picture?.getAttribute('aria-hidden')).toBe('true');
    expect(picture?.querySelector<HTMLElement>('.strut')?.style.height).toMatch(/em$/);
  });

  it('is the same as KaTeX makes it', async () => {
    const { default: katex } = await import('katex');
    const samples = [
      '\\frac{1}{2} + \\sqrt[3]{x} \\color{red}{y}',
      '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\overbrace{x+y}^{n}',
      '\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt\\pi}{2}',
      '\\begin{aligned} a &= b \\\\ \\cancel{c} &\\ne \\boxed{d} \\end{aligned}',
      '\\begin{array}{|c|c|}\\hline a & \\underline{b} \\\\ \\hline\\end{array} \\vec{v} \\text{ if }',
    ];
    for (const tex of samples) {
      const host = document.createElement('div');
      katex.render(tex, host, { strict: false, displayMode: true });
      const ours = shown(tex, true).firstElementChild;
      expect(JSON.stringify(ours && plain(ours), null, 1), tex).toBe(
        JSON.stringify(plain(host), null, 1),
      );
    }
  });

  it.each([
    ['what is not TeX', '\\frac{'],
    ['unknown commands', '\\undefinedcmd<img src=x onerror=alert(1)>'],
    ['too much of it', 'x + '.repeat(2000)],
    ['too deep a formula', `${'\\sqrt{'.repeat(400)}x${'}'.repeat(400)}`],
    ['too far away', '\\kern-99999em X'],
    ['too far below', '\\raisebox{-999em}{X}'],
    ['macros without end', '\\def\\a{\\a\\a}\\a'],
    ['macros that multiply', `\\def\\a{${'x'.repeat(2000)}}${'\\a'.repeat(900)}`],
  ])('is not %s', (_, tex) => {
    expect(typeset(tex, false)).toBeNull();
  });

  it.each([
    '\\href{javascript:alert(1)}{go}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{https://evil.test/x.png}',
    '\\htmlStyle{position:fixed}{X}',
    '\\htmlId{composer}{x}',
    '\\htmlClass{fdc-composer}{x}',
    '\\htmlData{fdc-action=send}{x}',
    '\\text{</math><img src=x onerror=alert(1)>}',
    '\\color{url(https://evil.test)}{x}',
  ])('has nothing that acts: %s', (tex) => {
    const container = shown(tex);
    expect(container.querySelector('a, img, [id], [href], [src], .fdc-composer')).toBeNull();
    expect(
      [...container.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()),
    ).not.toContain('data-fdc-action');
    expect(container.querySelector('[style*=fixed], [style*=url]')).toBeNull();
  });

  it('shares no macros between formulas', () => {
    expect(typeset('\\gdef\\mine{x}\\mine', false)).not.toBeNull();
    expect(typeset('\\mine', false)).toBeNull();
  });

  it('tells the console nothing', () => {
    const warn = vi.spyOn(console, 'warn');
    const error = vi.spyOn(console, 'error');
    shown('é % comment\n \\tag{1} x', true);
    shown(
      '\\begin{CD} A @>a>> B \\end{CD} \\overrightarrow{AB} \\xrightarrow[a]{b} \\widehat{abc}',
      true,
    );
    expect(warn).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });
});
