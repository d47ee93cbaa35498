"""The language of the system: frames, commands and the envelope they travel in.

Everything that crosses between the server and a browser is defined here and nowhere else.
``scripts/protocol`` turns this module into ``src/ts/protocol/frames.generated.ts`` and ``docs/frames.md``.
Only ``typing`` is imported: the module knows no socket, no Dash and no store.

A *frame* is something that happened in a turn. A callback yields frames in the grammar of the documentation;
``normalize.py`` turns what was yielded into the frames below, which are what is stored, sent and folded.
Times (``at``) are milliseconds since the Unix epoch, on the server's clock.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict, get_args

Status = Literal["streaming", "done", "stopped", "error", "waiting", "interrupted"]
"""Where a turn stands. ``waiting``: for a decision of the user. ``interrupted``: the server went away in mid-turn."""

EndStatus = Literal["done", "stopped", "error", "waiting", "interrupted"]
ToolStatus = Literal["running", "done", "error", "cancelled"]
ToolEndStatus = Literal["done", "error"]
ArtifactKind = Literal["figure", "table", "image", "markdown"]
ArtifactStatus = Literal["pending", "ready", "failed"]
"""``pending``: its payload is still being made."""

ArtifactEndStatus = Literal["ready", "failed"]
Verdict = Literal["up", "down", "none"]
"""What the user thinks of a reply; ``none`` takes back what was said before."""


class Attachment(TypedDict):
    """A file that the user sent with a message. It is fetched by ``id``, like an artifact."""

    id: str
    name: str
    """What the user's machine calls it: a label, never a path."""
    type: str
    """The media type that the browser claims."""
    size: int
    """In bytes."""


class Source(TypedDict):
    """Where a statement of the reply comes from."""

    title: str
    url: NotRequired[str]


# --- Frames of the transcript -----------------------------------------------------------------------------


class TurnStart(TypedDict):
    """The user's message was accepted; the reply begins."""

    type: Literal["turn_start"]
    turn: str
    message: str
    """The id that the browser gave to the message: a repeated send is recognised by it."""
    query: str
    at: int
    parent: NotRequired[str]
    """The turn that this one follows, "" for none. Left out, it is the turn before. Turns that follow the same one are
    branches: a message that was edited, a reply that was made again."""
    attachments: NotRequired[list[Attachment]]
    run: NotRequired[bool]
    """Not a message: the user pressed Run. The transcript does not show the turn."""


class Content(TypedDict):
    """A piece of the reply's markdown text. Adjacent pieces join without a separator, and their sources in one list."""

    type: Literal["content"]
    content: str
    sources: NotRequired[list[Source]]


class Reasoning(TypedDict):
    """A piece of the model's thinking. Adjacent pieces are one collapsible block."""

    type: Literal["reasoning"]
    content: str
    at: int


class ToolStart(TypedDict):
    """A tool call begins: a card with a spinner. A second start of a running ``id`` updates its card.

    ``parent`` is the id of the tool call that this one is part of.
    """

    type: Literal["tool_start"]
    id: str
    name: str
    args: dict[str, Any]
    at: int
    parent: NotRequired[str]


class ToolProgress(TypedDict):
    """How far a running tool has come: ``progress`` from 0 to 1, and words. What is left out stays as it was."""

    type: Literal["tool_progress"]
    id: str
    progress: NotRequired[float]
    message: NotRequired[str]


class ToolEnd(TypedDict):
    """A tool call ends: the card with this ``id`` resolves in place."""

    type: Literal["tool_end"]
    id: str
    name: str
    result: Any
    status: ToolEndStatus
    at: int


class Size(TypedDict):
    """How large an artifact is: an image in pixels of the screen, a table in columns and rows. Of a figure, the height
    that it asks for."""

    width: NotRequired[int]
    height: int


class Artifact(TypedDict):
    """A figure, table, image or text in the reply. ``text`` holds markdown; other kinds are a placeholder, of the
    ``size`` that they will have, until ``artifact_end`` says that their payload can be fetched by ``id``."""

    type: Literal["artifact"]
    id: str
    kind: ArtifactKind
    text: NotRequired[str]
    label: NotRequired[str]
    size: NotRequired[Size]


class ArtifactEnd(TypedDict):
    """The payload of an artifact is there, or could not be made: then ``message`` says why. ``size``: now known
    better."""

    type: Literal["artifact_end"]
    id: str
    status: ArtifactEndStatus
    message: NotRequired[str]
    size: NotRequired[Size]


class ActionRequest(TypedDict):
    """One action that an agent asks leave for."""

    name: str
    args: NotRequired[dict[str, Any]]
    description: NotRequired[str]


class Interrupt(TypedDict):
    """The agent pauses and asks for a decision. From a plain generator the card is informational."""

    type: Literal["interrupt"]
    action_requests: list[ActionRequest]
    allowed_decisions: list[str]


