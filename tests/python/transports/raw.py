"""A chat server over HTTP, and a raw client of its socket: a browser is too well behaved."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests
import websocket
from flask import Flask
from werkzeug.serving import make_server


@dataclass
class Site:
    port: int
    prefix: str = "/"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cookie(self) -> str:
        """What a browser gets that opens the page."""
        jar = requests.get(self.origin + self.prefix, timeout=10).cookies
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)

    def handshake(self, **headers: str) -> requests.Response:
        """The first request of long polling."""
        address = f"{self.origin}{self.prefix}_fast-dash/socket.io/?EIO=4&transport=polling"
        return requests.get(address, headers=headers, timeout=10)

    def connect(self, **headers: str) -> Any:
        """Open a WebSocket; answer it and the first socket.io packet, or None where the upgrade was refused."""
        try:
            socket = websocket.create_connection(
                f"ws://127.0.0.1:{self.port}{self.prefix}_fast-dash/socket.io/?EIO=4&transport=websocket",
                timeout=10,
                suppress_origin=True,
                header=[f"{name}: {value}" for name, value in headers.items()],
            )
        except websocket.WebSocketBadStatusException:
            return None
        socket.recv()
        socket.send("40")
        return socket


def command(socket: Any, **fields: Any) -> dict[str, Any]:
    """Send a command and wait for the answer to it."""
    socket.send("420" + json.dumps(["command", fields]))
    while True:
        message = socket.recv()
        if message == "2":
            socket.send("3")
        elif message.startswith("430"):
            return json.loads(message[3:])[0]


@contextmanager
def serve(server: Flask, prefix: str = "/") -> Iterator[Site]:
    """The site while it is served."""
    http = make_server("127.0.0.1", 0, server, threaded=True)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, args=[0.05], daemon=True)
    thread.start()
    yield Site(http.server_port, prefix)
    http.shutdown()
    thread.join()
    http.server_close()
