"""What a user thinks of a reply, for who wants to learn from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..protocol.frames import Turn, Verdict


@dataclass(frozen=True)
class Feedback:
    """A reply that was judged. ``value`` is ``"none"`` when the user takes a judgement back."""

    thread_id: str
    turn_id: str
    value: Verdict
    query: str
    """The user's message."""
    reply: str
    """The text of the reply."""


OnFeedback = Callable[[Feedback], Any]


def feedback_on(thread: str, turn: Turn) -> Feedback:
    """The judgement that a turn holds."""
    texts = [block["text"] for block in turn["blocks"] if block["kind"] == "content"]
    return Feedback(thread, turn["id"], turn.get("feedback", "none"), turn["query"], "\n\n".join(texts))