class Error(TypedDict):
    """Something failed. The turn goes on: only ``turn_end`` ends it."""

    type: Literal["error"]
    message: str


class Notice(TypedDict):
    """A quiet remark of the server's own: why the canvas stays as it was. Callbacks do not yield it."""

    type: Literal["notice"]
    message: str


class TurnEnd(TypedDict):
    """The reply is complete. Tool cards that still run are cancelled, artifacts that are still pending have failed."""

    type: Literal["turn_end"]
    status: EndStatus
    at: int


class Canvas(TypedDict):
    """(Re)build the canvas from specs ``{name, type, props, value, label, span}``. ``tool``: the tool call that did."""

    type: Literal["canvas"]
    specs: list[dict[str, Any]]
    tool: NotRequired[str]


class SetProps(TypedDict):
    """Patch one component of the canvas in place."""

    type: Literal["set_props"]
    target: str
    props: dict[str, Any]
    tool: NotRequired[str]


class CanvasArrange(TypedDict):
    """The user moved or resized components: all names in order, and new widths in columns of 12. It belongs to the turn
    that the page showed last."""

    type: Literal["canvas_arrange"]
    turn: str
    order: list[str]
    spans: dict[str, int]


class CanvasShow(TypedDict):
    """The user took the canvas back, or forward, to a change; "" is the empty canvas."""

    type: Literal["canvas_show"]
    turn: str
    change: str


class Feedback(TypedDict):
    """The user judges a reply, which is over."""

    type: Literal["feedback"]
    turn: str
    value: Verdict


Frame = (
    TurnStart
    | Content
    | Reasoning
    | ToolStart
    | ToolProgress
    | ToolEnd
    | Artifact
    | ArtifactEnd
    | Interrupt
    | Error
    | Notice
    | TurnEnd
    | Canvas
    | SetProps
    | CanvasArrange
    | CanvasShow
    | Feedback
)

FRAMES: tuple[type, ...] = get_args(Frame)


# --- Frames of other surfaces: known everywhere, carried where an app has that surface -----------------------


class SetInput(TypedDict):
    """Set an input of the app that the agent sits beside."""

    type: Literal["set_input"]
    name: str
    value: Any


class RunApp(TypedDict):
    """Run the app that the agent sits beside, on its present inputs."""

    type: Literal["run_app"]


SurfaceFrame = SetInput | RunApp

SURFACE_FRAMES: tuple[type, ...] = get_args(SurfaceFrame)


class Envelope(TypedDict):
    """What a transport carries: a batch of frames of one thread, in order.

    It covers the sequence numbers ``after + 1 … seq``; ``after`` is left out when it is ``seq - len(frames)``, that is
    when no frames were merged. A reader applies an envelope whose ``after`` is the last number it has seen, ignores one
    whose ``seq`` it has reached, and otherwise subscribes again. With no frames it is a heartbeat.
    """

    seq: int
    frames: list[Frame]
    after: NotRequired[int]


# --- The transcript: what the frames of a thread fold to -----------------------------------------------------


class ContentBlock(TypedDict):
    """Markdown text of the reply."""

    kind: Literal["content"]
    text: str
    sources: NotRequired[list[Source]]


class ReasoningBlock(TypedDict):
    """The model's thinking, with the time it took."""

    kind: Literal["reasoning"]
    text: str
    started: int
    ended: int


class ToolBlock(TypedDict):
    """A tool call. ``result`` is there once the status is ``done`` or ``error``."""

    kind: Literal["tool"]
    id: str
    name: str
    args: dict[str, Any]
    status: ToolStatus
    started: int
    ended: NotRequired[int]
    result: NotRequired[Any]
    parent: NotRequired[str]
    progress: NotRequired[float]
    message: NotRequired[str]


class ArtifactBlock(TypedDict):
    """A figure, table, image or text. ``message`` says why it failed."""

    kind: Literal["artifact"]
    id: str
    artifact: ArtifactKind
    status: ArtifactStatus
    text: NotRequired[str]
    label: NotRequired[str]
    message: NotRequired[str]
    size: NotRequired[Size]


class InterruptBlock(TypedDict):
    """A question to the user."""

    kind: Literal["interrupt"]
    action_requests: list[ActionRequest]
    allowed_decisions: list[str]


class ErrorBlock(TypedDict):
    """An error notice."""

    kind: Literal["error"]
    message: str


class NoticeBlock(TypedDict):
    """A remark of the server's own."""

    kind: Literal["notice"]
    message: str


Block = ContentBlock | ReasoningBlock | ToolBlock | ArtifactBlock | InterruptBlock | ErrorBlock | NoticeBlock

BLOCKS: tuple[type, ...] = get_args(Block)


