"""``ChatEngine``: all conversations of one chat. ``handle(identity, command)`` is the one door for every transport.

A turn belongs to the engine, not to who asked for it: it ends when its agent ends, when its owner stops it, or when the
engine closes. The engine knows no socket and no Dash; envelopes leave through ``publish``.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from time import monotonic
from typing import Any, cast

from ..protocol.encode import clean
from ..protocol.frames import (
    Accepted,
    EndStatus,
    ErrorCode,
    Frame,
    NewThread,
    Refusal,
    Reply,
    Send,
    Stop,
    Subscribe,
    Subscribed,
    Turn,
    TurnStart,
)
from ..protocol.normalize import Normalizer, now
from ..protocol.transcript import fold, history
from ..stores.base import Store
from .commands import command_of, is_id
from .complaint import complaint
from .pace import Timer
from .request import Agent, ParseSettings, SettingError, TurnRequest
from .run import Drive
from .thread import WINDOW, Conversation, Publish, copy
from .workers import Workers

__all__ = ["Agent", "ChatEngine", "SettingError", "TurnRequest"]

log = logging.getLogger("fast_dash")

HEARTBEAT = 2.5
"""Seconds of silence in a running turn after which readers get a sign of life."""

LAST_HEARTBEAT = 1.0
"""Seconds after the end of a turn when readers hear once more where it ended."""

MOST_ENVELOPES = 1_000
"""Envelopes of deltas in a second. With more turns than that allows at their usual pace, each merges more: an envelope
costs the server several times what a token does, and a late token is better than an ever longer queue."""

CHECK_POINT = 1.0
"""Seconds of a running reply that the end of the process may cost."""

RETRY = 5.0
"""Seconds after which a save that failed is tried again."""

PATIENCE = 5.0
"""Seconds after Stop when a callback that has not come back is logged."""

MOST_IDLE = 1_000
LONGEST_IDLE = 3_600.0
"""Conversations without a running turn that stay in memory: so many, for so many seconds."""


class RefusedError(Exception):
    """Why a command is not carried out, in words for the user."""

    def __init__(self, code: ErrorCode, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.refusal: Refusal = {"code": code, "message": message}
        if field is not None:
            self.refusal["field"] = field


class _Run:
    """A turn whose agent has not given back control yet."""

    def __init__(self, conversation: Conversation, turn: str) -> None:
        self.conversation = conversation
        self.turn = turn
        self.stopped = threading.Event()
        self.saving = False
        """A check-point is on its way to the store."""
        self.drive: Drive | None = None

    def stop(self) -> None:
        self.stopped.set()
        if self.drive is not None:
            self.drive.cancel()


class ChatEngine:
    """Runs the turns of one chat.

    Parameters
    ----------
    chat
        The chat's name; threads of other chats in the same store are not found.
    agent
        Answers a `TurnRequest`.
    store
        Where conversations are kept.
    publish
        Sends an envelope to the readers of a channel: in order for each channel, from any thread. Must not block.
    parse_settings
        Turns what the controls hold into arguments for the agent. Without it, agents get no settings.
    max_turns
        How many agents run at once, those included that were stopped and have not come back.
    history_size
        How many turns an agent gets as history at most.
    max_query
        How many characters a message may have.
    """

    def __init__(
        self,
        chat: str,
        agent: Agent,
        store: Store,
        publish: Publish,
        *,
        parse_settings: ParseSettings | None = None,
        max_turns: int = 200,
        history_size: int = 50,
        max_query: int = 100_000,
    ) -> None:
        self._chat = chat
        self._agent = agent
        self._store = store
        self._publish = publish
        self._parse_settings = parse_settings
        self._max_turns = max_turns
        self._history_size = history_size
        self._max_query = max_query
        self._timer = Timer()
        self._workers = Workers("fast-dash-turn", max_turns)
        # One thread writes: saves of a turn stay in order, and SQLite has one writer.
        self._writer = Workers("fast-dash-store", 1)
        self._lock = threading.Lock()
        self._conversations: dict[str, Conversation] = {}
        self._runs: dict[str, _Run] = {}
        """By turn."""
        self._loading = threading.Lock()
        self._sweeping = False
        self._closing = False

    def _window(self) -> float:
        return max(WINDOW, len(self._runs) / MOST_ENVELOPES)

    @property
    def stuck(self) -> int:
        """How many turns were stopped whose callback has not come back. Each holds a thread."""
        with self._lock:
            return sum(run.stopped.is_set() for run in self._runs.values())

    def handle(self, identity: str, command: Any, attach: Callable[[str], None]) -> Reply:
        """Carry out a command of ``identity``, which is known to be true; the command may be anything. Never raises.

        ``attach(channel)`` is called before a thread's frames or turns are read: who listens to the channel from then
        on misses nothing.
        """
        try:
            known = command_of(command)
            if known is None:
                raise RefusedError("bad_command", "The page sent something that this server does not understand.")
            if known["chat"] != self._chat:
                raise RefusedError("not_found", "There is no such chat.")
            if self._closing:
                raise RefusedError("overloaded", "The server is going down. Try again in a moment.")
            return HANDLERS[known["type"]](self, identity, known, attach)
        except RefusedError as refused:
            return {"ok": False, "error": refused.refusal}
        except Exception:
            log.exception("a command failed")
            return {"ok": False, "error": {"code": "internal", "message": "Something went wrong on the server."}}

    def artifact(self, identity: str, thread: str, artifact: str) -> tuple[str, bytes] | None:
        """MIME type and payload of an artifact in a thread of ``identity``, or None."""
        if not (is_id(thread) and is_id(artifact)):
            return None
        try:
            with self._held(identity, thread):
                pass  # it is theirs
        except RefusedError:
            return None
        return self._store.get_artifact(thread, artifact)

    def close(self) -> None:
        """End what runs as ``interrupted``, give callbacks a moment for their ``finally``, and write everything."""
        with self._lock:
            self._closing = True
            runs = list(self._runs.values())
        for run in runs:
            self._end(run, "interrupted")
        deadline = monotonic() + 2
        while self._runs and monotonic() < deadline:
            threading.Event().wait(0.01)
        self._timer.close()
        with suppress(RuntimeError):  # closed before
            self._writer.submit(lambda: None).result(10)
        self._workers.close()
        self._writer.close()
        self._store.close()

    # --- Commands

    def _subscribe(self, identity: str, command: Subscribe, attach: Callable[[str], None]) -> Subscribed:
        thread = command.get("thread") or self._latest(identity)
        with self._held(identity, thread) as conversation:
            attach(conversation.channel)
            frames = None
            if command.get("channel") == conversation.channel and "after" in command:
                frames = conversation.after(command["after"])
            reply: Subscribed = {
                "ok": True,
                "thread": thread,
                "channel": conversation.channel,
                "seq": conversation.seq,
            }
            if frames is not None:
                reply["frames"] = frames
            else:
                reply["turns"] = conversation.snapshot()
            return reply

    def _new_thread(self, identity: str, _command: NewThread, attach: Callable[[str], None]) -> Subscribed:
        # An empty conversation is as good as a new one, and pressing the button often costs nothing.
        thread = self._latest(identity)
        with self._held(identity, thread) as conversation:
            empty = not conversation.turns
        if not empty:
            thread = self._create(identity)
        return self._subscribe(identity, {"type": "subscribe", "chat": self._chat, "thread": thread}, attach)

    def _latest(self, identity: str) -> str:
        # Two tabs that open at once get one thread.
        with self._loading:
            return self._store.latest(self._chat, identity) or self._create(identity)

    def _create(self, identity: str) -> str:
        thread = secrets.token_urlsafe(24)
        self._writer.submit(lambda: self._store.create(thread, self._chat, identity)).result()
        return thread

    def _send(self, identity: str, command: Send, _attach: Callable[[str], None]) -> Accepted:
        with self._held(identity, command["thread"]) as conversation:
            conversation.pins += 1
        try:
            # One message at a time: of two sends with one id, the second finds the turn of the first.
            with conversation.sending:
                return {"ok": True, "turn": self._accept(conversation, command)}
        finally:
            conversation.unpin()

    def _accept(self, conversation: Conversation, command: Send) -> str:
        """The turn that answers the message; a new one, unless it was sent before."""
        with conversation.lock:
            known = conversation.turn_of(command["message"])
            running = conversation.running
        if known is not None:
            return known
        if running is not None:
            raise RefusedError("busy", "A reply is still being written. Wait for it, or stop it.")
        query = clean(command["query"])
        if not query.strip():
            raise RefusedError("empty", "Write a message first.")
        if len(query) > self._max_query:
            raise RefusedError("too_long", f"The message is longer than {self._max_query:,} characters.")
        return self._begin(conversation, command["message"], query, self._settings(command))

    def _settings(self, command: Send) -> dict[str, Any]:
        if self._parse_settings is None:
            return {}
        try:
            return dict(self._parse_settings(command.get("settings", {})))
        except SettingError as problem:
            raise RefusedError("invalid_setting", problem.message, problem.field) from None

    def _stop(self, identity: str, command: Stop, _attach: Callable[[str], None]) -> Accepted:
        turn = command["turn"]
        with self._held(identity, command["thread"]) as conversation:
            if not conversation.has(turn):
                raise RefusedError("not_found", "There is no such turn.")
        run = self._runs.get(turn)
        if run is not None:
            self._end(run, "stopped")
        return {"ok": True, "turn": turn}

    # --- The life of a turn

    def _begin(self, conversation: Conversation, message: str, query: str, settings: dict[str, Any]) -> str:
        """Store the message, tell the readers, and let the agent run. None runs, and none can begin meanwhile."""
        frame: TurnStart = {
            "type": "turn_start",
            "turn": secrets.token_urlsafe(12),
            "message": message,
            "query": query,
            "at": now(),
        }
        run = _Run(conversation, frame["turn"])
        request = TurnRequest(
            query, conversation.thread, settings, history(conversation.turns, self._history_size), run.stopped
        )
        with self._lock:
            if self._closing or len(self._runs) >= self._max_turns:
                raise RefusedError("overloaded", "The server is busy. Try again in a moment.")
            self._runs[run.turn] = run
        try:
            # Whatever happens from here on, the user's message is kept.
            begun: list[Turn] = []
            fold(begun, frame)
            self._writer.submit(lambda: self._store.save(conversation.thread, begun[0], conversation.seq + 1)).result()
        except BaseException:
            self._forget(run)
            raise
        conversation.begin(frame)
        normalize = Normalizer(lambda *payload: self._put_artifact(conversation.thread, *payload))

        def emit(value: Any) -> bool:
            return conversation.push(run.turn, normalize(value))

        def finish(problem: BaseException | None) -> None:
            self._finish(run, problem)

        run.drive = Drive(self._agent, request, emit, finish, self._workers)
        self._timer.after(HEARTBEAT, lambda: self._beat(run))
        self._timer.after(CHECK_POINT, lambda: self._check_point(run))
        try:
            run.drive.start()
        except RuntimeError as problem:  # the system has no thread for it
            finish(problem)
        return run.turn

    def _put_artifact(self, thread: str, artifact: str, mime: str, payload: bytes) -> None:
        self._writer.submit(lambda: self._store.put_artifact(thread, artifact, mime, payload)).result()

    def _finish(self, run: _Run, problem: BaseException | None) -> None:
        """The agent has given back control."""
        self._forget(run)
        if problem is None:
            self._end(run, "done")
            return
        notice: Frame = {"type": "error", "message": complaint(problem)}
        ended = self._end(run, "error", notice)
        if ended or not isinstance(problem, asyncio.CancelledError):
            log.error("the callback of chat %r raised", self._chat, exc_info=problem)

    def _forget(self, run: _Run) -> None:
        with self._lock:
            self._runs.pop(run.turn, None)

    def _end(self, run: _Run, status: EndStatus, *frames: Frame) -> bool:
        """End the turn for its readers; False if it has ended already. The agent may still be at work."""
        conversation = run.conversation
        with conversation.pinned():
            ended = conversation.end(run.turn, status, *frames)
            if ended:
                self._save(conversation, run.turn)
                self._timer.after(LAST_HEARTBEAT, lambda: self._last_beat(conversation))
                if run.turn in self._runs:
                    run.stop()
                    self._timer.after(PATIENCE, lambda: self._warn_if_stuck(run))
        return ended

    def _save(self, conversation: Conversation, turn: str) -> None:
        """Have the turn written, as it is when its place in the queue has come. Until then nothing forgets it."""
        with conversation.lock:
            conversation.pins += 1

        def write() -> None:
            try:
                self._write(conversation, turn)
            except Exception:
                log.exception("a turn could not be stored; it will be tried again")
                self._timer.after(RETRY, lambda: self._writer.submit(write))
            else:
                conversation.unpin()

        self._writer.submit(write)

    def _write(self, conversation: Conversation, turn: str) -> None:
        with conversation.lock:
            now_ = next(copy(known) for known in reversed(conversation.turns) if known["id"] == turn)
            seq = conversation.seq
        self._store.save(conversation.thread, now_, seq)

    # --- Called by the timer

    def _beat(self, run: _Run) -> None:
        conversation = run.conversation
        with conversation.lock:
            if conversation.running != run.turn:
                return
            quiet = monotonic() - conversation.published
            if quiet >= HEARTBEAT:
                conversation.heartbeat()
                quiet = 0.0
        self._timer.after(HEARTBEAT - quiet, lambda: self._beat(run))

    def _last_beat(self, conversation: Conversation) -> None:
        with conversation.lock:
            conversation.heartbeat()

    def _check_point(self, run: _Run) -> None:
        conversation = run.conversation
        with conversation.lock:
            if conversation.running != run.turn:
                return

        def write() -> None:
            try:
                self._write(conversation, run.turn)
            except Exception:
                log.exception("a check-point could not be stored")
            finally:
                run.saving = False

        if not run.saving:  # a slow store gets fewer check-points, not a queue of them
            run.saving = True
            self._writer.submit(write)
        self._timer.after(CHECK_POINT, lambda: self._check_point(run))

    def _warn_if_stuck(self, run: _Run) -> None:
        if run.turn in self._runs:
            log.warning(
                "a callback of chat %r was stopped %g s ago and has not come back; it holds a thread",
                self._chat,
                PATIENCE,
            )

    # --- Conversations in memory

    @contextmanager
    def _held(self, identity: str, thread: str) -> Iterator[Conversation]:
        """The conversation, under its lock. One that is unknown and one that is somebody else's are not told apart."""
        while True:
            conversation = self._conversations.get(thread) or self._load(thread)
            if conversation is None or conversation.owner != identity:
                raise RefusedError("not_found", "There is no such conversation.")
            with conversation.lock:
                if not conversation.evicted:
                    conversation.used = monotonic()
                    yield conversation
                    return

    def _load(self, thread: str) -> Conversation | None:
        # One at a time, so that there are never two of one thread.
        with self._loading:
            conversation = self._conversations.get(thread)
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
                self._conversations[thread] = conversation
            if cut is not None:
                # The process that ran it is gone.
                conversation.end(cut["id"], "interrupted")
                self._save(conversation, cut["id"])
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
        """The same for a thread as long as this engine lives, so that readers of one that was evicted stay attached."""
        digest = hashlib.blake2b(thread.encode(), key=self._key, digest_size=12).digest()
        return urlsafe_b64encode(digest).decode()

    def _sweep(self) -> None:
        self._evict(MOST_IDLE)
        self._timer.after(LONGEST_IDLE / 10, self._sweep)

    def _evict(self, most: int) -> None:
        """Forget conversations that have been idle for long, and the longest idle ones past ``most``."""
        too_old = monotonic() - LONGEST_IDLE
        with self._lock:
            by_use = sorted(self._conversations.values(), key=lambda conversation: conversation.used)
            excess = len(by_use) - most
            for conversation in by_use:
                if excess <= 0 and conversation.used > too_old:
                    break
                if conversation.lock.acquire(blocking=False):
                    try:
                        if conversation.running is None and not conversation.pins:
                            conversation.evicted = True
                            del self._conversations[conversation.thread]
                            excess -= 1
                    finally:
                        conversation.lock.release()


Handler = Callable[[ChatEngine, str, Any, Callable[[str], None]], Reply]

HANDLERS: dict[str, Handler] = {
    "subscribe": cast(Handler, ChatEngine._subscribe),
    "new_thread": cast(Handler, ChatEngine._new_thread),
    "send": cast(Handler, ChatEngine._send),
    "stop": cast(Handler, ChatEngine._stop),
}
"""One row a command."""
