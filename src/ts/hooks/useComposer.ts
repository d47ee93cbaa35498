// What the composer does: it keeps the draft and its files, sends them, and waits where it has to.
import { useEffect, useRef, useState } from 'react';
import { runningTurn, shownTurns, type ChatState } from '../model/state';
import type { Attachment, Refusal } from '../protocol/frames.generated';
import type { ChatSession } from '../session/types';
import { useAttachments, type Attachments, type FileRules } from './useAttachments';
import { storeOf, useChat } from './useChat';
import { NO_DRAFT, useDraft } from './useDraft';
import { useEvent } from './useEvent';
import { useQueue, type SettingErrors } from './useQueue';
import { useSend } from './useSend';
import { useStore } from './useStore';

/** What Dash is told of a message. */
export interface Submitted {
  readonly value: string;
  /** In ms since the epoch. */
  readonly at: number;
  readonly attachments?: readonly Attachment[];
}

interface Report {
  readonly submitted?: Submitted;
  /** The text, of a composer without a chat. */
  readonly value?: string;
}

interface ComposerOptions {
  readonly chat: string | undefined;
  readonly value: string | undefined;
  readonly disabled: boolean;
  readonly maxLength: number;
  readonly fileRules: FileRules;
  readonly settingErrors: SettingErrors | undefined;
  /** Tells Dash. */
  readonly report: (props: Report) => void;
}

/** What the user waits for, or is in the way of sending. */
export type Obstacle = 'link' | 'sign-in' | 'uploads' | 'reply' | 'failed files' | null;

export interface Composer {
  readonly session: ChatSession | null;
  readonly text: string;
  readonly files: Attachments;
  readonly streaming: boolean;
  readonly sendable: boolean;
  readonly refusal: Refusal | null;
  readonly obstacle: Obstacle;
  /** Nothing was sent yet on a page without a chat. */
  readonly untouched: boolean;
  readonly edit: (text: string) => void;
  readonly submit: () => void;
  /** Send this text and leave the draft as it is. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
  /** Take back what waits. */
  readonly cancel: () => void;
  /** The user's earlier messages of the branch that is shown, oldest first. */
  readonly history: () => readonly string[];
}

/** A text that waits for its files, or for those of the settings: the draft, or another. */
interface Queued {
  readonly other?: string;
}

export function useComposer({
  chat,
  value,
  disabled,
  maxLength,
  fileRules,
  settingErrors,
  report,
}: ComposerOptions): Composer {
  const session = useChat(chat);
  const store = storeOf(session);
  const streaming = useStore(store, isStreaming);
  const connection = useStore(store, (state) => state.connection);
  const [draft, setDraft] = useDraft(chat ?? null, value);
  const files = useAttachments(session, chat, fileRules);
  const sending = useSend(session, draft, setDraft, (sent) => {
    files.release(sent.files.map((file) => file.id));
    report({ submitted: { value: sent.text, at: Date.now(), attachments: sent.files } });
  });
  const [asked, setAsked] = useState(false);
  const [submitted, setSubmitted] = useState<readonly string[]>([]);
  const { pending, refusal } = sending;
  const { text } = draft;
  const waiting = pending && connection !== 'connected';
  const fits = text.length <= maxLength;
  const holdsSomething = text.trim() !== '' || files.uploads.length > 0;
  const sendable = !disabled && holdsSomething && fits && !files.failed;

  useEffect(() => {
    if (!streaming) setAsked(false);
  }, [streaming]);

  // What is changed is another message: neither what waits, nor one that the server may know already.
  const touch = useEvent((next?: string) => {
    if (waiting) sending.cancel();
    queue.clear();
    // While a message is on its way, the text is still that message's.
    const keep = pending && !waiting;
    setDraft((now) => ({ text: next ?? now.text, message: keep ? now.message : null }));
  });

  const edit = useEvent((next: string) => {
    touch(next);
    if (!session) report({ value: next });
  });

  const go = useEvent(({ other }: Queued) => {
    if (session) return sending.send(files.ready, other);
    const sent = other ?? text;
    setSubmitted((before) => [...before, sent]);
    const told = { value: sent, at: Date.now() };
    if (other !== undefined) return report({ submitted: told });
    setDraft(NO_DRAFT);
    report({ submitted: told, value: '' });
  });

  const busy = useStore(store, (state) => state.settingsPending) || files.busy;
  const queue = useQueue<Queued>({ busy, failed: files.failed, errors: settingErrors }, go);

  const deliver = (message: Queued) => {
    if (streaming) setAsked(true);
    else if (busy) queue.put(message);
    else go(message);
  };
  const submit = useEvent(() => sendable && deliver({}));
  const say = useEvent((other: string) => !disabled && !files.failed && deliver({ other }));

  // Another set of files is another message, too.
  const chosen = files.uploads.map(({ key }) => key).join();
  const known = useRef(chosen);
  useEffect(() => {
    if (known.current === chosen) return;
    known.current = chosen;
    touch();
  }, [chosen, touch]);

  const cancel = useEvent(() => {
    queue.clear();
    sending.cancel();
  });
  const stop = useEvent(() => void session?.stop());
  const history = useEvent(() =>
    session
      ? shownTurns(store.get()).flatMap(({ query }) => (query.trim() ? [query] : []))
      : submitted,
  );

  return {
    session,
    text,
    files,
    streaming,
    sendable: sendable && !pending,
    refusal,
    obstacle: obstacleOf(),
    untouched: submitted.length === 0,
    edit,
    submit,
    say,
    stop,
    cancel,
    history,
  };

  function obstacleOf(): Obstacle {
    if (waiting) return connection === 'forbidden' ? 'sign-in' : 'link';
    if (queue.queued) return 'uploads';
    if (asked && streaming) return 'reply';
    return files.failed ? 'failed files' : null;
  }
}

function isStreaming(state: ChatState): boolean {
  return runningTurn(state) !== null;
}
