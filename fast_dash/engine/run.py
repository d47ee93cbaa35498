"""Drives an agent to its end, whatever it returns: a value, an iterable, a coroutine, an async iterable, or a mix.

Sync code runs in a worker thread, async code on the event loop. Knows nothing of frames: values go to ``emit``, which
says whether the turn still wants more.
"""

from __future__ import annotations

import asyncio
import inspect
import numbers
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from ..artifacts.base import kind_of
from .loop import event_loop
from .request import Agent, TurnRequest
from .workers import Workers

Emit = Callable[[Any], bool]
"""Takes a value; False once the turn is over."""

Finish = Callable[[BaseException | None], None]
"""Called exactly once, when the agent has given back control, with what it raised."""

BREATH = 32
"""Values that an async generator may yield without ever waiting before other turns get the loop."""


class Drive:
    """One call of an agent."""

    def __init__(self, agent: Agent, request: TurnRequest, emit: Emit, finish: Finish, workers: Workers) -> None:
        self._agent = agent
        self._request = request
        self._emit = emit
        self._finish = finish
        self._workers = workers
        self._task: asyncio.Task[BaseException | None] | None = None

    def start(self) -> None:
        self._workers.submit(self._call)

    def cancel(self) -> None:
        """Cancel an async agent. A sync one cannot be interrupted: it ends when it next yields."""
        if self._task is not None:
            event_loop().call_soon_threadsafe(self._task.cancel)

    def _call(self) -> None:
        rest = None
        if self._request.stopped.is_set():
            self._finish(None)
            return
        try:
            rest = _settle(self._agent(self._request), self._emit)
        except BaseException as problem:
            self._finish(problem)
            return
        if rest is None:
            self._finish(None)
        else:
            event_loop().call_soon_threadsafe(self._call_async, rest)

    def _call_async(self, value: Any) -> None:
        def done(task: asyncio.Task[BaseException | None]) -> None:
            if inspect.iscoroutine(value):
                value.close()  # cancelled before its first step: Python would warn that nobody awaited it
            self._finish(asyncio.CancelledError() if task.cancelled() else task.result())

        self._task = asyncio.get_running_loop().create_task(self._finish_async(value))
        self._task.add_done_callback(done)
        if self._request.stopped.is_set():
            self._task.cancel()

    async def _finish_async(self, value: Any) -> BaseException | None:
        """Settle an async value. What it raises is returned: raised by a task, SystemExit would end the loop."""
        try:
            while value is not None:
                if isinstance(value, AsyncIterator) or hasattr(type(value), "__aiter__"):
                    await self._iterate(aiter(value))
                    value = None
                elif inspect.isawaitable(value):
                    value = await value
                else:
                    value = await self._aside(partial(_settle, value, self._emit))
        except BaseException as problem:
            return problem
        return None

    async def _iterate(self, values: AsyncIterator[Any]) -> None:
        try:
            count = 0
            async for value in values:
                # Pictures take long to draw and payloads to store: not on the loop that all turns share.
                light = type(value) is str or (type(value) is dict and value.get("type") in ("content", "reasoning"))
                if not (self._emit(value) if light else await self._aside(partial(self._emit, value))):
                    return
                count += 1
                if count % BREATH == 0:
                    await asyncio.sleep(0)
        finally:
            close = getattr(values, "aclose", None)
            if close is not None:
                await close()

    async def _aside(self, call: Callable[[], Any]) -> Any:
        return await asyncio.wrap_future(self._workers.submit(call))


def _settle(value: Any, emit: Emit) -> Any:
    """Emit what a sync value holds. What is left is async, or None."""
    while value is not None and not inspect.isawaitable(value) and not hasattr(type(value), "__aiter__"):
        if isinstance(value, numbers.Number):
            emit(str(value))
            return None
        if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable) or kind_of(value, bare=True):
            emit(value)
            return None
        value = _iterate(iter(value), emit)
    return value


def _iterate(values: Iterator[Any], emit: Emit) -> Any:
    """Emit each value; the value that a generator returns in the end is given back."""
    try:
        while True:
            try:
                value = next(values)
            except StopIteration as end:
                return end.value
            if not emit(value):
                return None
    finally:
        close = getattr(values, "close", None)
        if close is not None:
            close()
