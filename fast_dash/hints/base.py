"""The table: which control a type hint gets. The first row that matches is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import choice, number, switch, text, upload
from .control import Control, Field


class Hint(NamedTuple):
    """A row of the table."""

    name: str
    """What it is for, as people write it."""
    matches: Callable[[Field], bool]
    control: Callable[[Field], Control]


HINTS: list[Hint] = [
    Hint("Literal", choice.is_literal, choice.literal_control),
    Hint("Enum", choice.is_enum, choice.enum_control),
    # Before bool: a switch has no third position.
    Hint("bool | None", choice.is_open_bool, choice.open_bool_control),
    Hint("bool", switch.is_bool, switch.bool_control),
    Hint("int", number.is_int, number.int_control),
    Hint("float", number.is_float, number.float_control),
    Hint("str", text.is_text, text.text_control),
    Hint("Upload", upload.is_upload, upload.upload_control),
    # The last row matches whatever is left.
    Hint("anything else", text.is_anything, text.fallback_control),
]


def register(hint: Hint) -> None:
    """Put a row before all others, so that it may also replace one of them."""
    HINTS.insert(0, hint)


def control_for(field: Field) -> Control:
    """The control of the first row that matches."""
    return next(hint for hint in HINTS if hint.matches(field)).control(field)
