// Tokens to React elements. ELEMENTS is the whole list of what a text can become; a token that is not in it is shown as
// its text. Nothing here sets markup, and no attribute comes from the text without being judged first.
import { createElement, isValidElement, type ReactNode } from 'react';
import type { Token } from 'markdown-it';
import { CodeBlock } from './CodeBlock';
import { dropControls } from './controls';
import { Diagram } from './diagram/Diagram';
import type { Block } from './document';
import { FootnoteReference } from './Footnotes';
import { Formula, FormulaSource } from './Formula';
import { Image } from './Image';
import { Link } from './Link';
import type { Inline } from './parser';
import { Pending } from './Pending';
import { Table } from './Table';

/** Elements inside each other, beyond which a text keeps its words and loses its marks. */
const MAX_DEPTH = 48;

/** Characters of a formula on lines of its own that are kept back while it is open. */
const LONGEST_HELD = 1000;

interface Place {
  readonly key: number;
  readonly block: Block;
}

type Container = (token: Token, children: ReactNode[], place: Place) => ReactNode;
type Leaf = (token: Token, place: Place) => ReactNode;

const CONTAINERS: Readonly<Record<string, Container>> = {
  paragraph: plain('p'),
  heading: ({ tag }, children, { key }) => createElement(HEADINGS[tag] ?? 'h6', { key }, children),
  blockquote: directed('blockquote'),
  bullet_list: directed('ul'),
  ordered_list: (token, children, { key }) => (
    <ol key={key} dir="auto" start={listStart(token)}>
      {children}
    </ol>
  ),
  list_item: (_token, children, { key }) => (
    <li key={key} className={isTask(children[0]) ? 'fdc-md__task-item' : undefined}>
      {children}
    </li>
  ),
  footnote: (_token, children) => children,
  table: (token, children, { key, block }) => (
    <Table key={key} token={token} block={block}>
      {children}
    </Table>
  ),
  thead: plain('thead'),
  tbody: plain('tbody'),
  tr: plain('tr'),
  th: cell('th'),
  td: cell('td'),
  em: plain('em'),
  strong: plain('strong'),
  s: plain('del'),
  link: (token, children, { key }) => (
    <Link key={key} href={attribute(token, 'href') ?? ''} title={attribute(token, 'title')}>
      {children}
    </Link>
  ),
};

const LEAVES: Readonly<Record<string, Leaf>> = {
  text: ({ content }) => dropControls(content),
  softbreak: () => '\n',
  hardbreak: (_token, { key }) => <br key={key} />,
  code_inline: ({ content }, { key }) => <code key={key}>{dropControls(content)}</code>,
  code_block: ({ content }, { key, block }) => (
    <CodeBlock key={key} code={content} info="" open={block.open} />
  ),
  fence: ({ content, info }, { key, block }) => {
    const Code = DIAGRAM.test(info) ? Diagram : CodeBlock;
    return <Code key={key} code={content} info={info} open={block.open} />;
  },
  math: formula,
  math_block: formula,
  // Its end is awaited, but not for ever.
  math_open: ({ content }, { key }) =>
    content.length > LONGEST_HELD ? (
      <p key={key}>
        <FormulaSource source={content} display />
      </p>
    ) : null,
  hr: (_token, { key }) => <hr key={key} />,
  image: (token, { key }) => (
    <Image
      key={key}
      src={attribute(token, 'src') ?? ''}
      alt={dropControls(textOf(token.children ?? []))}
      title={attribute(token, 'title')}
    />
  ),
  footnote_ref: (token, { key }) => <FootnoteReference key={key} token={token} />,
  reference_definition: () => null,
};

const DIAGRAM = /^\s*mermaid\b/;

const HEADINGS: Readonly<Record<string, string>> = {
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
};

/** What a block looks like. */
export function blockElements(block: Block): ReactNode[] {
  const last = block.open ? block.tokens.filter(({ type }) => type === 'inline').at(-1) : null;
  return build(block.tokens, block, (token, index) => {
    const elements = textElements(token, index);
    return token === last ? [...elements, <Pending key="pending" />] : elements;
  });

  function textElements(token: Token, index: number): ReactNode[] {
    const pieces = block.inlines.get(token) ?? [];
    const isTask = block.tokens[index - 2]?.type === 'list_item_open';
    const [first] = pieces;
    if (!first) return [];
    if (pieces.length === 1)
      return isTask ? taskElements(first, block) : inlineElements(first, block);
    return pieces.map((piece, key) => (
      <span key={key} className="fdc-md__piece">
        {inlineElements(piece, block)}
      </span>
    ));
  }
}

