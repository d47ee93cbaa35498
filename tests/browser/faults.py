"""A TCP proxy that misbehaves on command: it cuts, refuses, stalls, delays, and turns WebSockets away.

It sits between the browser and a real server, so that what a test breaks is the network and nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Coroutine
from typing import Any, Self

ABORT = struct.pack("ii", 1, 0)  # SO_LINGER: close with a reset instead of an orderly end


class FaultProxy:
    """Forwards ``127.0.0.1:port`` to ``127.0.0.1:target``. Use as a context manager."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault-proxy", daemon=True)
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._flowing: asyncio.Event
        self._refusing = False
        self._websockets = True
        self._delay = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    # --- faults

    def cut(self) -> None:
        """Reset every open connection. New ones are accepted."""
        self._run(self._cut())

    def down(self) -> None:
        """Reset every connection and refuse new ones: the cable is out."""
        self._refusing = True
        self.cut()

    def up(self) -> None:
        """The cable is back."""
        self._refusing = False

    def stall(self) -> None:
        """Hold back all bytes in both directions; connections stay open, as on a half-open link."""
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def flow(self) -> None:
        """End a stall. What was held back is forwarded."""
        self._loop.call_soon_threadsafe(self._flowing.set)

    def delay(self, seconds: float) -> None:
        """Forward each chunk this much later."""
        self._delay = seconds

    def block_websockets(self) -> None:
        """Answer every WebSocket handshake with 400, as some company proxies do."""
        self._websockets = False

    # --- plumbing

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _start(self) -> None:
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        await self._cut()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _cut(self) -> None:
        for writer in list(self._writers):
            with contextlib.suppress(OSError):
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORT)
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._writers.add(writer)
        try:
            if self._refusing:
                writer.transport.abort()
                return
            await self._forward(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.read(65536)
        if not self._websockets and b"upgrade: websocket" in first.lower():
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
            return
        back_reader, back_writer = await asyncio.open_connection("127.0.0.1", self.target)
        self._writers.add(back_writer)
        try:
            await self._flowing.wait()
            back_writer.write(first)
            await asyncio.gather(self._pump(reader, back_writer), self._pump(back_reader, writer))
        finally:
            self._writers.discard(back_writer)
            back_writer.close()

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            await self._flowing.wait()
            if self._delay:
                await asyncio.sleep(self._delay)
            sink.write(data)
            await sink.drain()
        if sink.can_write_eof():
            sink.write_eof()
