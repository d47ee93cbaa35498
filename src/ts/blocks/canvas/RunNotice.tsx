// What the app said when the Run button was pressed: above the canvas, since the transcript has no entry for it.
import { useMemo, useState } from 'react';
import { CrossIcon } from '../../controls/icons';
import { storeOf } from '../../hooks/useChat';
import { useLabels } from '../../hooks/useLabels';
import { useStore } from '../../hooks/useStore';
import { shownTurns } from '../../model/state';
import type { ChatSession } from '../../session/types';
import { ConversationContext } from '../artifact/source';
import { nestingOf } from '../nesting';
import { BlockView } from '../transcript/BlockView';

interface RunNoticeProps {
  readonly chat: string;
  readonly session: ChatSession;
}

export function RunNotice({ chat, session }: RunNoticeProps) {
  const labels = useLabels();
  const store = storeOf(session);
  const turn = useStore(store, (state) => shownTurns(state).at(-1));
  const thread = useStore(store, (state) => state.thread);
  const [dismissed, setDismissed] = useState('');
  const conversation = useMemo(() => (thread ? { chat, thread } : null), [chat, thread]);
  const shown = turn?.run && turn.id !== dismissed && turn.blocks.length > 0 ? turn : null;
  const nesting = shown ? nestingOf(shown.blocks) : null;
  const streaming = shown?.status === 'streaming';
  return (
    <div className="fdc-canvas__said" role="status" aria-busy={streaming}>
      {shown && nesting && (
        <div className="fdc-run-notice">
          <div className="fdc-run-notice__text">
            <ConversationContext.Provider value={conversation}>
              {shown.blocks.map((block, index) => {
                const parts = nesting.get(index);
                if (parts === null) return null;
                const live = streaming && index === shown.blocks.length - 1;
                return <BlockView key={index} block={block} live={live} parts={parts} />;
              })}
            </ConversationContext.Provider>
          </div>
          <button
            type="button"
            className="fdc-icon-button"
            data-fdc-action="dismiss"
            aria-label={labels.dismiss}
            title={labels.dismiss}
            onClick={() => setDismissed(shown.id)}
          >
            <CrossIcon />
          </button>
        </div>
      )}
    </div>
  );
}
