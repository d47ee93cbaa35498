import { memo, useRef, useState } from 'react';
import { CopyButton } from '../../controls/CopyButton';
import { PencilIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';
import { useLabels } from '../../hooks/useLabels';
import type { Place } from '../../model/branches';
import type { Turn } from '../../protocol/frames.generated';
import { Attachments } from './Attachments';
import { BranchButtons } from './BranchButtons';
import { useConversation, useReplying } from './conversation';
import { EditMessage } from './EditMessage';
import { Timestamp } from './Timestamp';
import { useKeepFocus } from './useKeepFocus';

interface UserMessageProps {
  /** Only what the user said of it is shown. */
  readonly turn: Turn;
  readonly place: Place | undefined;
}

export const UserMessage = memo(
  function UserMessage({ turn, place }: UserMessageProps) {
    const labels = useLabels();
    const conversation = useConversation();
    const [editing, setEditing] = useState(false);
    const edited = useRef(false);
    const { query, attachments } = turn;
    const close = () => {
      edited.current = true;
      setEditing(false);
    };
    return (
      <div
        className="fdc-message"
        data-role="user"
        data-status="done"
        role="group"
        aria-label={labels.user}
      >
        {attachments && attachments.length > 0 && <Attachments files={attachments} />}
        {editing && conversation ? (
          <EditMessage turn={turn} session={conversation.session} onClose={close} />
        ) : (
          <>
            {query && (
              <div className="fdc-bubble" dir="auto">
                {query}
              </div>
            )}
            <Actions
              turn={turn}
              place={place}
              focusEdit={edited.current}
              onEdit={conversation && (() => setEditing(true))}
            />
          </>
        )}
      </div>
    );
  },
  // The reply is another part of the turn.
  ({ turn: before, place: placeBefore }, { turn, place }) =>
    before.id === turn.id && before.attachments === turn.attachments && placeBefore === place,
);

interface ActionsProps {
  readonly turn: Turn;
  readonly place: Place | undefined;
  /** Editing has just ended: the focus goes back to where it began. */
  readonly focusEdit: boolean;
  readonly onEdit: (() => void) | null;
}

function Actions({ turn, place, focusEdit, onEdit }: ActionsProps) {
  const labels = useLabels();
  const replying = useReplying();
  const row = useRef<HTMLDivElement>(null);
  useKeepFocus(row);
  return (
    <div className="fdc-message__actions" ref={row}>
      <Timestamp at={turn.started} />
      {turn.query && <CopyButton text={() => turn.query} />}
      {onEdit && (
        <IconButton
          action="edit"
          label={labels.edit}
          Icon={PencilIcon}
          unable={replying && labels.notWhileReplying}
          buttonRef={(button) => {
            if (focusEdit) button?.focus({ preventScroll: true });
          }}
          onPress={onEdit}
        />
      )}
      {place && <BranchButtons of="message" turn={turn.id} place={place} />}
    </div>
  );
}
