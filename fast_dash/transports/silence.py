"""Hang up on peers that vanished without a word, such as a phone that lost its network.

engine.io notices them by its pings and gives them up, but the threads that read and write their WebSocket wait in the
system's calls: for ever, each with a socket, and with a place in the server's pool. So the system is asked to end those
calls. Python's own ``settimeout`` is no way to do that: with it, ``send`` may send a part and nobody looks.
"""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

SOCKETS = ("werkzeug.socket", "gunicorn.socket")
"""Where WSGI servers with threads put the connection of a request."""

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def hang_up_on_silence(app: WSGIApp, path: str, seconds: float) -> WSGIApp:
    """``app``, with WebSockets below ``path`` closed when nothing was received, or could be sent, for so long."""

    def call(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket" and environ.get("PATH_INFO", "").startswith(path):
            _limit(environ, seconds)
        return app(environ, start_response)

    return call


def _limit(environ: Mapping[str, Any], seconds: float) -> None:
    connection = next((environ[name] for name in SOCKETS if name in environ), None)
    if connection is None:
        return
    limit = struct.pack("ll", int(seconds), 0) if sys.platform != "win32" else struct.pack("L", int(seconds * 1000))
    with suppress(OSError):  # a connection that is gone already, or a system that does not know the option
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
        if sys.platform == "linux":
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(seconds * 1000))