class CanvasChange(TypedDict):
    """A state of the canvas, as what is new in it against the one before."""

    id: str
    base: str
    """The change that it follows; "" for the empty canvas."""
    by: Literal["assistant", "user"]
    order: list[str]
    """The names of all components."""
    changed: dict[str, dict[str, Any]]
    """Name → the keys of its spec that are new; all of them, if it was built anew."""
    tools: NotRequired[dict[str, str]]
    """Name → the tool call of the turn that made it."""


class Turn(TypedDict):
    """The user's message and the reply to it."""

    id: str
    message: str
    query: str
    started: int
    ended: NotRequired[int]
    status: Status
    blocks: list[Block]
    parent: NotRequired[str]
    """As in ``turn_start``."""
    attachments: NotRequired[list[Attachment]]
    feedback: NotRequired[Verdict]
    run: NotRequired[bool]
    canvas: NotRequired[list[CanvasChange]]
    """What the turn did to the canvas, and after it the user."""
    shown: NotRequired[str]
    """The change that the canvas shows after this turn. Left out, it shows what it did before."""


# --- Commands of the browser, and the replies to them ----------------------------------------------------------


class Subscribe(TypedDict):
    """Follow a thread. Without ``thread``, the one the user last used in this chat, or a new one.

    ``channel`` and ``after`` say what the reader has: the reply then holds the frames that follow, if the server
    still has them on that channel, and otherwise the whole transcript.
    """

    type: Literal["subscribe"]
    chat: str
    thread: NotRequired[str]
    channel: NotRequired[str]
    after: NotRequired[int]


class NewThread(TypedDict):
    """Begin an empty conversation and follow it."""

    type: Literal["new_thread"]
    chat: str


class Send(TypedDict):
    """The user's message. ``message`` is an id made by the browser: the same one twice is one turn.

    ``parent`` is the turn that the page shows last, "" for none; left out, the latest one. ``attachments`` are ids that
    the server gave to files of this thread.
    """

    type: Literal["send"]
    chat: str
    thread: str
    message: str
    query: str
    settings: NotRequired[dict[str, Any]]
    parent: NotRequired[str]
    attachments: NotRequired[list[str]]
    selection: NotRequired[dict[str, Any]]
    """What the user selected on the canvas, by the name of the component."""
    run: NotRequired[bool]
    """The Run button instead of a message: the query may be empty."""


class Stop(TypedDict):
    """End the running turn ``turn``; what was streamed is kept."""

    type: Literal["stop"]
    chat: str
    thread: str
    turn: str


class GiveFeedback(TypedDict):
    """Say what the user thinks of a reply that is over."""

    type: Literal["feedback"]
    chat: str
    thread: str
    turn: str
    value: Verdict


class ArrangeCanvas(TypedDict):
    """Put the components of the canvas into another order, and give some of them other widths."""

    type: Literal["arrange"]
    chat: str
    thread: str
    turn: str
    """The turn that the page shows last."""
    order: list[str]
    spans: dict[str, Any]


class ShowCanvas(TypedDict):
    """Take the canvas to one of its changes: undo, redo, restore."""

    type: Literal["show"]
    chat: str
    thread: str
    turn: str
    change: str


Command = Subscribe | NewThread | Send | Stop | GiveFeedback | ArrangeCanvas | ShowCanvas

COMMANDS: tuple[type, ...] = get_args(Command)

ErrorCode = Literal[
    "bad_command",  # not of a command's shape
    "not_found",  # no such thread, chat or turn, or it is somebody else's: the answer is the same
    "busy",  # this thread streams a reply already
    "overloaded",  # as many turns as the server runs at once are running
    "too_long",  # the message exceeds the limit
    "empty",  # the message holds no text
    "invalid_setting",  # `field` names the setting
    "internal",
]


class Refusal(TypedDict):
    """Why a command was not carried out, in words for the user."""

    code: ErrorCode
    message: str
    field: NotRequired[str]


class Refused(TypedDict):
    """The command changed nothing."""

    ok: Literal[False]
    error: Refusal


class Subscribed(TypedDict):
    """The answer to ``subscribe`` and ``new_thread``: either ``frames`` after the cursor or all ``turns``.

    Envelopes of the thread arrive under the name ``channel``, which changes when the server restarts.
    """

    ok: Literal[True]
    thread: str
    channel: str
    seq: int
    frames: NotRequired[list[Frame]]
    turns: NotRequired[list[Turn]]


class Accepted(TypedDict):
    """The answer to all other commands."""

    ok: Literal[True]
    turn: str


Reply = Subscribed | Accepted | Refused

SHAPES: tuple[type, ...] = (
    Attachment,
    Source,
    Size,
    *FRAMES,
    ActionRequest,
    *SURFACE_FRAMES,
    Envelope,
    *BLOCKS,
    CanvasChange,
    Turn,
    *COMMANDS,
    Refusal,
    Refused,
    Subscribed,
    Accepted,
)
"""Every shape that crosses, for the generator and for tests that walk them all."""
