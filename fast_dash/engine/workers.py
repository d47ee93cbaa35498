"""A bounded pool of threads for calls that block. Unlike the standard library's, it does not hold up the exit.

Threads are used again, leave after a while without work, and are daemons: a callback that never comes back costs one of
them, not the process.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")
IDLE = 60.0
"""Seconds after which a thread without work ends."""


class Workers:
    """At most ``most`` threads; with one, calls are made strictly in order."""

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._most = most
        self._lock = threading.Lock()
        self._queue: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._threads = 0
        self._idle = 0
        """Threads that wait for work, less the calls in the queue that are meant for them."""
        self._waiting = 0
        """Calls in the queue for which no thread is free."""
        self._closed = False

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Make the call in a thread of the pool, as soon as one is free. Raises RuntimeError if there will be none."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError(f"{self._name} is closed")
            if self._idle:
                self._idle -= 1
            elif self._threads < self._most:
                threading.Thread(target=self._run, name=f"{self._name}-{self._threads}", daemon=True).start()
                self._threads += 1
            else:
                self._waiting += 1
            self._queue.put((future, call))
        return future

    def close(self) -> None:
        """Let threads go when they have made the calls that were submitted before. There are no more."""
        with self._lock:
            self._closed = True
            for _ in range(self._threads):
                self._queue.put(None)

    def _run(self) -> None:
        while True:
            try:
                work = self._queue.get(timeout=IDLE)
            except queue.Empty:
                with self._lock:
                    if not self._idle:  # a call is on its way to this thread
                        continue
                    self._idle -= 1
                    self._threads -= 1
                    return
            if work is None:
                return
            future, call = work
            if future.set_running_or_notify_cancel():
                try:
                    result = call()
                except BaseException as problem:
                    future.set_exception(problem)
                else:
                    future.set_result(result)
                    del result
            del work, future, call  # nothing of a turn is kept while this thread waits
            with self._lock:
                if self._waiting:
                    self._waiting -= 1
                else:
                    self._idle += 1
