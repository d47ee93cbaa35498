"""The one stand-in for a model: scripted, numbered, at any pace, and able to wait for the test."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator


def numbered(count: int, per_second: float = 0) -> Iterator[str]:
    """``count`` pieces ``⟦0⟧ ⟦1⟧ …``: any loss, repeat or swap shows. ``per_second=0`` is as fast as possible."""
    began = time.monotonic()
    for i in range(count):
        if per_second:
            time.sleep(max(0.0, began + i / per_second - time.monotonic()))
        yield f"⟦{i}⟧ " + ("\n\n" if i % 40 == 39 else "")


class Counter:
    """Counts like `numbered` until it is told to end, and knows how far it has come."""

    def __init__(self, per_second: float) -> None:
        self._pace = 1 / per_second
        self._ending = threading.Event()
        self.count = 0

    def end(self) -> None:
        self._ending.set()

    def stream(self) -> Iterator[str]:
        began = time.monotonic()
        while not self._ending.wait(max(0.0, began + self.count * self._pace - time.monotonic())):
            piece = f"⟦{self.count}⟧ " + ("\n\n" if self.count % 40 == 39 else "")
            self.count += 1
            yield piece


def numbers(text: str) -> list[int]:
    """The numbers of `numbered` that a text shows, in order."""
    return [int(part) for part in text.replace("⟧", "⟦").split("⟦")[1::2]]


class Gate:
    """A model that says one piece each time the test allows it."""

    def __init__(self) -> None:
        self._permits = threading.Semaphore(0)
        self.closed = threading.Event()

    def allow(self, pieces: int = 1) -> None:
        """Let this many pieces through."""
        self._permits.release(pieces)

    def stream(self, pieces: list[str], patience: float = 20) -> Iterator[str]:
        """Yield the pieces as they are allowed. ``closed`` is set when the generator ends, however it ends."""
        try:
            for piece in pieces:
                if not self._permits.acquire(timeout=patience):
                    raise TimeoutError("the test forgot the gate")
                yield piece
        finally:
            self.closed.set()
