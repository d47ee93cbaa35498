"""Chats on a Dash app: engines behind one transport, and a route for what is too big for frames.

`mount_chat` is all that a hand-built layout needs; `FastDash` calls it too.
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from dash import Dash
from flask import Response, request

from . import responses
from .agents.callback import callback_agent
from .arguments import at_least, check_flags, check_function, check_seconds
from .artifacts.pages import SQLITE, Table
from .canvas.specs import Spec
from .dash_arguments import check_backend
from .engine.attachments import too_large
from .engine.engine import Agent, ChatEngine
from .engine.feedback import OnFeedback
from .engine.refusal import RefusedError
from .first_page import load_encoder
from .languages import ENGLISH, Language, Phrase, language_of, say
from .pictures import INNER, own_picture
from .protocol.encode import dumps
from .protocol.frames import Reply
from .stores.base import Store, open_store
from .termination import before_termination
from .transports.base import Attach, Transport
from .transports.origin import same_origin
from .visitors import Visitors

EXTENSION = "fast_dash"
"""Where the servers of a Flask app's Dash apps are found again, by their paths, as Flask extensions do."""


class ChatServer:
    """All chats of one Dash app. Made by the first `mount_chat`; found again by `ChatServer.of`."""

    def __init__(self, app: Dash, *, secret: str | None = None) -> None:
        self._visitors = Visitors.of(app, secret=secret)
        self._engines: dict[str, ChatEngine] = {}
        self._transport = _transport(app, self)
        self._app = app
        # Dash writes it into the page as it is: what it says there is markup.
        self._title: str = unescape(app.title)
        path = app.config.routes_pathname_prefix
        for rule, view, method in (
            ("artifact/<chat>/<thread>/<artifact>", self._artifact, "GET"),
            ("rows/<chat>/<thread>/<artifact>", self._of_table(responses.rows), "GET"),
            ("csv/<chat>/<thread>/<artifact>", self._of_table(responses.csv), "GET"),
            ("grid/<name>", responses.grid_script, "GET"),
            ("export/<chat>/<thread>/<change>/<format>", self._export, "GET"),
            ("attachment/<chat>/<thread>", self._attach, "POST"),
        ):
            rule = f"{path}_fast-dash/{rule}"
            app.server.add_url_rule(rule, endpoint=rule, view_func=view, methods=[method])
        app.server.extensions.setdefault(EXTENSION, {})[path] = self
        # The stores' last check-points are written, and running turns marked, before the process goes.
        atexit.register(self.close)
        before_termination(self.close)

    @classmethod
    def of(cls, app: Dash) -> ChatServer | None:
        """The server of ``app``, or None before the first `mount_chat`."""
        servers: dict[str, ChatServer] = app.server.extensions.get(EXTENSION, {})
        return servers.get(app.config.routes_pathname_prefix)

    def add(self, chat: str, agent: Agent, store: Store, **options: Any) -> None:
        """Serve ``agent`` under the name ``chat``. Raises ValueError if the name is taken."""
        if chat in self._engines:
            raise ValueError(f"this app has a chat named {chat!r} already; give each mount_chat its own chat=")
        self._engines[chat] = ChatEngine(chat, agent, store, self._transport.publish, **options)

    @property
    def stuck(self) -> int:
        """How many turns of all chats have ended whose callback has not come back. Each holds a thread."""
        return sum(engine.stuck for engine in self._engines.values())

    def close(self) -> None:
        """Stop what runs, write what is not written yet, and let go of the pages."""
        for engine in self._engines.values():
            engine.close()
        self._transport.close()

    # --- Endpoint: what a transport asks for

    def identify(self, cookies: Mapping[str, str]) -> str | None:
        """The identity that the signed cookie proves, or None."""
        return self._visitors.identify(cookies)

    def handle(self, identity: str | None, command: Any, attach: Attach) -> Reply:
        """Carry out a command on the chat that it names. An unknown chat is answered like somebody else's thread."""
        chat = command.get("chat") if isinstance(command, Mapping) else None
        engine = self._engines.get(chat) if isinstance(chat, str) else None
        if engine is None:
            return self._refuse(None, say("There is no such chat."))
        if identity is None:
            return self._refuse(engine, say("This page is no longer signed in. Reload it."))
        with self._visitors.acting(identity):
            return engine.handle(identity, command, attach)

    def _refuse(self, engine: ChatEngine | None, why: Phrase) -> Reply:
        # Whoever asks for a chat that there is not, most likely reads the language of those that there are.
        speaker = engine or next(iter(self._engines.values()), None)
        refused = RefusedError("not_found", why)
        return {"ok": False, "error": refused.refusal_in(speaker.language if speaker else ENGLISH)}

    # --- Routes

    def _artifact(self, chat: str, thread: str, artifact: str) -> Response:
        """The payload of an artifact, for the owner of its thread. It never changes, so that browsers may keep it."""
        identity, engine = self.identify(request.cookies), self._engines.get(chat)
        found = engine.artifact(identity, thread, artifact) if engine and identity else None
        if found is None:
            return responses.not_found()
        if found[0] == SQLITE:
            return self._of_table(responses.head)(chat, thread, artifact)
        return responses.payload(*found)

    def _of_table(self, answer: Callable[[Table], Response]) -> Callable[..., Response]:
        """A view that answers for a table which comes by pages, for the owner of its thread."""

        def view(chat: str, thread: str, artifact: str) -> Response:
            identity, engine = self.identify(request.cookies), self._engines.get(chat)
            table = engine.table(identity, thread, artifact) if engine and identity else None
            return responses.not_found() if table is None else answer(table)

        return view

    def _export(self, chat: str, thread: str, change: str, format: str) -> Response:
        """The canvas after a change as a file, for the owner of its thread."""
        identity, engine = self.identify(request.cookies), self._engines.get(chat)
        specs = engine.canvas(identity, thread, change) if engine and identity else None
        return responses.not_found() if specs is None or engine is None else self._exported(engine, specs, format)

    def _exported(self, engine: ChatEngine, specs: list[Spec], format: str) -> Response:
        # Imported here: most chats never export anything.
        from .export import FORMATS, export

        if format not in FORMATS or INNER in request.environ:
            return responses.not_found()
        read = partial(own_picture, self._app)
        return responses.file(*export(specs, format, title=self._title, language=engine.language, read=read))

    def _attach(self, chat: str, thread: str) -> Response:
        """Keep a file for the next message: the body is its bytes, the header ``X-File-Name`` its name as in a URL.

        The answer is an ``Attachment``, or a ``Refusal`` with status 4xx.
        """
        identity = self.identify(request.cookies) if same_origin(request.environ) else None
        engine = self._engines.get(chat)
        try:
            if identity is None or engine is None:
                raise RefusedError("not_found", say("There is no such conversation."))
            # Before a byte of the body is read.
            if request.content_length is None or request.content_length > engine.max_attachment:
                raise RefusedError("too_long", too_large(engine.max_attachment))
            name = unquote(request.headers.get("X-File-Name", ""))
            kept = engine.attach(identity, thread, name, request.mimetype, request.get_data(cache=False))
        except RefusedError as refused:
            refusal = refused.refusal_in(engine.language if engine else ENGLISH)
            status = 413 if refusal["code"] == "too_long" else 404
            return Response(dumps(refusal), status=status, mimetype="application/json")
        return Response(dumps(kept), mimetype="application/json", headers={"Cache-Control": "no-store"})


