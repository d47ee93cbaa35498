// The door to the markdown renderer, which is a chunk of its own. Until it is there, a text is shown as it is.
import { useEffect, useSyncExternalStore, type ComponentType } from 'react';
import type { MarkdownProps } from './Markdown';

let renderer: ComponentType<MarkdownProps> | null = null;
let loading: Promise<void> | null = null;
const waiting = new Set<() => void>();

/** Load the renderer. To be called by a component that will need it soon. */
export function preloadMarkdown(): Promise<void> {
  loading ??= import(/* webpackChunkName: "markdown" */ './Markdown').then(
    (module) => {
      renderer = module.default;
      waiting.forEach((notify) => notify());
    },
    () => {
      // Without it the text stays plain; the next message tries again.
      loading = null;
    },
  );
  return loading;
}

function subscribe(notify: () => void): () => void {
  waiting.add(notify);
  return () => waiting.delete(notify);
}

export function LazyMarkdown(props: MarkdownProps) {
  const Renderer = useSyncExternalStore(subscribe, () => renderer);
  useEffect(() => void preloadMarkdown(), []);
  if (Renderer) return <Renderer {...props} />;
  return <div className="fdc-md fdc-md--plain">{props.text}</div>;
}
