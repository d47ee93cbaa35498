import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { ArrowUpIcon, StopIcon } from '../controls/icons';
import type { ChatProps, DashProps, ThemeProps } from '../dash/props';
import { isSubmitKey } from '../hooks/submitKey';
import { useAutosize } from '../hooks/useAutosize';
import { storeOf, useChat } from '../hooks/useChat';
import { NO_DRAFT, useDraft } from '../hooks/useDraft';
import { fill } from '../hooks/useLabels';
import { useLatest } from '../hooks/useLatest';
import { useRoot } from '../hooks/useRoot';
import { useSend } from '../hooks/useSend';
import { useStore } from '../hooks/useStore';
import { runningTurn, type ChatState } from '../model/state';
import type { Refusal } from '../protocol/frames.generated';

interface Props extends DashProps, ThemeProps, ChatProps {
  /** The text in the box. Set it from a callback to suggest a message. */
  value?: string;
  /** Without `chat`: the message that was sent last, as `{"value": text, "at": milliseconds}`. */
  submitted?: {
    /** The text. */
    value: string;
    /** When it was sent, in milliseconds since 1970: the same text sent again is a new value. */
    at: number;
  };
  /** Nothing can be typed or sent. */
  disabled?: boolean;
  /** Shown in the empty box. */
  placeholder?: string;
  /** The most characters that a message may have. */
  maxLength?: number;
  /** With `chat`: sent with each message, for the callback's other parameters. */
  settings?: object;
  /** With `chat`: what the server refused at the last send, `{setting: message}`. */
  settingErrors?: { [name: string]: string };
}

/** The box to write messages in. Enter sends, Shift+Enter makes a new line; while a reply streams, the button stops it. */
const ChatComposer = ({
  chat,
  value,
  disabled = false,
  placeholder,
  maxLength = 100000,
  settings,
  setProps,
  ...rest
}: Props) => {
  const { root, labels, part } = useRoot('fdc-composer', rest);
  const session = useChat(chat);
  const store = storeOf(session);
  const streaming = useStore(store, isStreaming);
  const connected = useStore(store, (state) => state.connection === 'connected');
  const [draft, setDraft] = useDraft(chat ?? null, value);
  const { pending, refusal, send, cancel } = useSend(session, draft, setDraft);
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const problemId = useId();
  const { text } = draft;
  useAutosize(box, text);
  useSettingErrors(refusal, setProps);
  useEffect(() => session?.setSettings(settings && { ...settings }), [session, settings]);

  useEffect(() => {
    if (!streaming) setAsked(false);
  }, [streaming]);

  const over = text.length - maxLength;
  const waiting = pending && !connected;
  const sendable = !disabled && text.trim() !== '' && over <= 0;

  const edit = (next: string) => {
    if (waiting) cancel();
    // While a message is on its way, the text is still that message's.
    setDraft((now) => ({ text: next, message: pending && !waiting ? now.message : null }));
    if (!session) setProps?.({ value: next });
  };
  const submit = () => {
    if (!sendable) return;
    if (streaming) setAsked(true);
    else if (session) send();
    else {
      setDraft(NO_DRAFT);
      setProps?.({ submitted: { value: text, at: Date.now() }, value: '' });
    }
  };
  const stop = () => void session?.stop();
  // A button that is pressed by keyboard is disabled next, and would leave the focus with the page.
  const leaveButton = (event: MouseEvent) => event.detail === 0 && box.current?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSubmitKey(event)) return;
    event.preventDefault();
    submit();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !streaming) return;
    // A drawer around it stays open.
    event.preventDefault();
    stop();
  };

  const problem =
    over > 0 ? fill(labels.tooLong, { over, limit: maxLength }) : (refusal?.message ?? '');
  return (
    <div {...root} data-streaming={streaming} onKeyDown={onEscape}>
      <div className={part('card', 'fdc-composer__card')}>
        <textarea
          ref={box}
          className={part('input', 'fdc-composer__input')}
          rows={1}
          value={text}
          disabled={disabled}
          placeholder={placeholder ?? labels.placeholder}
          aria-label={labels.message}
          aria-invalid={over > 0}
          aria-describedby={problem ? problemId : undefined}
          dir="auto"
          enterKeyHint="send"
          onKeyDown={onKeyDown}
          onChange={(event) => edit(event.target.value)}
        />
        <div className="fdc-composer__bar">
          <span className="fdc-composer__hint">{labels.hint}</span>
          {streaming ? (
            <button
              type="button"
              className={part('button', 'fdc-composer__button')}
              data-fdc-action="stop"
              aria-label={labels.stop}
              title={labels.stop}
              onMouseDown={keepFocus}
              // The second half of a double click on Send is not a Stop.
              onClick={(event) => {
                if (event.detail < 2) stop();
                leaveButton(event);
              }}
            >
              <StopIcon size={20} />
            </button>
          ) : (
            <button
              type="button"
              className={part('button', 'fdc-composer__button')}
              data-fdc-action="send"
              aria-label={labels.send}
              title={labels.send}
              disabled={!sendable || pending}
              onMouseDown={keepFocus}
              onClick={(event) => {
                submit();
                leaveButton(event);
              }}
            >
              <ArrowUpIcon size={20} />
            </button>
          )}
        </div>
      </div>
      <div className="fdc-composer__status" role="status">
        {waiting && (
          <>
            {labels.waitingForConnection}{' '}
            <button type="button" className="fdc-link-button" onClick={cancel}>
              {labels.cancelSend}
            </button>
          </>
        )}
        {asked && streaming && labels.stillReplying}
      </div>
      <div id={problemId} className="fdc-composer__problem" role="alert">
        {problem}
      </div>
    </div>
  );
};

/** A click on a button leaves the cursor in the text. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function isStreaming(state: ChatState): boolean {
  return runningTurn(state) !== null;
}

/** Hands the refusal of a setting to Dash, so that it can be shown at the setting's control. */
function useSettingErrors(refusal: Refusal | null, setProps: Props['setProps']): void {
  const report = useLatest(setProps);
  const told = useRef(false);
  useEffect(() => {
    const field = refusal?.code === 'invalid_setting' ? refusal.field : undefined;
    if (refusal && field) report.current?.({ settingErrors: { [field]: refusal.message } });
    else if (told.current) report.current?.({ settingErrors: {} });
    told.current = field !== undefined;
  }, [refusal, report]);
}

export default ChatComposer;
