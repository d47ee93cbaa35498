"""What a callback got, for the tests to look at."""

from __future__ import annotations

from typing import Any


class Turns:
    """One entry a turn: its arguments by name."""

    def __init__(self) -> None:
        self.turns: list[dict[str, Any]] = []

    @property
    def last(self) -> dict[str, Any]:
        return self.turns[-1]
