"""socket.io on Flask: a WebSocket where the network lets one through, long polling where it does not.

Threads, not greenlets: user callbacks block, and any WSGI server with threads will do. Each thread's channel is a room;
a socket is put into a room only by the endpoint, after it has checked whose thread it is.
"""

from __future__ import annotations

from typing import Any

from dash import Dash
from flask_socketio import ConnectionRefusedError, SocketIO
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_cookie

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
    """Mounts itself on the Flask server of ``app``, below its path prefix.

    Flask-SocketIO puts it there; events are taken from python-socketio below it. Flask's request context, which the
    former makes for each event, costs more than most commands.
    """

    def __init__(self, app: Dash, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._flask = app.server
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
            serializer=TextPacket,
            json=encode,
        ).server
        # The app's own handlers find the app's own SocketIO there, if it has one.
        app.server.extensions["socketio"] = others
        app.server.wsgi_app = tuned(app.server.wsgi_app, path, PING_INTERVAL + PING_TIMEOUT)
        self._io.eio.create_queue = PacketQueue
        self._io.on("connect", self._connect)
        self._io.on("disconnect", self._disconnect)
        self._io.on("command", self._command)

    def publish(self, channel: str, envelope: Envelope) -> None:
        self._io.emit(channel, envelope, to=channel)

    def close(self) -> None:
        for socket in list(self._io.eio.sockets.values()):
            socket.close(wait=False)

    def _identity(self, environ: dict[str, Any] | None) -> str | None:
        """Who is behind a handshake; None is one that ended meanwhile."""
        # Read anew for each command: the answer never comes from anything that the page said.
        return self._endpoint.identify(parse_cookie(environ)) if environ and same_origin(environ) else None

    def _connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
        # The page knows these words. What guards the app would not let it fetch a cookie either, so it is asked first.
        if not self._admits(environ):
            raise ConnectionRefusedError("forbidden")
        if self._identity(environ) is None:
            # The page fetches a new cookie and connects again.
            raise ConnectionRefusedError("identity")
        self._channels[sid] = {}

    def _admits(self, environ: dict[str, Any]) -> bool:
        """Whether the app lets this request through. Flask does not ask: a socket passes by what guards the pages."""
        with self._flask.request_context(environ):
            try:
                return self._flask.preprocess_request() is None
            except HTTPException:
                return False

    def _disconnect(self, sid: str, _reason: Any = None) -> None:
        self._channels.pop(sid, None)

    def _command(self, sid: str, command: Any = None, *_extra: Any) -> Reply:
        channels = self._channels.get(sid, {})

        def attach(channel: str) -> None:
            chat = command["chat"]
            previous = channels.get(chat)
            if previous not in (None, channel):
                self._io.leave_room(sid, previous)
            self._io.enter_room(sid, channel)
            channels[chat] = channel

        return self._endpoint.handle(self._identity(self._io.get_environ(sid)), command, attach)
