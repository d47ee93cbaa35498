import { useEffect, useMemo } from 'react';
import { ConversationContext } from '../blocks/artifact/source';
import { ConnectionDot } from '../blocks/transcript/ConnectionDot';
import { Header } from '../blocks/transcript/Header';
import { turnsOf, type Message } from '../blocks/transcript/messages';
import { TranscriptView } from '../blocks/transcript/TranscriptView';
import { useEmpty } from '../blocks/transcript/useEmpty';
import { useMessagesOutput } from '../blocks/transcript/useMessagesOutput';
import { usePlaces } from '../blocks/transcript/usePlaces';
import type { ChatProps, DashProps, ThemeProps } from '../dash/props';
import { AllowedImageHostsContext } from '../hooks/useAllowedImageHosts';
import { storeOf, useChat } from '../hooks/useChat';
import { DiagramsContext } from '../hooks/useDiagrams';
import { LabelsContext } from '../hooks/useLabels';
import { useRoot } from '../hooks/useRoot';
import { useStore } from '../hooks/useStore';
import { preloadMarkdown } from '../markdown/LazyMarkdown';
import { obstacleOf, spokenTurns } from '../model/state';
import type { Turn } from '../protocol/frames.generated';

interface Props extends DashProps, ThemeProps, ChatProps {
  /**
   * The conversation. Without `chat`, what is shown. With `chat`, an output that changes once per turn, when it has
   * ended or waits for a decision: for each turn the user's message and the text of the reply.
   */
  messages?: {
    /** Who says it. */
    role: 'user' | 'assistant';
    /** Markdown for the assistant; plain text for the user. */
    content?: string;
    /** `streaming` while more is to come. */
    status?: 'streaming' | 'done' | 'stopped' | 'error' | 'waiting' | 'interrupted';
    /** Instead of `content`, the blocks of a reply: `{"kind": "content" | "reasoning" | "tool" | …, …}`. */
    blocks?: object[];
    /** When it was said, in milliseconds since 1970. */
    at?: number;
    /** Of the user: files that came with it, `{"name": str, "type": str, "size": bytes}`. */
    attachments?: { name: string; type?: string; size?: number }[];
    /** Of the assistant: where its statements come from. */
    sources?: { title: string; url?: string }[];
  }[];
  /** Shown in a bar above the conversation, with the state of the link, a switch for light and dark, and "new chat". */
  title?: string;
  /** One line under the title while the conversation is empty. */
  subtitle?: string;
  /** With `chat`: thumbs below each reply, for `mount_chat(…, on_feedback=…)`. */
  feedback?: boolean;
  /**
   * What screen readers are told of a reply that is being written: its sentences as they are finished, only that it is
   * complete, or nothing.
   */
  announce?: 'sentences' | 'reply' | 'off';
  /** Hosts whose images are shown without asking. Other images appear after a click. */
  allowedImageHosts?: string[];
  /** Whether code fences named `mermaid` are drawn as diagrams. */
  diagrams?: boolean;
}

const NOTHING: string[] = [];
const NO_TURNS: Turn[] = [];

/** A conversation: streaming replies with tool calls, thoughts, figures and tables. */
const Transcript = ({
  chat,
  messages,
  title,
  subtitle,
  feedback = false,
  announce = 'sentences',
  allowedImageHosts,
  diagrams = false,
  setProps,
  ...rest
}: Props) => {
  const { root, labels } = useRoot('fdc-transcript-shell', rest);
  const session = useChat(chat);
  const state = useStore(storeOf(session));
  const shown = useMemo(() => turnsOf((messages ?? []) as Message[]), [messages]);
  const turns = session ? spokenTurns(state) : shown;
  const places = usePlaces(session ? state.turns : NO_TURNS);
  const emptyChat = useEmpty(chat ?? '', state.thread, turns.length > 0);
  useMessagesOutput(session ? state : null, setProps);
  // It is there before the first reply is.
  useEffect(() => void preloadMarkdown(), []);

  const { thread } = state;
  const conversation = useMemo(() => (chat && thread ? { chat, thread } : null), [chat, thread]);
  const connection = session && <ConnectionDot state={state.connection} wire={state.wire} />;
  return (
    <LabelsContext.Provider value={labels}>
      <AllowedImageHostsContext.Provider value={allowedImageHosts ?? NOTHING}>
        <DiagramsContext.Provider value={diagrams}>
          <ConversationContext.Provider value={conversation}>
            <section
              {...root}
              data-fdc-chat={chat}
              data-connection={session ? state.connection : undefined}
            >
              {title === undefined ? (
                connection
              ) : (
                <Header
                  title={title}
                  fixedScheme={root['data-fdc-scheme'] !== undefined}
                  connection={connection}
                  onNewThread={session && (() => void session.newThread())}
                />
              )}
              <TranscriptView
                // Another conversation starts at its end, whatever was scrolled before.
                key={thread}
                session={session}
                feedback={feedback}
                turns={turns}
                places={places}
                obstacle={obstacleOf(state)}
                connection={session ? state.connection : 'connected'}
                empty={session ? emptyChat : shown.length === 0}
                title={title}
                subtitle={subtitle}
                announce={announce}
              />
            </section>
          </ConversationContext.Provider>
        </DiagramsContext.Provider>
      </AllowedImageHostsContext.Provider>
    </LabelsContext.Provider>
  );
};

export default Transcript;
