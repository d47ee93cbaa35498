"""``ChatEngine``: all conversations of one chat. ``handle(identity, command)`` is the one door for every transport.

It knows no socket and no Dash; envelopes leave through ``publish``.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any, cast

from ..artifacts.pages import SQLITE, Table, Tables
from ..canvas import changes
from ..canvas.desk import Desk
from ..canvas.specs import COLUMNS, Spec
from ..languages import ENGLISH, Language, say
from ..protocol.branches import branch
from ..protocol.encode import clean
from ..protocol.frames import (
    Accepted,
    ArrangeCanvas,
    Attachment,
    Frame,
    GiveFeedback,
    NewThread,
    Reply,
    Send,
    ShowCanvas,
    Stop,
    Subscribe,
    Subscribed,
    TurnStart,
)
from ..protocol.normalize import now
from ..protocol.transcript import history
from ..stores.base import Store
from .attachments import Attachments
from .commands import command_of, is_id
from .conversations import Conversations
from .feedback import OnFeedback, feedback_on
from .pace import Timer
from .refusal import RefusedError
from .request import Agent, ParseSettings, SettingError, TurnRequest
from .thread import Conversation, Publish
from .turns import Turns
from .writer import Writer

__all__ = ["Agent", "ChatEngine", "SettingError", "TurnRequest"]

log = logging.getLogger("fast_dash")


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
    on_feedback
        Is told when a user judges a reply, in a thread of its own.
    max_turns
        How many agents run at once, those included that were stopped and have not come back.
    max_idle
        Seconds without a frame after which a turn is ended; None for no end.
    history_size
        How many turns an agent gets as history at most.
    max_query
        How many characters a message may have.
    max_attachment
        How many bytes a file may have that is sent with a message.
    canvas
        Whether the chat has a canvas that the agent builds.
    language
        In which refusals and failures are told.
    """

    def __init__(
        self,
        chat: str,
        agent: Agent,
        store: Store,
        publish: Publish,
        *,
        parse_settings: ParseSettings | None = None,
        on_feedback: OnFeedback | None = None,
        max_turns: int = 200,
        max_idle: float | None = None,
        history_size: int = 50,
        max_query: int = 100_000,
        max_attachment: int = 10 * 1024 * 1024,
        canvas: bool = False,
        language: Language = ENGLISH,
    ) -> None:
        self._chat = chat
        self._store = store
        self._parse_settings = parse_settings
        self._on_feedback = on_feedback
        self._history_size = history_size
        self._max_query = max_query
        self._canvas = canvas
        self._timer = Timer()
        self._writer = Writer(store, self._timer)
        self._turns = Turns(chat, agent, self._writer, self._timer, max_turns, max_idle, language)
        self._conversations = Conversations(chat, store, self._writer, publish, self._timer, self._turns.window)
        self.max_attachment = max_attachment
        self.language = language
        self._tables = Tables()
        self._attachments = Attachments(store, self._writer, max_attachment)
        self._closing = False

    @property
    def stuck(self) -> int:
        """How many turns have ended whose callback has not come back. Each holds a thread."""
        return self._turns.stuck

    def handle(self, identity: str, command: Any, attach: Callable[[str], None]) -> Reply:
        """Carry out a command of ``identity``, which is known to be true; the command may be anything. Never raises.

        ``attach(channel)`` is called before a thread's frames or turns are read: who listens to the channel from then
        on misses nothing.
        """
        try:
            known = command_of(command)
            if known is None:
                raise RefusedError("bad_command", say("The page sent something that this server does not understand."))
            if known["chat"] != self._chat:
                raise RefusedError("not_found", say("There is no such chat."))
            if self._closing:
                raise RefusedError("overloaded", say("The server is going down. Try again in a moment."))
            return HANDLERS[known["type"]](self, identity, known, attach)
        except RefusedError as refused:
            return {"ok": False, "error": refused.refusal_in(self.language)}
        except Exception:
            log.exception("a command failed")
            failed = RefusedError("internal", say("Something went wrong on the server."))
            return {"ok": False, "error": failed.refusal_in(self.language)}

    def artifact(self, identity: str, thread: str, artifact: str) -> tuple[str, bytes] | None:
        """MIME type and payload of an artifact, or of an attached file, in a thread of ``identity``; or None."""
        if not (is_id(thread) and is_id(artifact) and self._owns(identity, thread)):
            return None
        return self._store.get_artifact(thread, artifact)

    def table(self, identity: str, thread: str, artifact: str) -> Table | None:
        """An artifact in a thread of ``identity`` that is a table which comes by pages; or None."""
        if not (is_id(thread) and is_id(artifact) and self._owns(identity, thread)):
            return None

        def load() -> bytes | None:
            found = self._store.get_artifact(thread, artifact)
            # Only what was made here is opened, never a file that somebody uploaded.
            return found[1] if found is not None and found[0] == SQLITE else None

        return self._tables.get((thread, artifact), load)

    def canvas(self, identity: str, thread: str, change: str) -> list[Spec] | None:
        """What the canvas of a thread of ``identity`` showed after a change; None if there is no such thing."""
        if not is_id(thread):
            return None
        try:
            with self._conversations.held(identity, thread) as conversation:
                known = changes.has(conversation.turns, change)
                return changes.specs_at(conversation.turns, change) if known else None
        except RefusedError:
            return None

    def attach(self, identity: str, thread: str, name: str, type: str, data: bytes) -> Attachment:
        """Keep a file for a message that is still to be sent in a thread of ``identity``.

        Raises
        ------
        RefusedError
            If the thread is not theirs, or the file is too large.
        """
        if self._closing or not (is_id(thread) and self._owns(identity, thread)):
            raise RefusedError("not_found", say("There is no such conversation."))
        return self._attachments.put(thread, name, type, data)

    def close(self) -> None:
        """End what runs as ``interrupted``, give callbacks a moment for their ``finally``, and write everything."""
        self._closing = True
        self._turns.close()
        self._timer.close()
        self._writer.close()

    def _owns(self, identity: str, thread: str) -> bool:
        try:
            with self._conversations.held(identity, thread):
                return True
        except RefusedError:
            return False

    # --- Commands

    def _subscribe(self, identity: str, command: Subscribe, attach: Callable[[str], None]) -> Subscribed:
        thread = command.get("thread") or self._conversations.latest(identity)
        with self._conversations.held(identity, thread) as conversation:
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
        thread = self._conversations.latest(identity)
        with self._conversations.held(identity, thread) as conversation:
            empty = not conversation.turns
        if not empty:
            thread = self._conversations.create(identity)
        return self._subscribe(identity, {"type": "subscribe", "chat": self._chat, "thread": thread}, attach)

    def _send(self, identity: str, command: Send, _attach: Callable[[str], None]) -> Accepted:
        with self._conversations.held(identity, command["thread"]) as conversation:
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
            raise RefusedError("busy", say("A reply is still being written. Wait for it, or stop it."))
        frame = self._turn_start(conversation, command)
        settings = self._settings(command)
        parent = frame.get("parent", conversation.latest)
        past = branch(conversation.turns, parent)
        desk = self._desk(conversation, parent)
        files = [self._attachments.file(conversation.thread, attachment) for attachment in frame.get("attachments", [])]
        self._turns.begin(
            conversation,
            frame,
            lambda stopped: TurnRequest(
                frame["query"],
                conversation.thread,
                settings,
                history(past, self._history_size),
                files,
                command.get("selection", {}),
                desk,
                stopped,
            ),
        )
        self._attachments.sent(conversation.thread, frame.get("attachments", []))
        return frame["turn"]

    def _desk(self, conversation: Conversation, parent: str) -> Desk | None:
        """The canvas as it stands after the turn ``parent``."""
        if not self._canvas:
            return None
        turns = conversation.turns
        return Desk(changes.specs_at(turns, changes.shown(turns, parent)))

    def _turn_start(self, conversation: Conversation, command: Send) -> TurnStart:
        attachments = self._attachments.get(conversation.thread, command.get("attachments", []))
        query = clean(command["query"])
        if not query.strip() and not attachments and not command.get("run"):
            raise RefusedError("empty", say("Write a message first."))
        if len(query) > self._max_query:
            raise RefusedError(
                "too_long", say("The message is longer than {limit:,} characters.", limit=self._max_query)
            )
        frame: TurnStart = {
            "type": "turn_start",
            "turn": secrets.token_urlsafe(12),
            "message": command["message"],
            "query": query,
            "at": now(),
        }
        parent = command.get("parent", conversation.latest)
        if parent != conversation.latest:
            if parent and not conversation.has(parent):
                raise RefusedError("not_found", say("There is no such turn."))
            frame["parent"] = parent
        if attachments:
            frame["attachments"] = attachments
        if command.get("run"):
            frame["run"] = True
        return frame

    def _settings(self, command: Send) -> dict[str, Any]:
        if self._parse_settings is None:
            return {}
        try:
            return dict(self._parse_settings(command.get("settings", {})))
        except SettingError as problem:
            raise RefusedError("invalid_setting", problem.message, problem.field) from None

    def _stop(self, identity: str, command: Stop, _attach: Callable[[str], None]) -> Accepted:
        turn = command["turn"]
        with self._conversations.held(identity, command["thread"]) as conversation:
            if not conversation.has(turn):
                raise RefusedError("not_found", say("There is no such turn."))
        self._turns.stop(turn)
        return {"ok": True, "turn": turn}

    def _feedback(self, identity: str, command: GiveFeedback, _attach: Callable[[str], None]) -> Accepted:
        id = command["turn"]
        with self._conversations.held(identity, command["thread"]) as conversation:
            turn = next((turn for turn in conversation.turns if turn["id"] == id), None)
            if turn is None or turn["status"] == "streaming":
                raise RefusedError("not_found", say("There is no such reply."))
            conversation.add({"type": "feedback", "turn": id, "value": command["value"]})
            judged = feedback_on(conversation.thread, turn)
            conversation.pins += 1
        try:
            self._writer.save(conversation, id)
        finally:
            conversation.unpin()
        if self._on_feedback is not None:
            tell = self._on_feedback
            self._turns.aside(lambda: tell(judged))
        return {"ok": True, "turn": id}

    # --- What the user does to the canvas

    def _arrange(self, identity: str, command: ArrangeCanvas, _attach: Callable[[str], None]) -> Accepted:
        spans = command["spans"]
        if not all(type(span) is int and 1 <= span <= COLUMNS for span in spans.values()):
            raise RefusedError("bad_command", say("The page sent something that this server does not understand."))
        turn = command["turn"]
        arranged: Frame = {"type": "canvas_arrange", "turn": turn, "order": command["order"], "spans": spans}
        return self._change_canvas(identity, command["thread"], turn, arranged)

    def _show(self, identity: str, command: ShowCanvas, _attach: Callable[[str], None]) -> Accepted:
        turn, change = command["turn"], command["change"]
        return self._change_canvas(
            identity, command["thread"], turn, {"type": "canvas_show", "turn": turn, "change": change}
        )

    def _change_canvas(self, identity: str, thread: str, turn: str, frame: Frame) -> Accepted:
        with self._conversations.held(identity, thread) as conversation:
            known = conversation.has(turn)
            if frame["type"] == "canvas_show":
                known = known and changes.has(conversation.turns, frame["change"])
            if not known:
                raise RefusedError("not_found", say("There is no such state of the canvas."))
            conversation.add(frame)
            conversation.pins += 1
        try:
            self._writer.save(conversation, turn)
        finally:
            conversation.unpin()
        return {"ok": True, "turn": turn}


Handler = Callable[[ChatEngine, str, Any, Callable[[str], None]], Reply]

HANDLERS: dict[str, Handler] = {
    "subscribe": cast(Handler, ChatEngine._subscribe),
    "new_thread": cast(Handler, ChatEngine._new_thread),
    "send": cast(Handler, ChatEngine._send),
    "stop": cast(Handler, ChatEngine._stop),
    "feedback": cast(Handler, ChatEngine._feedback),
    "arrange": cast(Handler, ChatEngine._arrange),
    "show": cast(Handler, ChatEngine._show),
}
"""One row a command."""
