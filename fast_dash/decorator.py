"""`@fastdash`: a function becomes a running app."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, overload

from .app import FastDash

F = TypeVar("F", bound=Callable[..., Any])


@overload
def fastdash(callback_fn: F, **options: Any) -> F: ...
@overload
def fastdash(callback_fn: None = None, **options: Any) -> Callable[[F], F]: ...
def fastdash(callback_fn: Any = None, **options: Any) -> Any:
    """Build an app around the function below and run it, until the process ends; then the function is itself again.

    ``@fastdash``, and ``@fastdash(chat=True)`` for a chat, takes the arguments of `FastDash`; ``run_kwargs=`` are those
    of `FastDash.run`.
    """

    def run(function: F) -> F:
        FastDash(function, **options).run()
        return function

    return run if callback_fn is None else run(callback_fn)
