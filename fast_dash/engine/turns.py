"""The life of a turn: it begins, its agent runs, what the agent says becomes frames, and it ends.

A turn belongs to the engine, not to who asked for it: it ends when its agent ends, when its owner stops it, when
nothing comes of it for too long, or when the engine closes.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from time import monotonic
from typing import Any

from ..languages import Language, Phrase, say
from ..protocol.frames import ArtifactEnd, ArtifactKind, EndStatus, Frame, Turn, TurnStart
from ..protocol.normalize import Normalizer, PendingArtifact
from ..protocol.transcript import fold
from .complaint import complaint
from .pace import Timer
from .refusal import RefusedError
from .request import Agent, TurnRequest
from .run import Drive
from .thread import WINDOW, Conversation
from .workers import Workers
from .writer import Writer

log = logging.getLogger("fast_dash")

HEARTBEAT = 2.5
"""Seconds of silence in a running turn after which readers get a sign of life."""

LAST_HEARTBEAT = 1.0
"""Seconds after the end of a turn when readers hear once more where it ended."""

MOST_ENVELOPES = 600
"""Envelopes of deltas in a second. With more turns than that allows at their usual pace, each merges more: an envelope
costs the server several times what a token does, and a late token is better than an ever longer queue."""

CHECK_POINT = 1.0
"""Seconds of a running reply that the end of the process may cost."""

PATIENCE = 5.0
"""Seconds after Stop when a callback that has not come back is logged."""

ARTIFACT_WORKERS = 2
"""Payloads of artifacts that are made at once, beside the callbacks that yielded them."""


NOUNS: dict[ArtifactKind, Phrase] = {
    "figure": say("figure"),
    "table": say("table"),
    "image": say("image"),
    "markdown": say("text"),
}
"""How a kind of artifact is called where it cannot be shown."""


class _Run:
    """A turn that has not come to its end, or whose agent has not given back control yet."""

    def __init__(self, conversation: Conversation, turn: str) -> None:
        self.conversation = conversation
        self.turn = turn
        self.stopped = threading.Event()
        self.check_point: Future[None] | None = None
        """The one that is on its way to the store, or was last."""
        self.drive: Drive | None = None
        self.heard = monotonic()
        """When something of the turn came last."""
        self.outcome: tuple[EndStatus, list[Frame]] = ("done", [])
        """How the turn ends once nothing is at work any more."""
        self._lock = threading.Lock()
        self._busy = 1
        """The agent, and the artifacts that are being made."""

    def stop(self) -> None:
        self.stopped.set()
        if self.drive is not None:
            self.drive.cancel()

    def enter(self) -> None:
        with self._lock:
            self._busy += 1

    def leave(self) -> bool:
        """Whether nothing is at work any more."""
        with self._lock:
            self._busy -= 1
            return self._busy == 0


class Turns:
    """Runs the turns of one chat, ``max_turns`` at once."""

    def __init__(
        self,
        chat: str,
        agent: Agent,
        writer: Writer,
        timer: Timer,
        max_turns: int,
        max_idle: float | None,
        language: Language,
    ) -> None:
        self._chat = chat
        self._agent = agent
        self._writer = writer
        self._timer = timer
        self._max_turns = max_turns
        self._max_idle = max_idle
        self._language = language
        self._workers = Workers("fast-dash-turn", max_turns)
        self._artifact_workers = Workers("fast-dash-artifact", ARTIFACT_WORKERS)
        self._lock = threading.Lock()
        self._runs: dict[str, _Run] = {}
        """By turn."""
        self._closing = False

    def __len__(self) -> int:
        return len(self._runs)

    @property
    def stuck(self) -> int:
        """How many turns have ended whose callback has not come back. Each holds a thread."""
        with self._lock:
            return sum(run.stopped.is_set() for run in self._runs.values())

    def window(self) -> float:
        """Seconds between two envelopes of deltas of a turn, at present."""
        return max(WINDOW, len(self._runs) / MOST_ENVELOPES)

    def begin(
        self, conversation: Conversation, frame: TurnStart, request: Callable[[threading.Event], TurnRequest]
    ) -> None:
        """Store the message, tell the readers, and let the agent answer ``request(stopped)``.

        No turn of the conversation runs, and none can begin meanwhile. Raises RefusedError if too many turns run.
        """
        run = _Run(conversation, frame["turn"])
        with self._lock:
            if self._closing or len(self._runs) >= self._max_turns:
                raise RefusedError("overloaded", say("The server is busy. Try again in a moment."))
            self._runs[run.turn] = run
        try:
            # Whatever happens from here on, the user's message is kept.
            begun: list[Turn] = []
            fold(begun, frame)
            self._writer.call(lambda store: store.save(conversation.thread, begun[0], conversation.seq + 1))
            asked = request(run.stopped)
        except BaseException:
            self._forget(run)
            raise
        conversation.begin(frame)
        normalize = Normalizer(self._language, asked.canvas)

        def emit(value: Any) -> bool:
            wanted = conversation.push(run.turn, normalize(value))
            for artifact in normalize.pending_artifacts():
                self._make(run, artifact)
            run.heard = monotonic()
            return wanted

        def finish(problem: BaseException | None) -> None:
            self._finish(run, problem)

        run.drive = Drive(self._agent, asked, emit, finish, self._workers)
        self._timer.after(HEARTBEAT, lambda: self._beat(run))
        self._timer.after(CHECK_POINT, lambda: self._check_point(run))
        if self._max_idle is not None:
            # It is the callback that is waited for, not the store.
            run.heard = monotonic()
            self._await_frame(run, self._max_idle)
        try:
            run.drive.start()
        except RuntimeError as problem:  # the system has no thread for it
            finish(problem)

    def stop(self, turn: str) -> None:
        """End a turn for its readers. One that does not run is left as it is."""
        run = self._runs.get(turn)
        if run is not None:
            self._end(run, "stopped")

    def aside(self, call: Callable[[], object]) -> None:
        """Call a function of the user's, which may take long, and whose exceptions nobody waits for."""

        def guarded() -> None:
            try:
                call()
            except Exception:
                log.exception("a function that chat %r was given raised", self._chat)

        self._workers.submit(guarded)

    def close(self) -> None:
        """End what runs as ``interrupted``, give callbacks a moment for their ``finally``, and begin no more turns."""
        with self._lock:
            self._closing = True
            runs = list(self._runs.values())
        for run in runs:
            self._end(run, "interrupted")
        deadline = monotonic() + 2
        while self._runs and monotonic() < deadline:
            threading.Event().wait(0.01)
        self._workers.close()
        self._artifact_workers.close()

    # --- What the agent yields

    def _make(self, run: _Run, artifact: PendingArtifact) -> None:
        """Make the payload of an artifact: beside the agent if its value can be set aside, else before it gets on."""
        if run.stopped.is_set():
            return
        if artifact.kind.freeze is None:
            self._make_now(run, artifact)
            return
        run.enter()
        try:
            frozen = artifact._replace(value=artifact.kind.freeze(artifact.value))
            self._artifact_workers.submit(lambda: self._make_aside(run, frozen))
        except Exception as problem:
            self._fail(run, artifact, problem)
            self._leave(run)

    def _make_aside(self, run: _Run, artifact: PendingArtifact) -> None:
        try:
            self._make_now(run, artifact)
        finally:
            self._leave(run)

    def _make_now(self, run: _Run, artifact: PendingArtifact) -> None:
        try:
            payload = artifact.kind.payload(artifact.value)
            thread = run.conversation.thread
            self._writer.call(lambda store: store.put_artifact(thread, artifact.id, payload.mime, payload.data))
        except Exception as problem:
            self._fail(run, artifact, problem)
        else:
            frame: ArtifactEnd = {"type": "artifact_end", "id": artifact.id, "status": "ready"}
            if payload.size is not None:
                frame["size"] = payload.size
            run.conversation.push(run.turn, [frame])
            run.heard = monotonic()

    def _fail(self, run: _Run, artifact: PendingArtifact, problem: Exception) -> None:
        name = artifact.kind.kind
        log.error("an artifact (%s) of chat %r could not be made", name, self._chat, exc_info=problem)
        frame: ArtifactEnd = {
            "type": "artifact_end",
            "id": artifact.id,
            "status": "failed",
            "message": self._language(
                say(
                    "This {kind} could not be shown: {problem}",
                    kind=NOUNS[name],
                    problem=complaint(problem, self._language),
                )
            ),
        }
        run.conversation.push(run.turn, [frame])

    # --- The end

    def _finish(self, run: _Run, problem: BaseException | None) -> None:
        """The agent has given back control."""
        if problem is not None:
            run.outcome = ("error", [{"type": "error", "message": complaint(problem, self._language)}])
            if not (run.stopped.is_set() and isinstance(problem, asyncio.CancelledError)):
                log.error("the callback of chat %r raised", self._chat, exc_info=problem)
        self._leave(run)

    def _leave(self, run: _Run) -> None:
        if run.leave():
            self._forget(run)
            status, frames = run.outcome
            self._end(run, status, *frames)

    def _forget(self, run: _Run) -> None:
        with self._lock:
            self._runs.pop(run.turn, None)

    def _end(self, run: _Run, status: EndStatus, *frames: Frame) -> bool:
        """End the turn for its readers; False if it has ended already. The agent may still be at work."""
        conversation = run.conversation
        with conversation.pinned():
            ended = conversation.end(run.turn, status, *frames)
            if ended:
                self._writer.save(conversation, run.turn)
                self._timer.after(LAST_HEARTBEAT, lambda: self._last_beat(conversation))
                if run.turn in self._runs:
                    run.stop()
                    self._timer.after(PATIENCE, lambda: self._warn_if_stuck(run))
        return ended

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

    def _await_frame(self, run: _Run, longest: float) -> None:
        """End the turn when nothing has come of it for so many seconds."""
        if run.turn not in self._runs or run.stopped.is_set():
            return
        quiet = monotonic() - run.heard
        if quiet < longest:
            self._timer.after(longest - quiet, lambda: self._await_frame(run, longest))
            return
        log.warning("a callback of chat %r has yielded nothing for %g s; its turn is ended", self._chat, longest)
        seconds = int(longest) if longest % 1 == 0 else longest
        why = say("The reply was ended, because nothing more came for {seconds} s.", seconds=seconds)
        self._end(run, "error", {"type": "error", "message": self._language(why)})

    def _last_beat(self, conversation: Conversation) -> None:
        with conversation.lock:
            conversation.heartbeat()

    def _check_point(self, run: _Run) -> None:
        conversation = run.conversation
        with conversation.lock:
            if conversation.running != run.turn:
                return
        # A slow store gets fewer check-points, not a queue of them.
        if run.check_point is None or run.check_point.done():
            run.check_point = self._writer.check_point(conversation, run.turn)
        self._timer.after(CHECK_POINT, lambda: self._check_point(run))

    def _warn_if_stuck(self, run: _Run) -> None:
        if run.turn in self._runs:
            log.warning(
                "a callback of chat %r was told to stop %g s ago and has not come back; it holds a thread",
                self._chat,
                PATIENCE,
            )
