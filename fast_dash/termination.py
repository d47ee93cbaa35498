"""SIGTERM: how a container or a process manager ends a server. Turns are marked and open sockets closed then, or else
they would hold up the server until it is killed."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from typing import Any


def before_termination(call: Callable[[], None]) -> None:
    """Where a server such as gunicorn minds SIGTERM, have ``call`` made, in a thread of its own, as its work begins."""
    minded = signal.getsignal(signal.SIGTERM)
    if not callable(minded) or not _may_set():
        return

    def terminate(number: int, frame: Any) -> None:
        # Not in this thread: it may hold, just now, a lock that the call needs.
        threading.Thread(target=call, name="fast-dash-termination", daemon=True).start()
        minded(number, frame)

    signal.signal(signal.SIGTERM, terminate)


def exit_on_termination() -> None:
    """Where nobody minds SIGTERM, have it end the process as ``sys.exit`` does, and not in the midst of things."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and _may_set():
        signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def _may_set() -> bool:
    return threading.current_thread() is threading.main_thread()
