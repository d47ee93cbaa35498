"""The latest frames of a thread by number, for readers that were away for a moment."""

from __future__ import annotations

from collections import deque
from itertools import islice

from ..protocol.encode import dumps
from ..protocol.frames import Frame

FRAMES = 2_000
CHARACTERS = 4_000_000


class FrameLog:
    """Bounded: a reader whose place has fallen off takes the whole transcript instead."""

    def __init__(self, seq: int) -> None:
        self.seq = seq
        """The number of the latest frame."""
        self._frames: deque[tuple[Frame, int]] = deque()
        self._size = 0

    def append(self, frame: Frame) -> None:
        size = len(frame["content"]) if frame["type"] == "content" else len(dumps(frame))
        self.seq += 1
        self._frames.append((frame, size))
        self._size += size
        while len(self._frames) > FRAMES or self._size > CHARACTERS:
            self._size -= self._frames.popleft()[1]

    def after(self, seq: int) -> list[Frame] | None:
        """The frames that follow number ``seq``, or None if they are not all here."""
        missing = self.seq - seq
        if not 0 <= missing <= len(self._frames):
            return None
        return [frame for frame, _ in islice(self._frames, len(self._frames) - missing, None)]
