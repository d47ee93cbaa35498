"""Adjacent deltas → one. Merging never changes what the frames fold to; it only makes them fewer."""

from __future__ import annotations

from collections.abc import Iterable

from .frames import Frame

LONGEST = 65_536
"""Deltas are not joined beyond this many characters, so that no single frame grows without bound."""


def merge(frames: Iterable[Frame]) -> list[Frame]:
    """Join runs of ``content`` frames, of ``reasoning`` frames but for the first of a run, and a tool's progress.

    The first ``reasoning`` frame stands alone because its ``at`` may be when the block began; the joined rest carries
    the ``at`` of its last piece, which is when the block ended. The frames given are left as they are.
    """
    merged: list[Frame] = []
    pieces: list[str] = []
    size = 0
    for frame in frames:
        if frame["type"] != "content" and frame["type"] != "reasoning":
            _close(merged, pieces)
            if not _progressed(merged, frame):
                merged.append(frame)
            continue
        last = merged[-1] if merged else None
        grows = last is not None and last["type"] == frame["type"] and size + len(frame["content"]) <= LONGEST
        if grows and frame["type"] == "reasoning":
            grows = len(merged) > 1 and merged[-2]["type"] == "reasoning"
        if not grows:
            _close(merged, pieces)
            merged.append(frame.copy())
            size = 0
        elif frame["type"] == "reasoning" and last is not None and last["type"] == "reasoning":
            last["at"] = frame["at"]
        elif frame["type"] == "content" and last is not None and last["type"] == "content" and "sources" in frame:
            last["sources"] = [*last.get("sources", []), *frame["sources"]]
        pieces.append(frame["content"])
        size += len(frame["content"])
    _close(merged, pieces)
    return merged


def _progressed(merged: list[Frame], frame: Frame) -> bool:
    """Whether the last frame is about the progress of the same tool, and now says what ``frame`` says too."""
    last = merged[-1] if merged else None
    if last is None or last["type"] != "tool_progress" or frame["type"] != "tool_progress" or last["id"] != frame["id"]:
        return False
    merged[-1] = {**last, **frame}
    return True


def _close(merged: list[Frame], pieces: list[str]) -> None:
    """Write the collected pieces into the last frame; joining once keeps a run of any length linear."""
    if len(pieces) > 1:
        last = merged[-1]
        if last["type"] == "content" or last["type"] == "reasoning":
            last["content"] = "".join(pieces)
    pieces.clear()
