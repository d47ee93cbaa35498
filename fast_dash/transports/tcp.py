"""What the system is asked to do for a WebSocket's connection, which WSGI servers set up for pages.

Send at once: a server without ``TCP_NODELAY`` holds a small packet back until the one before is acknowledged, which
browsers put off for 40 ms. Tokens are small packets.

Hang up on peers that vanished without a word, such as a phone that lost its network. engine.io notices by its pings
and gives them up, but the threads that read and write the socket wait in the system's calls: for ever, with a place in
the server's pool. Python's own ``settimeout`` is no way out: with it ``send`` may send a part, and nobody looks.
"""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

SOCKETS = ("werkzeug.socket", "gunicorn.socket")
"""Where WSGI servers with threads put the connection of a request."""

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def tuned(app: WSGIApp, path: str, silence: float) -> WSGIApp:
    """``app``, with WebSockets below ``path`` sent to at once, and closed when nothing was heard of the peer for
    ``silence`` seconds."""

    def call(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket" and environ.get("PATH_INFO", "").startswith(path):
            connection = next((environ[name] for name in SOCKETS if name in environ), None)
            if connection is not None:
                _tune(connection, silence)
        return app(environ, start_response)

    return call


def _tune(connection: Any, silence: float) -> None:
    limit = struct.pack("ll", int(silence), 0) if sys.platform != "win32" else struct.pack("L", int(silence * 1000))
    with suppress(OSError):  # it is gone already, or no TCP connection
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
        if sys.platform == "linux":
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(silence * 1000))
