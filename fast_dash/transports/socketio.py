"""socket.io on Flask: a WebSocket where the network lets one through, long polling where it does not.

Threads, not greenlets: user callbacks block, and any WSGI server with threads will do. Each thread's channel is a room;
a socket is put into a room only by the endpoint, after it has checked whose thread it is.
"""

from __future__ import annotations

from typing import Any

from dash import Dash
from flask import Request, current_app, request
from flask_socketio import ConnectionRefusedError, SocketIO
from werkzeug.exceptions import HTTPException

from ..protocol import encode
from ..protocol.frames import Envelope, Reply
from .base import Endpoint, Transport
from .origin import same_origin
from .packets import PacketQueue, TextPacket
from .tcp import tuned

PATH = "_fast-dash/socket.io"

PING_INTERVAL = 10
PING_TIMEOUT = 5
"""A peer that vanished without a word is noticed after 15 s; the page's own watchdog is faster."""


class SocketIOTransport(Transport):
    """Mounts itself on the Flask server of ``app``, below its path prefix."""

    def __init__(self, app: Dash, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._channels: dict[str, dict[str, str]] = {}
        """For each socket and chat, the channel that it follows: a reader follows one thread of a chat at a time."""
        others = app.server.extensions.get("socketio")
        path = app.config.routes_pathname_prefix + PATH
        self._io = SocketIO(
            app.server,
            path=path,
            async_mode="threading",
            # Commands of one socket are carried out in order, in the thread that reads the socket.
            async_handlers=False,
            cors_allowed_origins=lambda _origin, environ: same_origin(environ),
            ping_interval=PING_INTERVAL,
            ping_timeout=PING_TIMEOUT,
            # Nothing big comes up this way: files travel by HTTP.
            max_http_buffer_size=1_000_000,
            manage_session=False,
            serializer=TextPacket,
            json=encode,
        )
        self._io.server.eio.create_queue = PacketQueue
        # The app's own handlers find the app's own SocketIO there, if it has one.
        app.server.extensions["socketio"] = others
        app.server.wsgi_app = tuned(app.server.wsgi_app, path, PING_INTERVAL + PING_TIMEOUT)
        self._io.on_event("connect", self._connect)
        self._io.on_event("disconnect", self._disconnect)
        self._io.on_event("command", self._command)

    def publish(self, channel: str, envelope: Envelope) -> None:
        self._io.emit(channel, envelope, to=channel)

    def close(self) -> None:
        for socket in list(self._io.server.eio.sockets.values()):
            socket.close(wait=False)

    def _identity(self) -> str:
        # Read anew for each command: the answer never comes from anything that the page said.
        identity = self._endpoint.identify(request.cookies) if same_origin(request.environ) else None
        if identity is None:
            # The page knows this word: it fetches a new cookie and connects again.
            raise ConnectionRefusedError("identity")
        return identity

    def _connect(self, _auth: Any = None) -> None:
        self._identity()
        if not _admitted():
            raise ConnectionRefusedError("forbidden")
        self._channels[_sid(request)] = {}

    def _disconnect(self, _reason: Any = None) -> None:
        self._channels.pop(_sid(request), None)

    def _command(self, command: Any = None, *_extra: Any) -> Reply:
        sid, rooms = _sid(request), self._io.server
        channels = self._channels.get(sid, {})

        def attach(channel: str) -> None:
            chat = command["chat"]
            previous = channels.get(chat)
            if previous not in (None, channel):
                rooms.leave_room(sid, previous)
            rooms.enter_room(sid, channel)
            channels[chat] = channel

        try:
            identity = self._identity()
        except ConnectionRefusedError:
            identity = None
        return self._endpoint.handle(identity, command, attach)


def _admitted() -> bool:
    """Whether the app lets this request through. Flask does not ask: a socket passes by what guards the pages."""
    try:
        return current_app.preprocess_request() is None
    except HTTPException:
        return False


def _sid(of: Request) -> str:
    """The id that Flask-SocketIO gives to the connection of the present event."""
    return str(of.sid)  # type: ignore[attr-defined]
