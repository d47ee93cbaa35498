"""Through the real socket, very often: what is left when all of it is over."""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import psutil
import pytest
from dash import Dash, html

from fast_dash.server import ChatServer, mount_chat
from tests.measured import measured
from tests.waiting import connection_threads, until

from .raw import Site, command, serve

TURNS = 500


def ticking(query: str, ctx: Any) -> Iterator[str]:
    """Goes on until it is stopped, as fast as a model."""
    while not ctx.stopped.wait(0.002):
        yield "word "


async def ticking_async(query: str) -> AsyncIterator[str]:
    while True:
        await asyncio.sleep(0.002)
        yield "word "


def app(callback: Callable[..., Any], **options: Any) -> tuple[Dash, ChatServer]:
    dash = Dash(__name__)
    dash.layout = html.Div()
    return dash, mount_chat(dash, callback, store="memory://", **options)


def connect(site: Site) -> Any:
    """The socket of somebody new."""
    socket = site.connect(Cookie=site.cookie(), Origin=site.origin)
    socket.recv()
    return socket


def say(socket: Any, message: str, query: str = "q") -> tuple[str, str]:
    """Send a message to the user's thread; the thread and the turn."""
    thread = command(socket, type="subscribe", chat="chat")["thread"]
    turn = command(socket, type="send", chat="chat", thread=thread, message=message, query=query)["turn"]
    return thread, turn


@pytest.mark.parametrize("callback", [ticking, ticking_async], ids=["sync", "async"])
def test_cancelled_turns_leave_nothing_behind(callback: Callable[..., Any]) -> None:
    dash, server = app(callback)
    process = psutil.Process()
    with serve(dash.server) as site:
        socket = connect(site)
        say_and_stop(socket, 20)  # what is made once is there now
        threads, files, memory = threading.active_count(), process.num_fds(), process.memory_info().rss
        sockets = len(connection_threads())
        say_and_stop(socket, TURNS)
        until(lambda: threading.active_count() <= threads)
        until(lambda: process.num_fds() <= files)
        assert len(connection_threads()) == sockets
        grown = (process.memory_info().rss - memory) / 1e6
        turns = command(socket, type="subscribe", chat="chat")["turns"]
        assert [turn["status"] for turn in turns] == ["stopped"] * (TURNS + 20)
        socket.close()
        until(lambda: not connection_threads())
    server.close()
    name = callback.__name__
    measured("G16", f"{TURNS} cancelled turns ({name}): threads, files, sockets", "+0, +0, +0", "+0, +0, +0")
    measured("G16", f"{TURNS} cancelled turns ({name}): memory, with its history", f"{grown:+.1f} MB", "+10 MB")


def say_and_stop(socket: Any, times: int) -> None:
    for _ in range(times):
        thread, turn = say(socket, f"m{time.monotonic_ns()}")
        assert command(socket, type="stop", chat="chat", thread=thread, turn=turn)["ok"]


def test_turns_that_never_end_do_not_keep_others_waiting() -> None:
    release = threading.Event()

    def answer(query: str) -> str:
        if query == "never":
            release.wait(60)
        return "done"

    dash, server = app(answer)
    with serve(dash.server) as site, ExitStack() as stuck:
        me = connect(site)
        alone = [answered(me, f"a{i}") for i in range(40)]
        for i in range(20):
            socket = connect(site)
            stuck.callback(socket.close)
            say(socket, f"n{i}", "never")
        beside = [answered(me, f"b{i}") for i in range(40)]
        release.set()
        me.close()
    server.close()
    p95 = [statistics.quantiles(times, n=20)[-1] * 1000 for times in (alone, beside)]
    measured(
        "G20", "beside 20 turns that never end: p95 of a reply", f"{p95[1]:.1f} ms, alone {p95[0]:.1f}", "2 x alone"
    )


def answered(socket: Any, message: str) -> float:
    """Seconds until the end of a reply."""
    began = time.perf_counter()
    say(socket, message)
    until(lambda: command(socket, type="subscribe", chat="chat")["turns"][-1]["status"] == "done")
    return time.perf_counter() - began


def test_one_message_sent_at_once_over_two_sockets_is_one_turn() -> None:
    seen: list[str] = []

    def answer(query: str) -> str:
        seen.append(query)
        return "once"

    dash, server = app(answer)
    with serve(dash.server) as site, ThreadPoolExecutor(8) as pool:
        cookie = site.cookie()
        sockets = [site.connect(Cookie=cookie, Origin=site.origin) for _ in range(8)]
        for socket in sockets:
            socket.recv()
        thread = command(sockets[0], type="subscribe", chat="chat")["thread"]
        turns = list(
            pool.map(
                lambda socket: command(socket, type="send", chat="chat", thread=thread, message="m", query="hello"),
                sockets,
            )
        )
        for socket in sockets:
            socket.close()
    server.close()
    assert len({turn["turn"] for turn in turns}) == 1
    assert seen == ["hello"]
    measured("G7", "1 message sent at once over 8 sockets: turns", str(len(seen)), "1")
