// Generated from fast_dash/protocol/frames.py by scripts/protocol. Do not edit.

export type Status = 'streaming' | 'done' | 'stopped' | 'error' | 'waiting' | 'interrupted';

export type EndStatus = 'done' | 'stopped' | 'error' | 'waiting' | 'interrupted';

export type ToolStatus = 'running' | 'done' | 'error' | 'cancelled';

export type ToolEndStatus = 'done' | 'error';

export type ArtifactKind = 'figure' | 'table' | 'image' | 'markdown';

export type ArtifactStatus = 'pending' | 'ready' | 'failed';

export type ArtifactEndStatus = 'ready' | 'failed';

export type Verdict = 'up' | 'down' | 'none';

export type ErrorCode = 'bad_command' | 'not_found' | 'busy' | 'overloaded' | 'too_long' | 'empty' | 'invalid_setting' | 'internal';

/**
 * A file that the user sent with a message. It is fetched by ``id``, like an artifact.
 */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/**
 * Where a statement of the reply comes from.
 */
export interface Source {
  readonly title: string;
  readonly url?: string;
}

/**
 * How large an artifact is: an image in pixels of the screen, a table in columns and rows. Of a figure, the height
 * that it asks for.
 */
export interface Size {
  readonly width?: number;
  readonly height: number;
}

/**
 * The user's message was accepted; the reply begins.
 */
export interface TurnStart {
  readonly type: 'turn_start';
  readonly turn: string;
  readonly message: string;
  readonly query: string;
  readonly at: number;
  readonly parent?: string;
  readonly attachments?: readonly Attachment[];
  readonly run?: boolean;
}

/**
 * A piece of the reply's markdown text. Adjacent pieces join without a separator, and their sources in one list.
 */
export interface Content {
  readonly type: 'content';
  readonly content: string;
  readonly sources?: readonly Source[];
}

/**
 * A piece of the model's thinking. Adjacent pieces are one collapsible block.
 */
export interface Reasoning {
  readonly type: 'reasoning';
  readonly content: string;
  readonly at: number;
}

/**
 * A tool call begins: a card with a spinner. A second start of a running ``id`` updates its card.
 *
 * ``parent`` is the id of the tool call that this one is part of.
 */
export interface ToolStart {
  readonly type: 'tool_start';
  readonly id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: number;
  readonly parent?: string;
}

/**
 * How far a running tool has come: ``progress`` from 0 to 1, and words. What is left out stays as it was.
 */
export interface ToolProgress {
  readonly type: 'tool_progress';
  readonly id: string;
  readonly progress?: number;
  readonly message?: string;
}

/**
 * A tool call ends: the card with this ``id`` resolves in place.
 */
export interface ToolEnd {
  readonly type: 'tool_end';
  readonly id: string;
  readonly name: string;
  readonly result: unknown;
  readonly status: ToolEndStatus;
  readonly at: number;
}

/**
 * A figure, table, image or text in the reply. ``text`` holds markdown; other kinds are a placeholder, of the
 * ``size`` that they will have, until ``artifact_end`` says that their payload can be fetched by ``id``.
 */
export interface Artifact {
  readonly type: 'artifact';
  readonly id: string;
  readonly kind: ArtifactKind;
  readonly text?: string;
  readonly label?: string;
  readonly size?: Size;
}

/**
 * The payload of an artifact is there, or could not be made: then ``message`` says why. ``size``: now known
 * better.
 */
export interface ArtifactEnd {
  readonly type: 'artifact_end';
  readonly id: string;
  readonly status: ArtifactEndStatus;
  readonly message?: string;
  readonly size?: Size;
}

/**
 * The agent pauses and asks for a decision. From a plain generator the card is informational.
 */
export interface Interrupt {
  readonly type: 'interrupt';
  readonly action_requests: readonly ActionRequest[];
  readonly allowed_decisions: readonly string[];
}

/**
 * Something failed. The turn goes on: only ``turn_end`` ends it.
 */
export interface Error {
  readonly type: 'error';
  readonly message: string;
}

/**
 * A quiet remark of the server's own: why the canvas stays as it was. Callbacks do not yield it.
 */
