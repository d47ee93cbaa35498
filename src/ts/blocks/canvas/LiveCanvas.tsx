// What a canvas shows that belongs to a chat: its bar, what Run said, and the components.
import { useEffect, useMemo, useState } from 'react';
import { storeOf } from '../../hooks/useChat';
import { useMediaQuery } from '../../hooks/useMediaQuery';
import { useStore } from '../../hooks/useStore';
import { canvasChange } from '../../model/state';
import type { ChatSession } from '../../session/types';
import { CanvasBar } from './CanvasBar';
import { CanvasItem } from './CanvasItem';
import type { CanvasTypes } from './components';
import type { Live } from './live';
import { RunNotice } from './RunNotice';
import { useArrange } from './useArrange';
import { useCanvas } from './useCanvas';

interface LiveCanvasProps {
  readonly id: string;
  readonly chat: string;
  readonly session: ChatSession;
  readonly types?: CanvasTypes;
}

export function LiveCanvas({ id, chat, session, types }: LiveCanvasProps) {
  const shown = useStore(storeOf(session), canvasChange);
  const [preview, setPreview] = useState<string | null>(null);
  const [words, say] = useState('');
  const [refusal, refuse] = useState('');
  useEffect(() => refuse(''), [shown]);
  const wide = useMediaQuery('(width > 640px)');
  const seen = preview ?? shown;
  const specs = useCanvas(session, seen);
  const [arrangedItems, arrange] = useArrange(session, specs, refuse);
  const previewing = preview !== null;
  const items = previewing ? specs : arrangedItems;
  const movable = wide && !previewing;
  const live = useMemo<Live>(
    () => ({ chat, session, seen, previewing, arrange: movable ? arrange : null, say }),
    [chat, session, seen, previewing, movable, arrange],
  );
  return (
    <>
      <CanvasBar
        chat={chat}
        session={session}
        shown={shown}
        words={words}
        refusal={refusal}
        onRefused={refuse}
        onPreview={setPreview}
      />
      <RunNotice chat={chat} session={session} />
      {items.map((spec) => (
        <CanvasItem
          key={`${spec.name}:${spec.type}`}
          spec={spec}
          id={`${id}-${spec.name}`}
          types={types}
          live={live}
        />
      ))}
    </>
  );
}
