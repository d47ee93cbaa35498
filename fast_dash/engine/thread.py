"""One conversation in memory: its log, its fold, and the turn that runs.

The only place where frames get numbers. All of it happens under the conversation's lock, and envelopes are published
under it, so that they leave in order. The lock is never held while a user's code runs.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..protocol.frames import EndStatus, Envelope, Frame, Turn, TurnStart
from ..protocol.merge import merge
from ..protocol.normalize import now
from ..protocol.transcript import fold
from .log import FrameLog
from .pace import Timer

log = logging.getLogger("fast_dash")

WINDOW = 0.016
"""Deltas that follow each other faster than this are merged: about one frame of a screen."""

STEPS = 8
"""Flushes are due at this many points of a window, so that many turns share one wake-up of the timer."""

MOST_PENDING = 262_144
"""Characters that wait to be merged; more go out at once, however fast they came, so that no envelope is large."""

Publish = Callable[[str, Envelope], None]
"""Sends an envelope to the readers of a channel. Returns at once."""


class Conversation:
    """A thread: what was said, who owns it, and at most one running turn."""

    def __init__(
        self,
        thread: str,
        owner: str,
        channel: str,
        turns: list[Turn],
        seq: int,
        publish: Publish,
        timer: Timer,
        window: Callable[[], float],
    ) -> None:
        self.thread = thread
        self.owner = owner
        self.channel = channel
        self.turns = turns
        self.lock = threading.Lock()
        self.evicted = False
        """No longer the one in memory: who finds this set looks the thread up again."""
        self.pins = 0
        """How many reasons there are not to forget it: saves under way, a message that is being accepted."""
        self.sending = threading.Lock()
        """Taken before ``lock`` while a message is accepted, which waits for the store."""
        self.used = time.monotonic()
        self.published = 0.0
        """When the last envelope went out."""
        self._flushed = 0.0
        """When what a turn yielded last went out. Its start does not count: the first words are not held back."""
        self._log = FrameLog(seq)
        self._publish = publish
        self._timer = timer
        self._window = window
        """Seconds between two envelopes of deltas, at present."""
        self._pending: list[Frame] = []
        self._pending_size = 0
        self._flush_due = False
        self._turn_of = {turn["message"]: turn["id"] for turn in turns}

    @property
    def seq(self) -> int:
        """The number of the latest frame."""
        return self._log.seq

    @property
    def running(self) -> str | None:
        """The turn that streams, or None."""
        return self.turns[-1]["id"] if self.turns and self.turns[-1]["status"] == "streaming" else None

    # --- Under the lock, which the caller holds

    def turn_of(self, message: str) -> str | None:
        """The turn that answers the message with this id, if it has been sent before."""
        return self._turn_of.get(message)

    @property
    def latest(self) -> str:
        """The turn that began last; "" if none did."""
        return self.turns[-1]["id"] if self.turns else ""

    def has(self, turn: str) -> bool:
        return any(known["id"] == turn for known in self.turns)

    def after(self, seq: int) -> list[Frame] | None:
        """The frames that follow ``seq``, as few as possible, or None if a reader must take the snapshot."""
        frames = self._log.after(seq)
        return None if frames is None else merge(frames)

    def snapshot(self) -> list[Turn]:
        """All turns. Those that are over never change again; the running one is copied."""
        return [*self.turns[:-1], copy(self.turns[-1])] if self.turns else []

    def add(self, frame: Frame) -> None:
        """Let something happen that no turn waits for. What is pending goes first."""
        self._flush()
        self._append([frame])

    def heartbeat(self) -> None:
        """Tell readers the present number: one that missed the last frame notices."""
        self._send({"seq": self.seq, "frames": []})

    # --- Taking the lock

    @contextmanager
    def pinned(self) -> Iterator[None]:
        """Not forgotten in the meantime."""
        with self.lock:
            self.pins += 1
        try:
            yield
        finally:
            self.unpin()

    def unpin(self) -> None:
        with self.lock:
            self.pins -= 1

    def begin(self, frame: TurnStart) -> None:
        """Let a turn begin. None runs."""
        with self.lock:
            self._append([frame])
            self._turn_of[frame["message"]] = frame["turn"]

    def push(self, turn: str, frames: list[Frame]) -> bool:
        """Take frames of a turn; False, and they are dropped, if it runs no longer."""
        with self.lock:
            if self.running != turn:
                return False
            waits = True
            for frame in frames:
                self._pending.append(frame)
                if frame["type"] == "content" or frame["type"] == "reasoning":
                    self._pending_size += len(frame["content"])
                else:
                    waits = False
                if self._pending_size > MOST_PENDING:
                    self._flush()
            if not waits:
                self._flush()
            elif self._pending and not self._flush_due:
                window = self._window()
                if time.monotonic() >= self._flushed + window:
                    self._flush()
                else:
                    self._flush_due = True
                    step = window / STEPS
                    self._timer.at(math.ceil((self._flushed + window) / step) * step, self._flush_later)
            return True

    def end(self, turn: str, status: EndStatus, *frames: Frame) -> bool:
        """End a turn, after some last frames; False if it has ended already."""
        with self.lock:
            if self.running != turn:
                return False
            self._pending += [*frames, {"type": "turn_end", "status": status, "at": now()}]
            self._flush()
            self.used = time.monotonic()
            return True

    def _flush_later(self) -> None:
        with self.lock:
            self._flush_due = False
            self._flush()

    def _flush(self) -> None:
        if self._pending:
            frames = merge(self._pending) if len(self._pending) > 1 else self._pending
            self._pending = []
            self._pending_size = 0
            self._append(frames)
            self._flushed = self.published

    def _append(self, frames: list[Frame]) -> None:
        for frame in frames:
            self._log.append(frame)
            fold(self.turns, frame)
        self._send({"seq": self.seq, "frames": frames})

    def _send(self, envelope: Envelope) -> None:
        self.published = time.monotonic()
        try:
            self._publish(self.channel, envelope)
        except Exception:
            # Readers find the gap by the numbers and ask again.
            log.exception("an envelope could not be sent")


def copy(turn: Turn) -> Turn:
    """A turn that the fold does not change any more."""
    same = turn.copy()
    same["blocks"] = [block.copy() for block in turn["blocks"]]
    return same