export interface Notice {
  readonly type: 'notice';
  readonly message: string;
}

/**
 * The reply is complete. Tool cards that still run are cancelled, artifacts that are still pending have failed.
 */
export interface TurnEnd {
  readonly type: 'turn_end';
  readonly status: EndStatus;
  readonly at: number;
}

/**
 * (Re)build the canvas from specs ``{name, type, props, value, label, span}``. ``tool``: the tool call that did.
 */
export interface Canvas {
  readonly type: 'canvas';
  readonly specs: readonly Readonly<Record<string, unknown>>[];
  readonly tool?: string;
}

/**
 * Patch one component of the canvas in place.
 */
export interface SetProps {
  readonly type: 'set_props';
  readonly target: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly tool?: string;
}

/**
 * The user moved or resized components: all names in order, and new widths in columns of 12. It belongs to the turn
 * that the page showed last.
 */
export interface CanvasArrange {
  readonly type: 'canvas_arrange';
  readonly turn: string;
  readonly order: readonly string[];
  readonly spans: Readonly<Record<string, number>>;
}

/**
 * The user took the canvas back, or forward, to a change; "" is the empty canvas.
 */
export interface CanvasShow {
  readonly type: 'canvas_show';
  readonly turn: string;
  readonly change: string;
}

/**
 * The user judges a reply, which is over.
 */
export interface Feedback {
  readonly type: 'feedback';
  readonly turn: string;
  readonly value: Verdict;
}

/**
 * One action that an agent asks leave for.
 */
export interface ActionRequest {
  readonly name: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly description?: string;
}

/**
 * Set an input of the app that the agent sits beside.
 */
export interface SetInput {
  readonly type: 'set_input';
  readonly name: string;
  readonly value: unknown;
}

/**
 * Run the app that the agent sits beside, on its present inputs.
 */
export interface RunApp {
  readonly type: 'run_app';
}

/**
 * What a transport carries: a batch of frames of one thread, in order.
 *
 * It covers the sequence numbers ``after + 1 … seq``; ``after`` is left out when it is ``seq - len(frames)``, that is
 * when no frames were merged. A reader applies an envelope whose ``after`` is the last number it has seen, ignores one
 * whose ``seq`` it has reached, and otherwise subscribes again. With no frames it is a heartbeat.
 */
export interface Envelope {
  readonly seq: number;
  readonly frames: readonly Frame[];
  readonly after?: number;
}

/**
 * Markdown text of the reply.
 */
export interface ContentBlock {
  readonly kind: 'content';
  readonly text: string;
  readonly sources?: readonly Source[];
}

/**
 * The model's thinking, with the time it took.
 */
export interface ReasoningBlock {
  readonly kind: 'reasoning';
  readonly text: string;
  readonly started: number;
  readonly ended: number;
}

/**
 * A tool call. ``result`` is there once the status is ``done`` or ``error``.
 */
export interface ToolBlock {
  readonly kind: 'tool';
  readonly id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly status: ToolStatus;
  readonly started: number;
  readonly ended?: number;
  readonly result?: unknown;
  readonly parent?: string;
  readonly progress?: number;
  readonly message?: string;
}

/**
 * A figure, table, image or text. ``message`` says why it failed.
 */
export interface ArtifactBlock {
  readonly kind: 'artifact';
  readonly id: string;
  readonly artifact: ArtifactKind;
  readonly status: ArtifactStatus;
  readonly text?: string;
  readonly label?: string;
  readonly message?: string;
  readonly size?: Size;
}

/**
 * A question to the user.
 */
export interface InterruptBlock {
  readonly kind: 'interrupt';
  readonly action_requests: readonly ActionRequest[];
  readonly allowed_decisions: readonly string[];
}

/**
 * An error notice.
 */
export interface ErrorBlock {
  readonly kind: 'error';
  readonly message: string;
}

/**
 * A remark of the server's own.
 */
export interface NoticeBlock {
  readonly kind: 'notice';
  readonly message: string;
}

/**
 * A state of the canvas, as what is new in it against the one before.
 */
