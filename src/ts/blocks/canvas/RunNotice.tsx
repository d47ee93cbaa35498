// What the app said when the Run button was pressed: above the canvas, since the transcript has no entry for it.
import { useMemo, useState } from 'react';
import { IconButton } from '../../controls/IconButton';
import { CrossIcon } from '../../controls/icons';
import { storeOf } from '../../hooks/useChat';
import { useLabels } from '../../hooks/useLabels';
import { useStore } from '../../hooks/useStore';
import { shownTurns } from '../../model/state';
import type { ChatSession } from '../../session/types';
import { ConversationContext } from '../artifact/source';
import { Blocks } from '../transcript/Blocks';

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
  const streaming = shown?.status === 'streaming';
  return (
    <div className="fdc-canvas__said" role="status" aria-busy={streaming}>
      {shown && (
        <div className="fdc-run-notice">
          <div className="fdc-run-notice__text">
            <ConversationContext.Provider value={conversation}>
              <Blocks blocks={shown.blocks} streaming={streaming} />
            </ConversationContext.Provider>
          </div>
          <IconButton
            action="dismiss"
            label={labels.dismiss}
            Icon={CrossIcon}
            onPress={() => setDismissed(shown.id)}
          />
        </div>
      )}
    </div>
  );
}
