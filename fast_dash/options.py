"""Every argument of `FastDash`: its default, its meaning, and which combinations make no app.

A mistake is reported when the app is made, by a message that holds the way out.
"""

from __future__ import annotations

import difflib
import inspect
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from dash import Dash

from .chat.signature import ChatSignature
from .layout.composer import check_composer
from .stores.base import Store

SCHEMES = ("auto", "light", "dark")


@dataclass(frozen=True, kw_only=True)
class Options:
    """The arguments of `FastDash`. Those of `dash.Dash` may be given with them and are handed on."""

    callback_fn: Callable[..., Any]
    """The function that answers. Its first parameter is ``query``."""
    chat: bool = False
    """Must be true: this version builds chats."""
    title: str | None = None
    """Shown above the chat and as the page's title. By default the function's name."""
    subheader: str | None = None
    """One line below the title. By default the first paragraph of the function's docstring."""
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
    chat_history_size: int = 50
    """How many turns the parameter ``history`` goes back, at least 1."""
    max_turns: int = 200
    """How many turns this process runs at once, at least 1."""
    store: str | Store | None = None
    """Where conversations are kept: ``"sqlite:///chats.db"``, ``"memory://"`` or a `Store`. By default the environment
    variable ``FAST_DASH_STORE``, else an SQLite file in the user's data directory."""
    theme: str | Mapping[str, Any] | None = None
    """``"light"``, ``"dark"`` or ``"auto"``; or a dict of ``colorScheme``, ``primaryColor``, ``radius``, ``fontFamily``
    and ``density``."""
    port: int = 8080
    """The port of `FastDash.run`. The environment variable ``PORT`` is not read."""
    run_kwargs: Mapping[str, Any] | None = None
    """Arguments for `FastDash.run`, such as ``{"host": "0.0.0.0"}``, where the decorator calls it."""

    # Arguments of apps that are not chats. They are known here in order to say what a chat does instead.
    update_live: bool = False
    """Not for chats."""
    steps: Any = None
    """Not for chats."""
    outputs: Any = None
    """Ignored: the transcript is the output."""
    stream: Any = None
    """Ignored: a chat always streams."""

    def __post_init__(self) -> None:
        if isinstance(self.callback_fn, list | tuple):
            raise TypeError(
                "a chat is one function, and callback_fn is a list: pass one function that calls the others, "
                "or mount several chats on a layout of your own with mount_chat"
            )
        if self.callback_fn is None:
            raise TypeError("there is nothing to run: pass callback_fn=, a function whose first parameter is query")
        if not callable(self.callback_fn):
            raise TypeError(f"callback_fn must be a function whose first parameter is query, not {self.callback_fn!r}")
        if not self.chat:
            raise TypeError(
                "this version of fast_dash builds chat apps only: write @fastdash(chat=True) or "
                "FastDash(callback_fn=…, chat=True)"
            )
        if self.update_live:
            raise TypeError("a chat answers when a message is sent: remove update_live=True")
        if self.steps is not None:
            raise TypeError("a chat has no steps: remove steps=, and call one step after the other in callback_fn")
        if self.outputs is not None:
            warnings.warn("outputs= is ignored in a chat: the transcript is the output", stacklevel=5)
        if self.stream is not None:
            warnings.warn(
                "stream= is ignored in a chat, which always streams: yield the parts of the reply", stacklevel=5
            )
        signature = ChatSignature.of(self.callback_fn)
        for name in ("chat_history_size", "max_turns", "max_attachment"):
            object.__setattr__(self, name, _at_least_one(name, getattr(self, name)))
        check_composer(self.suggestions, self.commands, self.attachments)
        if self.attachments and "ctx" not in signature.injected:
            warnings.warn(
                "attachments= lets users attach files that callback_fn does not get: give it a parameter ctx, and read "
                "ctx.attachments",
                stacklevel=5,
            )
        if self.theme is not None and not isinstance(self.theme, Mapping) and self.theme not in SCHEMES:
            warnings.warn(
                f"there is no theme {self.theme!r}, so that 'auto' is used: choose one of {SCHEMES}", stacklevel=5
            )

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
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    dashs = [
        name for name, p in inspect.signature(Dash.__init__).parameters.items() if p.kind in named and name != "self"
    ]
    for name in arguments:
        if name not in ours and name not in dashs:
            raise TypeError(f"FastDash has no argument {name!r}{_nearest(name, [*ours, *dashs])}")
    mine = {name: value for name, value in arguments.items() if name in ours}
    return Options(**mine), {name: value for name, value in arguments.items() if name not in mine}


def _nearest(name: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else "; help(fast_dash.FastDash) lists them"


def _at_least_one(name: str, value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        number = 0
    if number < 1:
        raise ValueError(f"{name} must be a whole number of at least 1, not {value!r}")
    return number
