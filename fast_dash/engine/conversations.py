"""The conversations of one chat that are in memory: found, loaded, and forgotten when nobody has asked for long."""

from __future__ import annotations

import hashlib
import secrets
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from time import monotonic

from ..languages import say
from ..stores.base import Store
from .pace import Timer
from .refusal import RefusedError
from .thread import Conversation, Publish
from .writer import Writer

MOST_IDLE = 1_000
LONGEST_IDLE = 3_600.0
"""Conversations without a running turn that stay in memory: so many, for so many seconds."""


class Conversations:
    """By thread. One that is unknown and one that is somebody else's are not told apart."""

    def __init__(
        self,
        chat: str,
        store: Store,
        writer: Writer,
        publish: Publish,
        timer: Timer,
        window: Callable[[], float],
    ) -> None:
        self._chat = chat
        self._store = store
        self._writer = writer
        self._publish = publish
        self._timer = timer
        self._window = window
        self._lock = threading.Lock()
        self._known: dict[str, Conversation] = {}
        self._loading = threading.Lock()
        self._sweeping = False

    def __len__(self) -> int:
        return len(self._known)

    def latest(self, identity: str) -> str:
        """The thread that this identity used last; a new one, if there is none."""
        # Two tabs that open at once get one thread.
        with self._loading:
            return self._store.latest(self._chat, identity) or self.create(identity)

    def create(self, identity: str) -> str:
        """Begin an empty thread."""
        thread = secrets.token_urlsafe(24)
        self._writer.call(lambda store: store.create(thread, self._chat, identity))
        return thread

    @contextmanager
    def held(self, identity: str, thread: str) -> Iterator[Conversation]:
        """The conversation, under its lock. Raises RefusedError if it is not this identity's."""
        while True:
            conversation = self._known.get(thread) or self._load(thread)
            if conversation is None or conversation.owner != identity:
                raise RefusedError("not_found", say("There is no such conversation."))
            with conversation.lock:
                if not conversation.evicted:
                    conversation.used = monotonic()
                    yield conversation
                    return

    def _load(self, thread: str) -> Conversation | None:
        # One at a time, so that there are never two of one thread.
        with self._loading:
            conversation = self._known.get(thread)
            if conversation is not None:
                return conversation
            saved = self._store.load(thread, self._chat)
            if saved is None:
                return None
            cut = saved.turns[-1] if saved.turns and saved.turns[-1]["status"] == "streaming" else None
            conversation = Conversation(
                thread,
                saved.owner,
                self._channel(thread),
                saved.turns,
                saved.seq,
                self._publish,
                self._timer,
                self._window,
            )
            with self._lock:
                self._known[thread] = conversation
            if cut is not None:
                # The process that ran it is gone.
                conversation.end(cut["id"], "interrupted")
                self._writer.save(conversation, cut["id"])
        self._evict(MOST_IDLE)
        if not self._sweeping:
            self._sweeping = True
            self._timer.after(LONGEST_IDLE / 10, self._sweep)
        return conversation

    @cached_property
    def _key(self) -> bytes:
        # Drawn at the first use: a process that is forked again after a crash must not seem to be the one before.
        return secrets.token_bytes(16)

    def _channel(self, thread: str) -> str:
        """The same for a thread as long as this object lives, so that readers of one that was evicted stay attached."""
        digest = hashlib.blake2b(thread.encode(), key=self._key, digest_size=12).digest()
        return urlsafe_b64encode(digest).decode()

    def _sweep(self) -> None:
        self._evict(MOST_IDLE)
        self._timer.after(LONGEST_IDLE / 10, self._sweep)

    def _evict(self, most: int) -> None:
        """Forget conversations that have been idle for long, and the longest idle ones past ``most``."""
        too_old = monotonic() - LONGEST_IDLE
        with self._lock:
            by_use = sorted(self._known.values(), key=lambda conversation: conversation.used)
            excess = len(by_use) - most
            for conversation in by_use:
                if excess <= 0 and conversation.used > too_old:
                    break
                if conversation.lock.acquire(blocking=False):
                    try:
                        if conversation.running is None and not conversation.pins:
                            conversation.evicted = True
                            del self._known[conversation.thread]
                            excess -= 1
                    finally:
                        conversation.lock.release()
