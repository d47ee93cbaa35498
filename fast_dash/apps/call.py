"""One call of a function, whatever it returns: a value, a generator of values, or the same of an ``async def``.

Sync code runs in the thread that iterates, async code on the process's event loop.
"""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any

from ..engine.loop import event_loop


class Call:
    """Iterate it to make the call: each value that the function yields, or the one that it returns."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self._function = function
        self._cancelled = threading.Event()
        self._future: Future[Any] | None = None
        """What runs on the event loop."""

    def cancel(self) -> None:
        """Nobody waits any more: cancel async code, and close a generator when it next yields. From any thread."""
        self._cancelled.set()
        if self._future is not None:
            self._future.cancel()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def __iter__(self) -> Iterator[Any]:
        if self.cancelled:
            return
        value = self._function()
        while inspect.isawaitable(value):
            value = self._on_loop(_result(value)).result()
        if isinstance(value, AsyncIterator):
            yield from self._until_cancelled(self._async_values(value))
        elif inspect.isgenerator(value):
            yield from self._until_cancelled(_all_values(value))
        else:
            yield value

    def _until_cancelled(self, values: Iterator[Any]) -> Iterator[Any]:
        for value in values:
            if self.cancelled:
                return
            yield value

    def _async_values(self, values: AsyncIterator[Any]) -> Iterator[Any]:
        """From the loop to this thread. One task runs the generator from its beginning to its end."""
        arrived: SimpleQueue[tuple[Any] | None] = SimpleQueue()

        async def pump() -> None:
            try:
                async for value in values:
                    arrived.put((value,))
            finally:
                if close := getattr(values, "aclose", None):
                    await close()

        future = self._on_loop(pump())
        future.add_done_callback(lambda _: arrived.put(None))
        while (item := arrived.get()) is not None:
            yield item[0]
        future.result()

    def _on_loop(self, work: Coroutine[Any, Any, Any]) -> Future[Any]:
        self._future = asyncio.run_coroutine_threadsafe(work, event_loop())
        if self.cancelled:  # in the moment before there was something to cancel
            self._future.cancel()
        return self._future


async def _result(value: Awaitable[Any]) -> Any:
    return await value


def _all_values(values: Any) -> Iterator[Any]:
    """What a generator yields, and what it returns in the end unless that is nothing."""
    try:
        last = yield from values
    finally:
        values.close()
    if last is not None:
        yield last
