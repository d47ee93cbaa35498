import type { BlockProps } from './types';

export function NoticeBlock({ block }: BlockProps<'notice'>) {
  return <p className="fdc-notice">{block.message}</p>;
}
