"""The canvas after one frame, by way of a conversation."""

from __future__ import annotations

from typing import Any

from fast_dash.canvas.changes import shown, specs_at
from fast_dash.protocol.transcript import fold


def canvas(specs: list[Any], frame: Any) -> list[Any]:
    turns: list[Any] = []
    fold(turns, {"type": "turn_start", "turn": "t", "message": "m", "query": "q", "at": 0})
    if specs:
        fold(turns, {"type": "canvas", "specs": specs})
    fold(turns, frame)
    return specs_at(turns, shown(turns, "t"))
