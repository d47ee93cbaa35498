// Why a component is here: what was asked for, and the call that made it.
import { useMemo } from 'react';
import { useLabels } from '../../hooks/useLabels';
import { originsOf, type Origin } from '../../model/canvasHistory';
import { oneLine } from '../oneLine';
import { timeOfDay } from '../transcript/dates';
import type { Live } from './live';
import { PanelFrame } from './PanelFrame';

interface WhyProps {
  readonly name: string;
  readonly live: Live;
  readonly onClose: () => void;
}

export function Why({ name, live: { chat, session, seen }, onClose }: WhyProps) {
  const labels = useLabels();
  const origins = useMemo(
    () => originsOf(session.store.get().turns, seen, name),
    [session, seen, name],
  );
  return (
    <PanelFrame label={labels.why} onClose={onClose}>
      {origins.length === 0 && <p>{labels.whyUnknown}</p>}
      <ol className="fdc-canvas__origins">
        {origins.map((origin) => (
          <OriginView key={origin.turn.id} chat={chat} origin={origin} />
        ))}
      </ol>
    </PanelFrame>
  );
}

function OriginView({ chat, origin }: { readonly chat: string; readonly origin: Origin }) {
  const labels = useLabels();
  const { turn, tool } = origin;
  const message = messageOf(chat, turn.id);
  return (
    <li className="fdc-canvas__origin">
      <p>
        <span className="fdc-canvas__time">{timeOfDay(turn.started)}</span>{' '}
        <q dir="auto">{turn.query.trim() || labels.byRun}</q>
      </p>
      {tool && (
        <code className="fdc-canvas__call" dir="ltr">
          {tool.name}({oneLine(tool.args)})
        </code>
      )}
      {message && (
        <button
          type="button"
          className="fdc-link-button"
          data-fdc-action="show-in-chat"
          onClick={() => show(message)}
        >
          {labels.showInChat}
        </button>
      )}
    </li>
  );
}

/** The turn in a transcript of this page. */
function messageOf(chat: string, turn: string): HTMLElement | null {
  const transcript = `.fdc-transcript-shell[data-fdc-chat="${CSS.escape(chat)}"]`;
  return document.querySelector(`${transcript} .fdc-turn[data-turn="${CSS.escape(turn)}"]`);
}

function show(message: HTMLElement): void {
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
  message.scrollIntoView({ block: 'start' });
}
