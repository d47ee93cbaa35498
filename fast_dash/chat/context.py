"""What a callback may ask for beside the query, as its ``ctx`` parameter."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from ..files import UploadedFile


@dataclass(frozen=True)
class ChatContext:
    """Where a turn stands. It does not change during the turn, but for ``stopped``."""

    thread_id: str
    """The conversation. The same in all of its turns, and nobody else's."""
    stopped: threading.Event
    """Set once the user has pressed Stop: ``ctx.stopped.is_set()``, or ``ctx.stopped.wait(seconds)`` for a pause."""
    attachments: list[UploadedFile] = field(default_factory=list)
    """The files that the user sent with the message."""
    resume: Any = None
    """The user's decision, in a turn that goes on after an interrupt."""
