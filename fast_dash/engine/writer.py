"""What is written to the store, in one thread: saves of a turn stay in order, and SQLite has one writer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

from ..stores.base import Store
from .pace import Timer
from .thread import Conversation, copy
from .workers import Workers

log = logging.getLogger("fast_dash")

T = TypeVar("T")

RETRY = 5.0
"""Seconds after which a save that failed is tried again."""


class Writer:
    """Of one store, which it closes in the end."""

    def __init__(self, store: Store, timer: Timer) -> None:
        self._store = store
        self._timer = timer
        self._worker = Workers("fast-dash-store", 1)

    def call(self, write: Callable[[Store], T]) -> T:
        """Write, and wait until it is written. Raises what ``write`` raises."""
        return self._worker.submit(lambda: write(self._store)).result()

    def save(self, conversation: Conversation, turn: str) -> None:
        """Have the turn written, as it is when its place in the queue has come. Until then nothing forgets it."""
        with conversation.lock:
            conversation.pins += 1

        def write() -> None:
            try:
                self._write(conversation, turn)
            except Exception:
                log.exception("a turn could not be stored; it will be tried again")
                self._timer.after(RETRY, lambda: self._worker.submit(write))
            else:
                conversation.unpin()

        self._worker.submit(write)

    def check_point(self, conversation: Conversation, turn: str) -> Future[None]:
        """Write the turn as it is, once: if that fails, there will be another check-point."""

        def write() -> None:
            try:
                self._write(conversation, turn)
            except Exception:
                log.exception("a check-point could not be stored")

        return self._worker.submit(write)

    def close(self) -> None:
        """Write what waits, and let go of the store."""
        with suppress(RuntimeError):  # closed before
            self._worker.submit(lambda: None).result(10)
        self._worker.close()
        self._store.close()

    def _write(self, conversation: Conversation, turn: str) -> None:
        with conversation.lock:
            now_ = next(copy(known) for known in reversed(conversation.turns) if known["id"] == turn)
            seq = conversation.seq
        self._store.save(conversation.thread, now_, seq)
