// The door to the markdown renderer, which is a chunk of its own. Until it is there, a text is shown as it is.
import { useEffect, useSyncExternalStore } from 'react';
import { lazyChunk } from './lazyChunk';
import type { MarkdownProps } from './Markdown';

const renderer = lazyChunk(() =>
  import(/* webpackChunkName: "markdown" */ './Markdown').then((module) => module.default),
);

/** Load the renderer. To be called by a component that will need it soon. */
export const preloadMarkdown = renderer.load;

export function LazyMarkdown(props: MarkdownProps) {
  const Renderer = useSyncExternalStore(renderer.subscribe, renderer.get);
  useEffect(() => void preloadMarkdown(), []);
  if (Renderer) return <Renderer {...props} />;
  return <div className="fdc-md fdc-md--plain">{props.text}</div>;
}
