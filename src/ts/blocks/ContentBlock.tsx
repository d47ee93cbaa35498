import { useAllowedImageHosts } from '../hooks/useAllowedImageHosts';
import { LazyMarkdown } from '../markdown/LazyMarkdown';
import type { BlockProps } from './types';

export function ContentBlock({ block, live }: BlockProps<'content'>) {
  return (
    <div className="fdc-content" data-streaming={live} dir="auto">
      <LazyMarkdown text={block.text} streaming={live} allowedImageHosts={useAllowedImageHosts()} />
    </div>
  );
}
