// How each kind of block looks: one row a kind, and the compiler asks for a missing one.
import type { ComponentType } from 'react';
import type { Block } from '../protocol/frames.generated';
import { ArtifactBlock } from './ArtifactBlock';
import { ContentBlock } from './ContentBlock';
import { ErrorBlock } from './ErrorBlock';
import { InterruptBlock } from './InterruptBlock';
import { NoticeBlock } from './NoticeBlock';
import { ReasoningBlock } from './ReasoningBlock';
import { ToolBlock } from './ToolBlock';
import type { BlockProps } from './types';

type Views = { readonly [Kind in Block['kind']]: ComponentType<BlockProps<Kind>> };

export const BLOCKS: Views = {
  content: ContentBlock,
  reasoning: ReasoningBlock,
  tool: ToolBlock,
  artifact: ArtifactBlock,
  interrupt: InterruptBlock,
  error: ErrorBlock,
  notice: NoticeBlock,
};
