"""Text, short or long; also what stands for a hint that has no control of its own."""

from __future__ import annotations

import warnings
from typing import Any

from ..chat.signature import EMPTY
from .control import Control, Field, look

LONGEST_LINE = 120
"""A default that is longer, or has several lines, gets a box that grows."""


def is_text(field: Field) -> bool:
    return field.hint is str


def text_control(field: Field) -> Control:
    def parse(raw: Any) -> str | None:
        if field.optional and raw in (None, ""):
            return None
        return _text(raw)

    return _box(field, parse)


def is_anything(_field: Field) -> bool:
    return True


def fallback_control(field: Field) -> Control:
    """A text box, with a warning. Left empty it gives the default, or None."""
    reason = "has neither a type hint nor a default" if field.hint is EMPTY else f"has the hint {field.hint!r}"
    warnings.warn(
        f"the setting {field.name!r} {reason}, for which there is no control: it is a text box now",
        stacklevel=2,
    )
    empty = None if field.default is EMPTY else field.default

    def parse(raw: Any) -> Any:
        return empty if raw in (None, "") else _text(raw)

    return _box(field, parse)


def _text(raw: Any) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise ValueError("enter a text")
    return raw


def _box(field: Field, parse: Any) -> Control:
    import dash_mantine_components as dmc

    initial = field.default if isinstance(field.default, str) else ""
    if len(initial) > LONGEST_LINE or "\n" in initial:
        return Control(
            field, dmc.Textarea(value=initial, autosize=True, minRows=3, maxRows=10, **look(field)), parse, initial
        )
    return Control(field, dmc.TextInput(value=initial, **look(field)), parse, initial)
