"""Programs as processes of their own, and a prefix-stripping proxy before them."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Program:
    """A server in a process of its own. ``command`` may hold ``{port}``; ``environment`` may change between starts."""

    def __init__(self, command: list[str], **environment: str) -> None:
        self.port = free_port()
        self._command = [part.format(port=self.port) for part in command]
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.process = subprocess.Popen(self._command, cwd=ROOT, env=self.environment, start_new_session=True)
        deadline = time.monotonic() + 30
        while True:
            with contextlib.suppress(urllib.error.HTTPError, OSError), urllib.request.urlopen(self.url, timeout=5):
                return
            assert self.process.poll() is None, "the program ended at once"
            assert time.monotonic() < deadline, "no answer in 30 s"
            time.sleep(0.05)

    def kill(self) -> None:
        """``kill -9``, children included."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, number)
            self.process.wait(15)


@contextlib.contextmanager
def running(command: list[str], **environment: str) -> Iterator[Program]:
    program = Program(command, **environment)
    program.start()
    try:
        yield program
    finally:
        program.stop()


PYTHON = sys.executable
COUNTING = [PYTHON, "-m", "tests.browser.apps.counting", "{port}"]
DEBUGGING = [PYTHON, "-m", "tests.browser.apps.debugging", "{port}"]
GUNICORN = [
    PYTHON,
    *("-m", "gunicorn", "--workers", "1", "--threads", "20", "--bind", "127.0.0.1:{port}", "--log-level", "warning"),
    *("--graceful-timeout", "1"),
    "tests.browser.apps.counting:server",
]
