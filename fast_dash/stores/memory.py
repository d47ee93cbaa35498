"""Conversations for as long as the process lives."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from ..protocol.encode import dumps, loads
from ..protocol.frames import Turn
from .base import Saved, Store


@dataclass
class _Thread:
    chat: str
    owner: str
    seq: int = 0
    turns: dict[str, str] = field(default_factory=dict)
    """As JSON: what is given back is nobody else's, as with a store on disk."""
    artifacts: dict[str, tuple[str, bytes]] = field(default_factory=dict)


class MemoryStore(Store):
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._threads: dict[str, _Thread] = {}
        self._latest: dict[tuple[str, str], str] = {}

    def create(self, thread: str, chat: str, owner: str) -> None:
        with self._lock:
            self._threads[thread] = _Thread(chat, owner)
            self._latest[chat, owner] = thread

    def latest(self, chat: str, owner: str) -> str | None:
        with self._lock:
            return self._latest.get((chat, owner))

    def load(self, thread: str, chat: str) -> Saved | None:
        with self._lock:
            found = self._threads.get(thread)
            if found is None or found.chat != chat:
                return None
            return Saved(found.owner, [loads(turn) for turn in found.turns.values()], found.seq)

    def save(self, thread: str, turn: Turn, seq: int) -> None:
        text = dumps(turn)
        with self._lock:
            found = self._threads[thread]
            if turn["id"] not in found.turns:
                self._latest[found.chat, found.owner] = thread
            found.turns[turn["id"]] = text
            found.seq = seq

    def put_artifact(self, thread: str, artifact: str, mime: str, payload: bytes) -> None:
        with self._lock:
            self._threads[thread].artifacts[artifact] = (mime, payload)

    def drop_artifact(self, thread: str, artifact: str) -> None:
        with self._lock:
            self._threads[thread].artifacts.pop(artifact, None)

    def get_artifact(self, thread: str, artifact: str) -> tuple[str, bytes] | None:
        with self._lock:
            found = self._threads.get(thread)
            return found.artifacts.get(artifact) if found else None

    def close(self) -> None:
        pass
