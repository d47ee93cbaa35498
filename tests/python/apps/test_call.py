"""A call gives the values of a function, whatever kind of function it is."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from fast_dash.apps.call import Call

CLOSED: list[str] = []


def value() -> str:
    return "a"


async def coroutine() -> str:
    await asyncio.sleep(0)
    return "a"


def generator():
    yield "a"
    yield "b"


def generator_with_a_last_word():
    yield "a"
    return "b"


async def async_generator():
    yield "a"
    await asyncio.sleep(0)
    yield "b"


async def coroutine_of_a_generator():
    return generator()


def nothing() -> None: ...


def a_list() -> list[str]:
    return ["a", "b"]


@pytest.mark.parametrize(
    ("function", "values"),
    [
        (value, ["a"]),
        (coroutine, ["a"]),
        (generator, ["a", "b"]),
        (generator_with_a_last_word, ["a", "b"]),
        (async_generator, ["a", "b"]),
        (coroutine_of_a_generator, ["a", "b"]),
        (nothing, [None]),
        (a_list, [["a", "b"]]),
        (lambda: iter("ab"), None),
    ],
)
def test_values(function: Callable[[], Any], values: list[Any] | None) -> None:
    found = list(Call(function))
    assert found == values if values is not None else len(found) == 1  # an iterator is a value, too


async def failing():
    yield "a"
    raise ValueError("no")


async def failing_at_once():
    raise ValueError("no")


def failing_generator():
    yield "a"
    raise ValueError("no")


@pytest.mark.parametrize(("function", "before"), [(failing, ["a"]), (failing_at_once, []), (failing_generator, ["a"])])
def test_what_came_before_an_exception_is_given(function: Callable[[], Any], before: list[str]) -> None:
    values = iter(Call(function))
    assert [next(values) for _ in before] == before
    with pytest.raises(ValueError, match="no"):
        next(values)


def test_cancelled_generator_is_closed() -> None:
    closed = threading.Event()

    def endless():
        try:
            while True:
                yield 1
        finally:
            closed.set()

    call = Call(endless)
    for _ in call:
        call.cancel()
    assert closed.is_set()


def test_cancelled_coroutine_ends() -> None:
    started, ended = threading.Event(), threading.Event()

    async def waiting() -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    call = Call(waiting)
    failures: list[BaseException] = []

    def make() -> None:
        try:
            list(call)
        except BaseException as problem:
            failures.append(problem)

    thread = threading.Thread(target=make)
    thread.start()
    assert started.wait(10)
    call.cancel()
    thread.join(10)
    assert ended.wait(10)
    assert len(failures) == 1


def test_cancelled_before_it_began() -> None:
    call = Call(lambda: pytest.fail("was called"))
    call.cancel()
    assert list(call) == []
