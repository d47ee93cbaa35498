"""Waiting for what nothing tells of: threads that end, files that close."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Look again and again until something is true; fail if it is not after so many seconds."""
    pause = threading.Event()
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"still not true after {seconds:g} s"
        pause.wait(0.01)


def connection_threads() -> set[threading.Thread]:
    """The threads of a threaded WSGI server in this process: one an open connection."""
    return {thread for thread in threading.enumerate() if "process_request_thread" in thread.name}


def websocket_threads() -> set[threading.Thread]:
    """The threads that read WebSockets in this process: one a socket, in addition to that of its connection."""
    return {thread for thread in threading.enumerate() if "simple_websocket" in thread.name}
