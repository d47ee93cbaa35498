"""Every argument of `FastDash`: its default, its meaning, and which combinations make no app.

A mistake is reported when the app is made, by a message that holds the way out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from .apps.signature import inputs_of
from .arguments import at_least, check_flags, check_function, check_seconds, did_you_mean, warn
from .chat.signature import ChatSignature
from .dash_arguments import check_backend, check_run_kwargs, dash_names, run_names
from .engine.feedback import OnFeedback
from .languages import Language, language_of
from .layout.composer import check_composer
from .layout.theme import SCHEMES, check_theme
from .stores.base import Store

FLAGS = ("chat", "update_live", "canvas", "chat_drawer", "diagrams")
CHAT_ONLY = (
    "canvas",
    "chat_drawer",
    "chat_placeholder",
    "suggestions",
    "commands",
    "attachments",
    "max_attachment",
    "diagrams",
    "chat_history_size",
    "max_idle",
    "on_feedback",
    "store",
)
"""Arguments that have no effect in an app that is no chat."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """The arguments of `FastDash`. Those of `dash.Dash` may be given with them and are handed on."""

    callback_fn: Callable[..., Any]
    """The function. In an app every parameter is an input, and what it returns is shown; in a chat its first parameter
    is ``query``, and what it returns or yields is the reply."""
    chat: bool = False
    """Whether the app is a chat."""
    title: str | None = None
    """Shown above the app and as the page's title. By default the function's name."""
    subheader: str | None = None
    """One line below the title. By default the first paragraph of the function's docstring."""
    theme: str | Mapping[str, Any] | None = None
    """``"light"``, ``"dark"`` or ``"auto"``; or a dict of ``colorScheme``, ``primaryColor``, ``radius``, ``fontFamily``
    and ``density``."""
    language: str | Language = "en"
    """In which the app speaks to its users: ``"en"``, ``"de"``, or one that `fast_dash.languages.register` has added.
    What the function says is left as it is."""
    labels: Mapping[str, str] | None = None
    """Other words in some places: a label of the components, or the English of a word of the page, and the text."""
    max_turns: int = 200
    """How many turns of a chat, or runs of an app, this process makes at once, at least 1."""
    port: int = 8080
    """The port of `FastDash.run`. The environment variable ``PORT`` is not read."""
    run_kwargs: Mapping[str, Any] | None = None
    """Arguments for `FastDash.run`, such as ``{"host": "0.0.0.0"}``, where the decorator calls it."""

    # Of apps that are not chats. A chat refuses or ignores them, and says what it does instead.
    outputs: Any = None
    """What the returned values are, instead of the return hint: a hint, a Dash component or a class of them, or a list
    of those."""
    output_labels: str | Sequence[str] | None = "infer"
    """What stands above each output. ``"infer"`` takes the names of the variables that are returned; None is none."""
    update_live: bool = False
    """Run the function whenever an input changes, without a Run button."""
    steps: Any = None
    """Not in this version: an app is one function."""
    stream: Any = None
    """Has no effect: what a function yields is always shown at once."""

    # Of chats.
    canvas: bool = False
    """Whether there is a canvas beside the chat, on which the function draws with the frames ``canvas`` and
    ``set_props``."""
    chat_drawer: bool = False
    """Whether the app comes first: the settings and a Run button beside a canvas, and the chat in their place by a
    click. Run calls the function with an empty ``query``. Implies ``canvas``."""
    chat_placeholder: str | None = None
    """Shown in the empty composer."""
    suggestions: Sequence[str | Mapping[str, Any]] = ()
    """What a user could begin with, as chips above the composer of an empty chat. A click sends the text; a dict
    ``{"label": …, "text": …, "send": False}`` shows another text than it sends, or only puts it into the box."""
    commands: Mapping[str, str] | Sequence[Mapping[str, str]] = ()
    """What is offered when a message begins with a slash: a dict of names and descriptions, or a list of dicts with
    ``name``, ``description`` and ``text``, which is what the command writes into the box instead of ``/name``."""
    attachments: bool | Sequence[str] = False
    """Whether files may go with a message, as ``ctx.attachments``; or which, as ``[".csv", "image/*"]``."""
    max_attachment: int = 10 * 1024 * 1024
    """How many bytes one such file may have, at least 1."""
    diagrams: bool = False
    """Whether code fences named ``mermaid`` are drawn as diagrams, in a sandboxed frame."""
    chat_history_size: int = 50
    """How many turns the parameter ``history`` goes back, at least 1."""
    max_idle: float | None = None
    """After how many seconds without a frame a turn is ended, with an error notice; None for no end."""
    on_feedback: OnFeedback | None = None
    """Is called with a `Feedback` when a user judges a reply by the thumbs below it. Without it there are no thumbs."""
    store: str | Store | None = None
    """Where conversations are kept: ``"sqlite:///chats.db"``, ``"memory://"`` or a `Store`. By default the environment
    variable ``FAST_DASH_STORE``, else an SQLite file in the user's data directory."""

    def __post_init__(self) -> None:
        if callable(self.chat):
            name = getattr(self.chat, "__name__", "a function")
            raise TypeError(f"chat only says whether the app is a chat: pass callback_fn={name}, chat=True")
        check_flags({name: getattr(self, name) for name in FLAGS})
        for ignored in _check_chat(self) if self.chat else _check_app(self):
            warn(ignored)
        language_of(self.language, self.labels)
        for name in ("chat_history_size", "max_turns", "max_attachment"):
            object.__setattr__(self, name, at_least(name, getattr(self, name), 1))
        if isinstance(self.theme, Mapping):
            check_theme(self.theme)
        elif self.theme is not None and self.theme not in SCHEMES:
            warn(f"there is no theme {self.theme!r}, so that 'auto' is used: choose one of {SCHEMES}")

    @property
    def spoken(self) -> Language:
        """The language with the app's own labels."""
        return language_of(self.language, self.labels)

    @property
    def has_canvas(self) -> bool:
        return self.canvas or self.chat_drawer

    @property
    def look(self) -> dict[str, Any]:
        """The theme as the components take it."""
        if isinstance(self.theme, Mapping):
            return dict(self.theme)
        return {"colorScheme": self.theme} if self.theme in SCHEMES else {}