def _transport(app: Dash, server: ChatServer) -> Transport:
    # Imported here: python-socketio costs a fifth of a second, and `import fast_dash` must not.
    from .transports.socketio import SocketIOTransport

    return SocketIOTransport(app, server)


def _app_name(app: Dash) -> str:
    """A name for the app's default store that is the same after a restart, and another for another program."""
    name, place = app.config.name, app.server.root_path
    if name == "__main__" and (script := getattr(sys.modules["__main__"], "__file__", None)):
        name, place = Path(script).stem, str(Path(script).resolve())
    return f"{name}-{sha256(place.encode()).hexdigest()[:8]}"


def mount_chat(
    app: Dash,
    callback: Callable[..., Any],
    chat: str = "chat",
    *,
    store: str | Store | None = None,
    settings: Callable[[Mapping[str, Any]], dict[str, Any]] | None = None,
    on_feedback: OnFeedback | None = None,
    chat_history_size: int = 50,
    max_turns: int = 200,
    max_idle: float | None = None,
    max_attachment: int = 10 * 1024 * 1024,
    canvas: bool = False,
    language: str | Language = "en",
) -> ChatServer:
    """Answer the components that carry ``chat=`` this name with ``callback``.

    Parameters
    ----------
    app
        Any Dash app, with any layout.
    callback
        The function that answers: its first parameter is ``query``; it returns or yields text and frames.
    chat
        The name that links `Transcript`, `ChatComposer`, `CanvasGrid` and this callback. One app may have several.
    store
        Where conversations are kept: a URL such as ``"sqlite:///chats.db"`` or ``"memory://"``, or a `Store`. By
        default the environment variable ``FAST_DASH_STORE``, else an SQLite file in the user's data directory.
    settings
        Turns the values of the settings' controls into arguments for ``callback``; raises `SettingError`.
    on_feedback
        Is called with a `Feedback` when a user judges a reply by the thumbs below it.
    chat_history_size
        How many turns a ``history`` parameter gets at most.
    max_turns
        How many turns this process runs at once; a message past that is refused, and stays in the composer.
    max_idle
        After how many seconds without a frame a turn is ended, with an error notice; None, the default, for no end.
    max_attachment
        How many bytes a file may have that is sent with a message; 0 refuses all.
    canvas
        Whether ``callback`` may yield ``canvas`` and ``set_props`` frames, for a `CanvasGrid` with the same ``chat=``.
    language
        In which refusals and failures are told, such as ``"de"``. The components have ``labels`` of their own:
        ``labels=fast_dash.languages.labels("de")``.

    Raises
    ------
    TypeError
        If the first parameter of ``callback`` is not ``query``, or an argument is of a wrong type.
    ValueError
        If ``chat`` is taken, a number is too small, ``store`` names an unknown kind of store, or ``language`` is
        none of `fast_dash.languages`.
    StoreError
        If the store cannot be opened, with what to do about it.
    """
    check_backend(None, app.server)
    if not isinstance(chat, str) or not chat:
        raise TypeError(f"chat must be the name that the components carry as chat=, not {chat!r}")
    check_function("settings", settings, "that turns the values of the controls into arguments")
    check_function("on_feedback", on_feedback, "that takes a Feedback")
    check_seconds("max_idle", max_idle)
    check_flags({"canvas": canvas})
    agent = callback_agent(callback)
    options = {
        "parse_settings": settings,
        "on_feedback": on_feedback,
        "history_size": at_least("chat_history_size", chat_history_size, 1),
        "max_turns": at_least("max_turns", max_turns, 1),
        "max_idle": max_idle,
        "max_attachment": at_least("max_attachment", max_attachment, 0),
        "canvas": canvas,
        "language": language_of(language),
    }
    opened = store if isinstance(store, Store) else open_store(store, name=_app_name(app))
    load_encoder()
    server = ChatServer.of(app) or ChatServer(app)
    server.add(chat, agent, opened, **options)
    return server
