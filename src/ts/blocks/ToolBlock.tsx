import type { BlockProps } from './types';
import { ToolView } from './ToolView';

export function ToolBlock({ block }: BlockProps<'tool'>) {
  return <ToolView block={block} />;
}
