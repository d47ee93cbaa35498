// Above the components: back, forth, and the history. It is there as soon as something was changed.
import { useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../controls/IconButton';
import { DownloadIcon, HistoryIcon, RedoIcon, UndoIcon } from '../../controls/icons';
import { storeOf } from '../../hooks/useChat';
import { useLabels } from '../../hooks/useLabels';
import { useStore } from '../../hooks/useStore';
import { branchOf } from '../../model/branches';
import { redoOf, stepsOf, undoOf } from '../../model/canvasHistory';
import type { ChatSession } from '../../session/types';
import { Export } from './Export';
import { History } from './History';

interface CanvasBarProps {
  readonly chat: string;
  readonly session: ChatSession;
  /** The change that the canvas shows. */
  readonly shown: string;
  /** What is read out. */
  readonly words: string;
  /** Why the server did not do what the user asked for last. */
  readonly refusal: string;
  readonly onRefused: (message: string) => void;
  /** Look at a change; null: at the one that is shown. */
  readonly onPreview: (change: string | null) => void;
}

export function CanvasBar(props: CanvasBarProps) {
  const { chat, session, shown, words, refusal, onRefused, onPreview } = props;
  const labels = useLabels();
  const store = storeOf(session);
  const turns = useStore(store, (state) => state.turns);
  const choices = useStore(store, (state) => state.choices);
  const branch = useMemo(() => branchOf(turns, choices), [turns, choices]);
  const steps = useMemo(() => stepsOf(branch), [branch]);
  const thread = useStore(store, (state) => state.thread);
  const [opened, setOpened] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [restoring, setRestoring] = useState<string | null>(null);
  const historyButton = useRef<HTMLButtonElement>(null);

  const close = () => {
    setOpened(false);
    setRestoring(null);
    onPreview(null);
    historyButton.current?.focus();
  };
  const show = async (change: string) => {
    const reply = await session.showChange(change);
    if (reply.ok) return;
    onRefused(reply.error.message);
    setRestoring(null);
  };
  const restore = (change: string) => {
    if (change === shown) return close();
    setRestoring(change);
    void show(change);
  };
  // What is looked at stays on the screen until the canvas itself shows it.
  const restored = restoring !== null && restoring === shown;
  useEffect(() => {
    if (!restored) return;
    setOpened(false);
    setRestoring(null);
    onPreview(null);
    historyButton.current?.focus();
  }, [restored, onPreview]);

  if (steps.length === 0) return null;
  const undo = undoOf(turns, shown);
  const redo = redoOf(branch, shown);
  const ways = [
    { name: 'undo', change: undo, label: labels.undo, Icon: UndoIcon },
    { name: 'redo', change: redo, label: labels.redo, Icon: RedoIcon },
  ];
  return (
    <div className="fdc-canvas__bar">
      <div className="fdc-canvas__buttons" role="toolbar" aria-label={labels.canvas}>
        {ways.map(({ name, change, label, Icon }) => {
          const possible = change !== null && !opened;
          return (
            <IconButton
              key={name}
              action={name}
              label={label}
              Icon={Icon}
              unable={!possible && label}
              onPress={() => possible && void show(change)}
            />
          );
        })}
        <IconButton
          buttonRef={historyButton}
          action="history"
          label={labels.history}
          Icon={HistoryIcon}
          expanded={opened}
          onPress={() => (opened ? close() : setOpened(true))}
        />
        <IconButton
          action="export"
          label={labels.export}
          Icon={DownloadIcon}
          expanded={exporting}
          onPress={() => setExporting(!exporting)}
        />
      </div>
      <p className="fdc-visually-hidden" role="status">
        {words}
      </p>
      <p className="fdc-canvas__refusal" role="alert">
        {refusal}
      </p>
      {exporting && thread !== null && (
        <Export chat={chat} thread={thread} change={shown} onClose={() => setExporting(false)} />
      )}
      {opened && (
        <History
          steps={steps}
          shown={shown}
          busy={restoring !== null}
          onPreview={onPreview}
          onRestore={restore}
          onClose={close}
        />
      )}
    </div>
  );
}
