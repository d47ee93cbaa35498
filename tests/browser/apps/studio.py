"""An app that draws on a canvas, by Run or by a message."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from annotated_types import Ge

from fast_dash import FastDash


class Studio:
    """What it was called with. It waits for ``more`` where the colour is slow."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []
        self.more = threading.Semaphore(0)

    def __call__(
        self, query: str, points: Annotated[int, Ge(1)] = 3, color: Literal["indigo", "teal", "slow"] = "indigo"
    ) -> Iterator[str | dict[str, Any]]:
        """Draws as many stars as you want.

        Args:
            points: How many stars there are.
        """
        self.calls.append((query, points))
        if query:
            yield f"You asked: {query}"
        else:
            yield f"There are {points} now."
        for count in (1, points):
            stars = {"name": "stars", "type": "Markdown", "value": "★ " * count, "span": 6}
            words = {"name": "words", "type": "Markdown", "value": f"{count} in {color}", "span": 6}
            yield {"type": "canvas", "specs": [stars, words]}
            if color == "slow":
                assert self.more.acquire(timeout=60)


def make_app(studio: Studio, **options: Any) -> FastDash:
    return FastDash(studio, chat=True, title="Studio", store="memory://", **options)
