"""Drive a chat without a browser: `ChatClient` sends messages to a callback and waits for the replies.

`Reader` follows envelopes as a browser does, by number, so that a test may drop, repeat or delay them.
"""

from __future__ import annotations

import itertools
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, cast

from .agents.callback import callback_agent
from .engine.engine import ChatEngine
from .protocol.encode import dumps, loads
from .protocol.frames import Accepted, Envelope, Frame, Reply, Subscribed, Turn
from .protocol.transcript import fold
from .stores.base import Store
from .stores.memory import MemoryStore

TIMEOUT = 30.0


class Reader:
    """The state of one reader: what it has folded, and up to which number."""

    def __init__(self, turns: Iterable[Turn] = (), seq: int = 0) -> None:
        self.turns: list[Turn] = loads(dumps(list(turns)))
        self.seq = seq

    def read(self, envelope: Envelope) -> bool:
        """Apply what is new in an envelope; False if frames before it are missing, so that one must subscribe again."""
        after = envelope.get("after", envelope["seq"] - len(envelope["frames"]))
        if envelope["seq"] <= self.seq:
            return True
        if after != self.seq:
            return False
        for frame in envelope["frames"]:
            fold(self.turns, loads(dumps(frame)))
        self.seq = envelope["seq"]
        return True


class ChatClient:
    """One user of one chat, with the engine behind it.

    ``with ChatClient(callback) as client: client.send("hello")`` returns the turn, complete. Options are those of
    `ChatEngine`; ``store`` is a `MemoryStore` unless given. What is sent goes through JSON, as on the wire.
    """

    def __init__(
        self, callback: Callable[..., Any], *, store: Store | None = None, identity: str = "user", **options: Any
    ) -> None:
        self.identity = identity
        self.frames: list[Frame] = []
        """Every frame that was published, in order."""
        self.envelopes: list[Envelope] = []
        self._changed = threading.Condition()
        self._gap: Envelope | None = None
        self._readers: dict[str, Reader] = defaultdict(Reader)
        self._ids = itertools.count(1)
        self.engine = ChatEngine("chat", callback_agent(callback), store or MemoryStore(), self._publish, **options)
        self.thread, self.channel = self._follow("subscribe")

    def __enter__(self) -> ChatClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def turns(self) -> list[Turn]:
        """The conversation, as a browser has it."""
        with self._changed:
            return loads(dumps(self._readers[self.channel].turns))  # type: ignore[no-any-return]

    def command(self, kind: str, **fields: Any) -> Reply:
        """Carry out a command on the present thread. Its fields may be anything."""
        command = {"type": kind, "chat": "chat", "thread": self.thread, **fields}
        return loads(dumps(self.engine.handle(self.identity, command, lambda _: None)))  # type: ignore[no-any-return]

    def start(self, query: str, *, message: str | None = None, **fields: Any) -> str:
        """Send a message; the turn's id, once it is accepted. Raises AssertionError if it is refused.

        ``fields`` are others of the command ``send``: ``settings``, ``parent``, ``attachments``.
        """
        reply = self.command("send", query=query, message=message or f"message-{next(self._ids)}", **fields)
        if not reply["ok"]:
            raise AssertionError(f"the message was refused: {reply['error']}")
        return cast(Accepted, reply)["turn"]

    def send(self, query: str, **options: Any) -> Turn:
        """Send a message, and wait for the end of the reply."""
        return self.wait(self.start(query, **options))

    def stop(self, turn: str) -> Reply:
        """Press Stop."""
        return self.command("stop", turn=turn)

    def attach(self, name: str, data: bytes, type: str = "") -> str:
        """Upload a file; the id to send it by."""
        return self.engine.attach(self.identity, self.thread, name, type, data)["id"]

    def wait(self, turn: str) -> Turn:
        """The turn, once it is over."""
        self.until(lambda: any(known["id"] == turn and known["status"] != "streaming" for known in self._following))
        return next(known for known in self.turns if known["id"] == turn)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true, looking again after each envelope."""
        with self._changed:
            over = self._changed.wait_for(lambda: self._gap or condition(), TIMEOUT)
            if self._gap is not None:
                raise AssertionError(f"an envelope does not follow what came before: {self._gap}")
            if not over:
                raise AssertionError(f"still not true after {TIMEOUT:g} s; the conversation is {self._following}")

    def new_thread(self) -> None:
        """Begin an empty conversation, and follow it."""
        self.thread, self.channel = self._follow("new_thread")

    def close(self) -> None:
        self.engine.close()

    @property
    def _following(self) -> list[Turn]:
        return self._readers[self.channel].turns

    def _follow(self, kind: str) -> tuple[str, str]:
        reply = self.engine.handle(self.identity, {"type": kind, "chat": "chat"}, lambda _: None)
        if not reply["ok"]:
            raise AssertionError(f"no thread to follow: {reply['error']}")
        subscribed = cast(Subscribed, reply)
        with self._changed:
            self._readers[subscribed["channel"]] = Reader(subscribed.get("turns", []), subscribed["seq"])
        return subscribed["thread"], subscribed["channel"]

    def _publish(self, channel: str, envelope: Envelope) -> None:
        wire: Envelope = loads(dumps(envelope))
        with self._changed:
            self.envelopes.append(wire)
            self.frames += wire["frames"]
            if not self._readers[channel].read(wire):
                self._gap = wire
            self._changed.notify_all()
