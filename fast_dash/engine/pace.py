"""One thread that calls things later: flushes of merged deltas, heartbeats, check-points. The calls must not block."""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger("fast_dash")


class Timer:
    """Calls are made in the order in which they are due. The thread starts with the first call."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._order = itertools.count()
        self._thread: threading.Thread | None = None
        self._closed = False

    def after(self, seconds: float, call: Callable[[], object]) -> None:
        """Make a call in so many seconds; never, if the timer is closed before."""
        self.at(time.monotonic() + seconds, call)

    def at(self, due: float, call: Callable[[], object]) -> None:
        """Make a call at a time of the monotonic clock."""
        entry = (due, next(self._order), call)
        with self._changed:
            if self._closed:
                return
            heapq.heappush(self._due, entry)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="fast-dash-timer", daemon=True)
                self._thread.start()
            elif self._due[0] is entry:
                self._changed.notify()

    def close(self) -> None:
        """Make no more calls. One that is being made comes to its end first."""
        with self._changed:
            self._closed = True
            self._due.clear()
            self._changed.notify()
        if self._thread not in (None, threading.current_thread()):
            self._thread.join(5)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._closed and (wait := self._wait()) != 0:
                    self._changed.wait(wait)
                if self._closed:
                    return
                call = heapq.heappop(self._due)[2]
            try:
                call()
            except Exception:
                log.exception("a timed call failed")

    def _wait(self) -> float | None:
        """Seconds until something is due: 0 if it is now, None if nothing is."""
        return max(0.0, self._due[0][0] - time.monotonic()) if self._due else None
