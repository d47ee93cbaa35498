"""A setting with some hint, and what a test says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fast_dash.chat.signature import EMPTY, ChatSignature
from fast_dash.hints.base import control_for
from fast_dash.hints.control import Control, Field

WHOLE = "enter a whole number"
NUMBER = "enter a number"

Row = tuple[Any, Any, str, Any, list[tuple[Any, Any]], list[tuple[Any, str]]]
"""The hint, the default, the component, what it shows at first, what may be sent and the argument that it becomes, what
may not be sent and the words that refuse it."""


def name_of(row: Row) -> str:
    hint = getattr(row[0], "__name__", None) if isinstance(row[0], type) else str(row[0])
    return f"{hint}={'' if row[1] is EMPTY else row[1]}"[:60]


def control(callback: Callable[..., Any]) -> Control:
    """The control of the callback's one setting."""
    (setting,) = ChatSignature.of(callback).settings
    return control_for(Field.of(setting))


def of(hint: Any, default: Any = EMPTY) -> Control:
    """The control of a parameter ``x`` with this hint."""

    def callback(query, x): ...

    callback.__annotations__ = {} if hint is EMPTY else {"x": hint}
    callback.__defaults__ = () if default is EMPTY else (default,)
    return control(callback)