export interface CanvasChange {
  readonly id: string;
  readonly base: string;
  readonly by: 'assistant' | 'user';
  readonly order: readonly string[];
  readonly changed: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly tools?: Readonly<Record<string, string>>;
}

/**
 * The user's message and the reply to it.
 */
export interface Turn {
  readonly id: string;
  readonly message: string;
  readonly query: string;
  readonly started: number;
  readonly ended?: number;
  readonly status: Status;
  readonly blocks: readonly Block[];
  readonly parent?: string;
  readonly attachments?: readonly Attachment[];
  readonly feedback?: Verdict;
  readonly run?: boolean;
  readonly canvas?: readonly CanvasChange[];
  readonly shown?: string;
}

/**
 * Follow a thread. Without ``thread``, the one the user last used in this chat, or a new one.
 *
 * ``channel`` and ``after`` say what the reader has: the reply then holds the frames that follow, if the server
 * still has them on that channel, and otherwise the whole transcript.
 */
export interface Subscribe {
  readonly type: 'subscribe';
  readonly chat: string;
  readonly thread?: string;
  readonly channel?: string;
  readonly after?: number;
}

/**
 * Begin an empty conversation and follow it.
 */
export interface NewThread {
  readonly type: 'new_thread';
  readonly chat: string;
}

/**
 * The user's message. ``message`` is an id made by the browser: the same one twice is one turn.
 *
 * ``parent`` is the turn that the page shows last, "" for none; left out, the latest one. ``attachments`` are ids that
 * the server gave to files of this thread.
 */
export interface Send {
  readonly type: 'send';
  readonly chat: string;
  readonly thread: string;
  readonly message: string;
  readonly query: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly attachments?: readonly string[];
  readonly selection?: Readonly<Record<string, unknown>>;
  readonly run?: boolean;
}

/**
 * End the running turn ``turn``; what was streamed is kept.
 */
export interface Stop {
  readonly type: 'stop';
  readonly chat: string;
  readonly thread: string;
  readonly turn: string;
}

/**
 * Say what the user thinks of a reply that is over.
 */
export interface GiveFeedback {
  readonly type: 'feedback';
  readonly chat: string;
  readonly thread: string;
  readonly turn: string;
  readonly value: Verdict;
}

/**
 * Put the components of the canvas into another order, and give some of them other widths.
 */
export interface ArrangeCanvas {
  readonly type: 'arrange';
  readonly chat: string;
  readonly thread: string;
  readonly turn: string;
  readonly order: readonly string[];
  readonly spans: Readonly<Record<string, unknown>>;
}

/**
 * Take the canvas to one of its changes: undo, redo, restore.
 */
export interface ShowCanvas {
  readonly type: 'show';
  readonly chat: string;
  readonly thread: string;
  readonly turn: string;
  readonly change: string;
}

/**
 * Why a command was not carried out, in words for the user.
 */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string;
}

/**
 * The command changed nothing.
 */
export interface Refused {
  readonly ok: false;
  readonly error: Refusal;
}

/**
 * The answer to ``subscribe`` and ``new_thread``: either ``frames`` after the cursor or all ``turns``.
 *
 * Envelopes of the thread arrive under the name ``channel``, which changes when the server restarts.
 */
export interface Subscribed {
  readonly ok: true;
  readonly thread: string;
  readonly channel: string;
  readonly seq: number;
  readonly frames?: readonly Frame[];
  readonly turns?: readonly Turn[];
}

/**
 * The answer to all other commands.
 */
export interface Accepted {
  readonly ok: true;
  readonly turn: string;
}

export type Frame = TurnStart | Content | Reasoning | ToolStart | ToolProgress | ToolEnd | Artifact | ArtifactEnd | Interrupt | Error | Notice | TurnEnd | Canvas | SetProps | CanvasArrange | CanvasShow | Feedback;

export type SurfaceFrame = SetInput | RunApp;

export type Block = ContentBlock | ReasoningBlock | ToolBlock | ArtifactBlock | InterruptBlock | ErrorBlock | NoticeBlock;

export type Command = Subscribe | NewThread | Send | Stop | GiveFeedback | ArrangeCanvas | ShowCanvas;

export type Reply = Subscribed | Accepted | Refused;
