// KaTeX, and its result as React elements. A lazy chunk, with its style sheet and fonts.
//
// KaTeX builds nodes that are never part of the page. They are read off, and only what is on the lists below is built
// again: elements, attributes and properties that a formula has, none of which can load, link or run anything.
import katex from 'katex';
import 'katex/dist/katex.min.css';
import { createElement, type ReactNode } from 'react';
import { optionsFor } from './formula/options';

const DEEPEST = 200;

/** A formula, or null if KaTeX cannot set it. */
export function typeset(tex: string, display: boolean): ReactNode {
  const options = optionsFor(tex, display);
  if (!options) return null;
  const host = document.createElement('span');
  try {
    katex.render(tex, host, options);
    return copies(host.childNodes, 0);
  } catch {
    // Not TeX, or not on the lists, or too deep for the stack.
    return null;
  }
}

const MATHML = [
  'math semantics annotation mrow mi mo mn ms mtext mspace msup msub msubsup mover munder munderover',
  'mfrac msqrt mroot mtable mtr mtd mstyle mpadded mphantom menclose',
].join(' ');
const ELEMENTS: ReadonlySet<string> = new Set(`span svg path line ${MATHML}`.split(' '));

/** Attributes, by the name that React has for them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  class: 'className',
  'stroke-width': 'strokeWidth',
  ...sameName(
    'aria-hidden viewBox preserveAspectRatio d x1 x2 y1 y2 width height depth voffset encoding display',
    'accent accentunder columnalign columnlines columnspacing displaystyle fence linethickness lspace',
    'mathbackground mathcolor mathvariant maxsize minsize movablelimits notation rowlines rowspacing',
    'rspace scriptlevel separator stretchy symmetric',
  ),
};

const PROPERTY =
  /^(?:(?:min-)?width|height|top|bottom|left|vertical-align|position|(?:background-)?color|(?:margin|padding)-\w+|border-(?:\w+-)?(?:width|style|color))$/;
const VALUE = /^[-#\w.%+, ()]*$/;
/** In em. KaTeX bounds what is written in a formula (`maxSize`), but neither negative lengths nor their sum. */
const FARTHEST = 100;

function copies(nodes: NodeListOf<ChildNode>, depth: number): ReactNode[] {
  if (depth > DEEPEST) throw new RangeError('too deep');
  return [...nodes].map((node, key) =>
    node instanceof Element ? copy(node, key, depth) : node.textContent,
  );
}

function copy(element: Element, key: number, depth: number): ReactNode {
  const name = element.localName;
  if (!ELEMENTS.has(name)) throw new TypeError(`<${name}> in a formula`);
  const props: Record<string, unknown> = { key };
  for (const attribute of element.attributes) {
    const reactName = ATTRIBUTES[attribute.name];
    if (reactName) props[reactName] = attribute.value;
  }
  if ('style' in element) props.style = styleOf(element.style as CSSStyleDeclaration);
  const children = copies(element.childNodes, depth + 1);
  return createElement(name, props, ...children);
}

function styleOf(style: CSSStyleDeclaration): Record<string, string> | undefined {
  const found = Array.from(style)
    .map((property) => [property, style.getPropertyValue(property)] as const)
    .filter(([property, value]) => PROPERTY.test(property) && VALUE.test(value));
  if (found.some(([, value]) => Math.abs(parseFloat(value)) > FARTHEST))
    throw new RangeError('out of the page');
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(([property, value]) => [camelCase(property), value]));
}

function camelCase(property: string): string {
  return property.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function sameName(...lists: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lists
      .join(' ')
      .split(' ')
      .map((name) => [name, name]),
  );
}