// An inline text that did not change keeps its elements, so that React does not even look at them.
const made = new WeakMap<Inline, ReactNode[]>();

function inlineElements(inline: Inline, block: Block): ReactNode[] {
  const known = made.get(inline);
  if (known) return known;
  const elements = build(inline.tokens, block, () => []);
  made.set(inline, elements);
  return elements;
}

const TASK_KEY = 'task';
const TASK = /^\[([ xX])\][ \t]+/;

function taskElements(inline: Inline, block: Block): ReactNode[] {
  const elements = inlineElements(inline, block);
  const [text, ...rest] = elements;
  const task = typeof text === 'string' ? TASK.exec(text) : null;
  if (typeof text !== 'string' || !task) return elements;
  return [
    <span key={TASK_KEY} className="fdc-md__task">
      {task[1] === ' ' ? '☐ ' : '☑ '}
    </span>,
    text.slice(task[0].length),
    ...rest,
  ];
}

/** Is this the box of a task, or a paragraph that begins with one? */
function isTask(node: ReactNode): boolean {
  if (!isValidElement<{ children?: ReactNode }>(node)) return false;
  const { children } = node.props;
  return node.key === TASK_KEY || (Array.isArray(children) && isTask(children[0]));
}

interface Frame {
  readonly token: Token | null;
  readonly children: ReactNode[];
}

function build(
  tokens: readonly Token[],
  block: Block,
  inline: (token: Token, index: number) => ReactNode[],
): ReactNode[] {
  let current: Frame = { token: null, children: [] };
  const outer: Frame[] = [];
  const add = (node: ReactNode) => {
    const last = current.children.length - 1;
    const before = current.children[last];
    // One text node instead of many: what is added while streaming is added to it.
    if (typeof node === 'string' && typeof before === 'string')
      current.children[last] = before + node;
    else current.children.push(node);
  };
  tokens.forEach((token, index) => {
    if (token.hidden && token.nesting !== 0) return;
    if (token.nesting === 1) {
      outer.push(current);
      current =
        outer.length > MAX_DEPTH ? { token, children: current.children } : { token, children: [] };
    } else if (token.nesting === -1) {
      const { token: opened, children } = current;
      current = outer.pop() ?? current;
      if (!opened || children === current.children) return;
      const container = CONTAINERS[token.type.replace(/_close$/, '')];
      const place = { key: current.children.length, block };
      add(container ? container(opened, children, place) : children);
    } else if (token.type === 'inline') inline(token, index).forEach(add);
    else {
      const leaf = LEAVES[token.type];
      const place = { key: current.children.length, block };
      add(leaf ? leaf(token, place) : dropControls(token.content));
    }
  });
  return current.children;
}

function formula({ type, content, meta }: Token, { key }: Place): ReactNode {
  const set = (
    <Formula key={key} tex={String(meta?.tex)} display={meta?.display === true} source={content} />
  );
  return type === 'math_block' ? <p key={key}>{set}</p> : set;
}

function plain(tag: string): Container {
  return (_token, children, { key }) => createElement(tag, { key }, children);
}

/** Its bar, or its bullets, stand where its own text begins. */
function directed(tag: string): Container {
  return (_token, children, { key }) => createElement(tag, { key, dir: 'auto' }, children);
}

const ALIGNMENTS: Readonly<Record<string, 'left' | 'center' | 'right'>> = {
  'text-align:left': 'left',
  'text-align:center': 'center',
  'text-align:right': 'right',
};

function cell(tag: 'th' | 'td'): Container {
  return (token, children, { key }) => {
    const textAlign = ALIGNMENTS[attribute(token, 'style') ?? ''];
    return createElement(tag, { key, style: textAlign && { textAlign } }, children);
  };
}

function listStart(token: Token): number | undefined {
  const start = attribute(token, 'start');
  return start === null ? undefined : Number(start);
}

function attribute(token: Token, name: string): string | null {
  const value = token.attrGet(name);
  return value === null ? null : String(value);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.content || textOf(token.children ?? [])).join('');
}