def read_options(arguments: Mapping[str, Any]) -> tuple[Options, dict[str, Any]]:
    """Sort keyword arguments into ours and Dash's.

    Raises
    ------
    TypeError
        For an argument that is neither, with the name that was probably meant, and for what `Options` refuses.
    """
    ours = [field.name for field in fields(Options)]
    mine = {name: value for name, value in arguments.items() if name in ours}
    for_dash = {name: value for name, value in arguments.items() if name not in mine}
    server = check_backend(for_dash.get("backend"), for_dash.get("server"))
    dashs = dash_names()
    for name in for_dash:
        if name in dashs:
            continue
        if name in run_names(server):
            raise TypeError(
                f"FastDash has no argument {name!r}, which belongs to run: write run({name}=…), or "
                f"run_kwargs={{{name!r}: …}}"
            )
        nearest = did_you_mean(name, [*ours, *dashs]) or "; help(fast_dash.FastDash) lists them"
        raise TypeError(f"FastDash has no argument {name!r}{nearest}")
    check_run_kwargs(mine.get("run_kwargs"), server)
    return Options(**mine), for_dash


def _check_chat(options: Options) -> Iterator[str]:
    """Raises for what makes no chat; yields a warning for what has no effect in one."""
    callback = options.callback_fn
    if isinstance(callback, list | tuple):
        raise TypeError(
            "a chat is one function, and callback_fn is a list: pass one function that calls the others, "
            "or mount several chats on a layout of your own with mount_chat"
        )
    if callback is None:
        raise TypeError("there is nothing to run: pass callback_fn=, a function whose first parameter is query")
    if not callable(callback):
        raise TypeError(f"callback_fn must be a function whose first parameter is query, not {callback!r}")
    if options.update_live:
        raise TypeError("a chat answers when a message is sent: remove update_live=True")
    if options.steps is not None:
        raise TypeError("a chat has no steps: remove steps=, and call one step after the other in callback_fn")
    if options.outputs is not None:
        yield "outputs= is ignored in a chat: the transcript is the output"
    if options.output_labels != Options.output_labels:
        yield "output_labels= is ignored in a chat, which has no outputs: remove it"
    if options.stream is not None:
        yield "stream= is ignored in a chat, which always streams: yield the parts of the reply"
    signature = ChatSignature.of(callback)
    check_composer(options.suggestions, options.commands, options.attachments)
    if options.attachments and "ctx" not in signature.injected:
        yield (
            "attachments= lets users attach files that callback_fn does not get: give it a parameter ctx, and read "
            "ctx.attachments"
        )
    check_seconds("max_idle", options.max_idle)
    check_function("on_feedback", options.on_feedback, "that takes a Feedback")


def _check_app(options: Options) -> Iterator[str]:
    """Raises for what makes no app of one function; yields a warning for what has no effect in one."""
    callback = options.callback_fn
    if isinstance(callback, list | tuple):
        raise TypeError(
            "this version of fast_dash makes an app of one function, and callback_fn is a list: pass one function, "
            "or make an app of each"
        )
    if callback is None:
        raise TypeError("there is nothing to run: pass callback_fn=, a function")
    if not callable(callback):
        raise TypeError(f"callback_fn must be a function, not {callback!r}")
    if options.steps is not None:
        raise TypeError(
            "this version of fast_dash makes an app of one function: remove steps=, and call one step after the other "
            "in callback_fn"
        )
    for name in CHAT_ONLY:
        if getattr(options, name) != Options.__dataclass_fields__[name].default:
            yield f"{name}= has no effect in an app that is no chat: pass chat=True, or remove it"
    inputs_of(callback)
