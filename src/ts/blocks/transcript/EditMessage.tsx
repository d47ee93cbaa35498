// A user's message while it is being edited, in its place.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useAutosize } from '../../hooks/useAutosize';
import { useLabels } from '../../hooks/useLabels';
import { isSubmitKey } from '../../hooks/submitKey';
import type { Turn } from '../../protocol/frames.generated';
import type { ChatSession } from '../../session/types';
import { useObstacle } from './conversation';
import { useAsk } from './useAsk';
import { useKeepFocus } from './useKeepFocus';

interface EditMessageProps {
  readonly turn: Turn;
  readonly session: ChatSession;
  readonly onClose: () => void;
}

export function EditMessage({ turn, session, onClose }: EditMessageProps) {
  const labels = useLabels();
  const obstacle = useObstacle();
  const form = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(turn.query);
  const { pending, refusal, ask } = useAsk();
  useAutosize(box, text);
  useKeepFocus(form);
  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(turn.query.length, turn.query.length);
  }, [turn]);

  const empty = text.trim() === '' && !turn.attachments?.length;
  const send = async () => {
    if (!empty && !obstacle && !pending && (await ask(() => session.edit(turn.id, text))))
      onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmitKey(event)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <div className="fdc-edit" ref={form} onKeyDown={onKeyDown}>
      <textarea
        ref={box}
        className="fdc-edit__input"
        rows={1}
        value={text}
        aria-label={labels.editedMessage}
        dir="auto"
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="fdc-edit__bar">
        <button
          type="button"
          className="fdc-button"
          data-fdc-action="cancel-edit"
          onClick={onClose}
        >
          {labels.cancelEdit}
        </button>
        <button
          type="button"
          className="fdc-button fdc-button--primary"
          data-fdc-action="save-edit"
          disabled={empty}
          // Not disabled: that would take the focus from the button that was just pressed.
          aria-disabled={obstacle !== '' || pending || undefined}
          title={obstacle || undefined}
          onClick={() => void send()}
        >
          {labels.saveAndSend}
        </button>
      </div>
      <p className="fdc-refusal" role="alert">
        {refusal}
      </p>
    </div>
  );
}
