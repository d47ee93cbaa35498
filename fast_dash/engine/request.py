"""The border between the engine and who answers: a request goes in, anything that a function may return comes out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..canvas.desk import Desk
from ..files import UploadedFile


@dataclass(frozen=True)
class TurnRequest:
    """One message to answer."""

    query: str
    thread_id: str
    settings: Mapping[str, Any]
    history: list[dict[str, str]]
    """The turns that lead to this one, as ``{"role", "content"}``. A copy: the agent may change it."""
    attachments: list[UploadedFile]
    """The files that came with the message."""
    selection: Mapping[str, Any]
    """What the user selected on the canvas, by the name of the component, as the browser says it."""
    canvas: Desk | None
    """The canvas, in a chat that has one."""
    stopped: threading.Event
    """Set when the turn has ended without the agent: by Stop, by ``max_idle``, or by the end of the server."""


Agent = Callable[[TurnRequest], Any]
"""Answers with text, a frame, an artifact or None; or with a generator, an async generator, a coroutine or an iterable
of those."""


class SettingError(ValueError):
    """A setting's value that the callback must not get. ``message`` is for the user, beside the control ``field``."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


ParseSettings = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Values of the controls → arguments of the callback. Raises SettingError."""
