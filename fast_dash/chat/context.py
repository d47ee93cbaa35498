"""What a callback may ask for beside the query, as its ``ctx`` parameter."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..canvas.desk import Desk
from ..canvas.specs import Spec
from ..files import UploadedFile


@dataclass(frozen=True)
class ChatContext:
    """Where a turn stands. It does not change during the turn, but for ``stopped`` and what is said of the canvas."""

    thread_id: str
    """The conversation. The same in all of its turns, and nobody else's."""
    stopped: threading.Event
    """Set once the user has pressed Stop, or the turn was ended for another reason: ``ctx.stopped.is_set()``, or
    ``ctx.stopped.wait(seconds)`` for a pause."""
    attachments: list[UploadedFile] = field(default_factory=list)
    """The files that the user sent with the message."""
    selection: Mapping[str, Any] = field(default_factory=dict)
    """What the user selected on the canvas: the name of a component → ``{"kind": "points", "points": […]}`` of a
    Graph, ``{"kind": "range", "range": {"xaxis": [from, to], …}}`` of what it was zoomed to, or
    ``{"kind": "rows", "rows": […]}`` of a Table. It comes from the browser: check it before it decides anything."""
    resume: Any = None
    """The user's decision, in a turn that goes on after an interrupt."""
    desk: Desk | None = field(default=None, repr=False)
    """What `canvas` and `last_error` read."""

    @property
    def canvas(self) -> list[Spec]:
        """What is on the canvas now, this turn's own changes included, as specs
        ``{name, type, props, value, label, span}``; empty without a canvas. The list is a copy, the values are not."""
        return [spec.copy() for spec in self.desk.specs] if self.desk else []

    @property
    def last_error(self) -> str | None:
        """Why the latest ``canvas`` or ``set_props`` frame changed nothing, or not all, in words for a model; None if
        it was sound."""
        return self.desk.last_error if self.desk else None
