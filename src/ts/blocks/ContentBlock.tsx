import { useAllowedImageHosts } from '../hooks/useAllowedImageHosts';
import { LazyMarkdown } from '../markdown/LazyMarkdown';
import { Sources } from './Sources';
import type { BlockProps } from './types';

export function ContentBlock({ block, live }: BlockProps<'content'>) {
  const allowedImageHosts = useAllowedImageHosts();
  return (
    <>
      <div className="fdc-content" data-streaming={live} dir="auto">
        <LazyMarkdown text={block.text} streaming={live} allowedImageHosts={allowedImageHosts} />
      </div>
      {block.sources && block.sources.length > 0 && <Sources sources={block.sources} />}
    </>
  );
}
