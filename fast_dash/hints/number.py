"""Numbers. A cleared box is no number: it means None where None is allowed and is refused elsewhere, never ``''``."""

from __future__ import annotations

import math
from typing import Any

from .control import Control, Field, look

NOT_WHOLE = "enter a whole number"
NO_NUMBER = "enter a number"


def is_int(field: Field) -> bool:
    return field.hint is int


def int_control(field: Field) -> Control:
    def parse(raw: Any) -> int | None:
        if field.optional and raw in (None, ""):
            return None
        # The box sends a text for what a browser's numbers cannot hold exactly.
        if isinstance(raw, str):
            try:
                return int(raw)
            except ValueError:
                raise ValueError(NOT_WHOLE) from None
        if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw // 1:
            raise ValueError(NOT_WHOLE)
        return int(raw)

    return _box(field, parse, allowDecimal=False)


def is_float(field: Field) -> bool:
    return field.hint is float


def float_control(field: Field) -> Control:
    def parse(raw: Any) -> float | None:
        if field.optional and raw in (None, ""):
            return None
        if isinstance(raw, bool) or not isinstance(raw, int | float | str):
            raise ValueError(NO_NUMBER)
        try:
            number = float(raw)
        except (ValueError, OverflowError):
            raise ValueError(NO_NUMBER) from None
        if not math.isfinite(number):
            raise ValueError(NO_NUMBER)
        return number

    return _box(field, parse, step=0.1)


def _box(field: Field, parse: Any, **more: Any) -> Control:
    import dash_mantine_components as dmc

    number = isinstance(field.default, int | float) and not isinstance(field.default, bool)
    initial = field.default if number else ""
    return Control(field, dmc.NumberInput(value=initial, **more, **look(field)), parse, initial)
