import { dropControls } from '../markdown/controls';
import type { BlockProps } from './types';

export function NoticeBlock({ block }: BlockProps<'notice'>) {
  return <p className="fdc-notice">{dropControls(block.message)}</p>;
}
