import { useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { ComposerBar } from '../blocks/composer/ComposerBar';
import { DropArea } from '../blocks/composer/DropArea';
import { FileChips } from '../blocks/composer/FileChips';
import { Notices } from '../blocks/composer/Notices';
import { SelectionChips } from '../blocks/composer/SelectionChips';
import { Suggestions, suggestionsOf } from '../blocks/composer/Suggestions';
import { TextBox } from '../blocks/composer/TextBox';
import type { ChatProps, DashProps, ThemeProps } from '../dash/props';
import { isComposing } from '../hooks/submitKey';
import { useComposer } from '../hooks/useComposer';
import { useEvent } from '../hooks/useEvent';
import { LabelsContext } from '../hooks/useLabels';
import { useRoot } from '../hooks/useRoot';
import { useSettingErrors } from '../hooks/useSettingErrors';
import { useSettings } from '../hooks/useSettings';

interface Props extends DashProps, ThemeProps, ChatProps {
  /** The text in the box. Set it from a callback to suggest a message. */
  value?: string;
  /**
   * The message that was sent last: `{"value": text, "at": milliseconds, "attachments": files}`. With `chat` it changes once
   * for each message that the server has accepted.
   */
  submitted?: {
    /** The text. */
    value: string;
    /** When it was sent, in milliseconds since 1970: the same text sent again is a new value. */
    at: number;
    /** With `chat`: the files that went with it. */
    attachments?: { id: string; name: string; type: string; size: number }[];
  };
  /** Nothing can be typed or sent. */
  disabled?: boolean;
  /** Shown in the empty box. */
  placeholder?: string;
  /** The most characters that a message may have. */
  maxLength?: number;
  /** With `chat`: files may go with a message, by a button, by drag and drop, or pasted. The callback finds them in `ctx`. */
  attachments?: boolean;
  /** The files that may be attached, by suffix or media type: `[".csv", "image/*"]`. All, if it is empty. */
  accept?: string[];
  /** The most bytes that one file may have: the `max_attachment` of `mount_chat`. */
  maxAttachmentSize?: number;
  /**
   * What a user could begin with, shown as chips while the conversation is empty: texts, or
   * `{"label": str, "text": str, "send": bool}`. A click sends the text; with `"send": False` it is put into the box.
   */
  suggestions?: (string | { label: string; text?: string; send?: boolean })[];
  /**
   * Commands that are offered when a message begins with a slash. Choosing one puts its `text`, or `/name `, into the box;
   * the callback reads it from there.
   */
  commands?: {
    /** Without the slash. */
    name: string;
    /** What it does, in a few words. */
    description?: string;
    /** What is put into the box instead of `/name `. */
    text?: string;
  }[];
  /** With `chat`: sent with each message, for the callback's other parameters. */
  settings?: object;
  /** With `chat`: what the server refused at the last send, `{setting: message}`. */
  settingErrors?: { [name: string]: string };
  /**
   * With `chat`: a setting is still on its way to the server, such as a file that uploads: what is sent meanwhile waits for it.
   */
  settingsPending?: boolean;
}

const NONE: never[] = [];

/** The box to write messages in. Enter sends, Shift+Enter makes a new line; while a reply streams, the button stops it. */
const ChatComposer = ({
  chat,
  value,
  disabled = false,
  placeholder,
  maxLength = 100000,
  attachments = false,
  accept,
  maxAttachmentSize = 10485760,
  suggestions,
  commands,
  settings,
  settingErrors,
  settingsPending = false,
  setProps,
  ...rest
}: Props) => {
  const { root, labels, part } = useRoot('fdc-composer', rest);
  const box = useRef<HTMLTextAreaElement>(null);
  const name = useId();
  const fileRules = { accept: accept ?? NONE, maxSize: maxAttachmentSize };
  const composer = useComposer({
    chat,
    value,
    disabled,
    maxLength,
    fileRules,
    settingErrors,
    report: (props) => setProps?.({ ...props }),
  });
  const { session, text, files, streaming } = composer;
  const offered = useMemo(() => suggestionsOf(suggestions ?? NONE), [suggestions]);
  useSettingErrors(composer.refusal, (errors) => setProps?.({ settingErrors: errors }));
  useSettings(session, settings, settingsPending);

  const focusBox = useEvent(() => box.current?.focus());
  const addFiles = useEvent((chosen: readonly File[], folders?: readonly string[]) => {
    if (disabled) return;
    files.add(chosen, folders);
    focusBox();
  });
  const removeFile = useEvent((key: string) => {
    files.remove(key);
    focusBox();
  });
  const retryFile = useEvent((key: string) => {
    files.retry(key);
    focusBox();
  });
  const begin = useEvent((suggestion: { text: string; send: boolean }, byKey: boolean) => {
    if (suggestion.send) composer.say(suggestion.text);
    else composer.edit(text ? `${text}\n${suggestion.text}` : suggestion.text);
    if (byKey || !suggestion.send) focusBox();
  });
  const onEscape = (event: KeyboardEvent) => {
    const isStop = event.key === 'Escape' && !event.defaultPrevented && !isComposing(event);
    if (!isStop || !streaming) return;
    // What is around the composer stays open.
    event.preventDefault();
    composer.stop();
  };
  const takesFiles = attachments && chat !== undefined;

  return (
    <LabelsContext.Provider value={labels}>
      <div {...root} data-fdc-chat={chat} data-streaming={streaming} onKeyDown={onEscape}>
        {offered.length > 0 && (session !== null || composer.untouched) && (
          <Suggestions
            chat={chat ?? ''}
            session={session}
            suggestions={offered}
            disabled={disabled}
            onChoose={begin}
          />
        )}
        <div className={part('card', 'fdc-composer__card')}>
          {session && <SelectionChips session={session} onLeave={focusBox} />}
          {takesFiles && (
            <FileChips
              chat={chat}
              uploads={files.uploads}
              onRemove={removeFile}
              onRetry={retryFile}
            />
          )}
          <TextBox
            box={box}
            name={name}
            className={part('input', 'fdc-composer__input')}
            composer={composer}
            commands={commands ?? NONE}
            disabled={disabled}
            placeholder={placeholder ?? labels.placeholder}
            tooLong={text.length > maxLength}
            onFiles={takesFiles ? addFiles : undefined}
          />
          <ComposerBar
            buttonClass={part('button', 'fdc-composer__button')}
            streaming={streaming}
            sendable={composer.sendable}
            disabled={disabled}
            onSend={composer.submit}
            onStop={composer.stop}
            onLeave={focusBox}
            accept={fileRules.accept.join(',')}
            onFiles={takesFiles ? addFiles : undefined}
          />
        </div>
        <Notices name={name} composer={composer} maxLength={maxLength} fileRules={fileRules} />
        {takesFiles && !disabled && <DropArea chat={chat} onFiles={addFiles} />}
      </div>
    </LabelsContext.Provider>
  );
};

export default ChatComposer;
