"""What a callback's parameters mean: ``query``, ``history`` and ``ctx`` by name; every other one is a setting."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

INJECTED = ("history", "ctx")
EMPTY: Any = inspect.Parameter.empty
"""The annotation or default of a setting that has none."""


@dataclass(frozen=True)
class Setting:
    """A parameter that the user sets."""

    name: str
    annotation: Any
    default: Any


@dataclass(frozen=True)
class ChatSignature:
    """The parameters of a chat callback."""

    settings: tuple[Setting, ...]
    injected: frozenset[str]
    """Which of ``history`` and ``ctx`` the callback declares."""

    @classmethod
    def of(cls, callback: Callable[..., Any]) -> ChatSignature:
        """Read the parameters of ``callback``; raises TypeError if it cannot answer a chat."""
        parameters = parameters_of(callback)
        first = parameters[0] if parameters else None
        positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        if first is None or first.name != "query" or first.kind not in positional:
            name = getattr(callback, "__name__", type(callback).__name__)
            raise TypeError(
                f"the first parameter of a chat callback must be named query, and it receives the user's message: "
                f"write def {name}(query, …) instead of {name}{inspect.signature(callback)}"
            )
        settings = settings_of(callback, parameters[1:])
        injected = frozenset(setting.name for setting in settings if setting.name in INJECTED)
        return cls(tuple(setting for setting in settings if setting.name not in INJECTED), injected)


def parameters_of(callback: Callable[..., Any]) -> list[inspect.Parameter]:
    """The parameters of ``callback``; raises TypeError if it does not tell them."""
    try:
        return list(inspect.signature(callback).parameters.values())
    except ValueError as problem:  # some that are written in C do not tell theirs
        raise TypeError(f"{problem}: wrap it in a function, def answer(query): …") from None


def settings_of(callback: Callable[..., Any], parameters: list[inspect.Parameter]) -> list[Setting]:
    """Those of the ``parameters`` that are passed by name; raises TypeError if one cannot be."""
    named = [p for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    for parameter in named:
        if parameter.kind is parameter.POSITIONAL_ONLY:
            raise TypeError(f"{parameter.name} is passed by name: move it behind the / of the signature")
    hints = hints_of(callback)
    return [Setting(p.name, hints.get(p.name, p.annotation), p.default) for p in named]


def function_of(callback: Callable[..., Any]) -> Callable[..., Any]:
    """What the author wrote: the function below decorators and `functools.partial`, or the object that is called."""
    while (inner := callback.func if isinstance(callback, partial) else inspect.unwrap(callback)) is not callback:
        callback = inner
    return callback


def hints_of(callback: Callable[..., Any]) -> dict[str, Any]:
    """Annotations as values, postponed ones evaluated; what names nothing that exists is left as it is written."""
    function = function_of(callback)
    if not inspect.isroutine(function):
        function = type(function).__call__
    written = getattr(function, "__annotations__", {})
    return {name: _evaluated(hint, getattr(function, "__globals__", {})) for name, hint in written.items()}


def _evaluated(hint: Any, names: dict[str, Any]) -> Any:
    """One hint at a time, so that one that names nothing spoils no other. It may be an object, such as a component."""
    holder = type("Holder", (), {"__annotations__": {"hint": hint}})
    try:
        value = inspect.get_annotations(holder, globals=names, eval_str=True)["hint"]
        if isinstance(value, str):  # a text within quotes
            return _evaluated(value, names) if value != hint else value
        return typing.get_type_hints(
            type("Holder", (), {"__annotations__": {"hint": value}}), names, include_extras=True
        )["hint"]
    except (NameError, AttributeError, SyntaxError):
        return hint
    except TypeError:  # no type
        return value
