"""Numbers. A cleared box is no number: it means None where None is allowed and is refused elsewhere, never ``''``."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from dash import Dash, Input, Output, html

from ..languages import say
from .control import Control, Field, is_empty, look
from .scale import LONGEST_DECIMAL, Scale, as_decimal, as_sent

SHOW_NUMBER = """value => typeof value === 'number'
    ? value.toLocaleString(document.documentElement.lang || 'en', {maximumFractionDigits: 20, useGrouping: false})
    : ''"""
MOST_SLIDER_STEPS = 200
"""With more than these, a finger cannot hit one of them: there is a box."""
DEFAULT_SCALE = (0, 20, 10)
"""The ends of a `Slider` that names none, and where it stands."""


def is_int(field: Field) -> bool:
    return field.hint is int


def is_float(field: Field) -> bool:
    return field.hint is float


def is_decimal(field: Field) -> bool:
    return field.hint is Decimal


def is_slider(field: Field) -> bool:
    """A slider is always somewhere: it cannot be cleared, and needs both ends."""
    if field.hint not in (int, float) or field.optional:
        return False
    if field.limits.widget == "Slider" or field.limits.range is not None:
        return True
    scale = Scale.of(field.limits, field.hint is int)
    return scale.closed and (scale.high - scale.low) / scale.step_for(field.default) <= MOST_SLIDER_STEPS


def is_timedelta(field: Field) -> bool:
    return field.hint is datetime.timedelta


def int_control(field: Field) -> Control:
    return _box(field, Scale.of(field.limits, whole=True))


def float_control(field: Field) -> Control:
    return _box(field, Scale.of(field.limits, whole=False))


def decimal_control(field: Field) -> Control:
    """A box for a number of which each digit counts: one that was typed is not rounded on its way."""
    return _box(field, Scale.of(field.limits, whole=False).exact, read=_exact)


def slider_control(field: Field) -> Control:
    """A slider with its present value beside the label. Without a default it stands at its beginning."""
    import dash_mantine_components as dmc

    scale, start = Scale.of(field.limits, field.hint is int), None
    if not scale.closed:
        low, high, start = DEFAULT_SCALE
        low = scale.low if scale.low is not None else low
        high = max(low, scale.high if scale.high is not None else high)
        scale, start = replace(scale, low=low, high=high), min(max(start, low), high)
    if scale.step and scale.origin == 0 and scale.low % scale.step:  # a slider counts from its beginning
        scale = replace(scale, low=math.ceil(scale.low / scale.step) * scale.step)
    if scale.empty:
        raise ValueError(f"{field.name!r} allows no number at all: {scale.low} is above {scale.high}")
    parse = _parse(field, scale)
    initial = _initial(field, parse, parse(scale.low if start is None else start))
    shown = f"{field.id}-shown"
    component = dmc.InputWrapper(
        dmc.Slider(
            id=field.id,
            value=initial,
            min=scale.low,
            max=scale.high,
            step=scale.step_for(field.default),
            label=None,
            updatemode="drag",
            thumbLabel=field.label,
            persistence=True,
            persistence_type="session",
        ),
        label=[field.label, html.Span(field.language.number(initial), id=shown, className="fdc-setting__value")],
        labelElement="div",
        className="fdc-slider",
        **({"description": field.help} if field.help else {}),
    )

    def connect(app: Dash) -> None:
        app.clientside_callback(SHOW_NUMBER, Output(shown, "children"), Input(field.id, "value"))

    return Control(field, component, parse, initial, marks_error=False, connect=connect)


def timedelta_control(field: Field) -> Control:
    """A span of time in seconds."""
    if field.given and not isinstance(field.default, datetime.timedelta):
        field.bad_default("is no timedelta: write it as timedelta(seconds=30)")
    scale = Scale.of(field.limits, whole=False)
    low, high, above, below = (
        None if end is None else _seconds(end) for end in (scale.low, scale.high, scale.above, scale.below)
    )
    box = _box(field, Scale(False, low, high, above, below), suffix=" s")
    return replace(box, parse=lambda raw: _span(box.parse(raw)))


def _seconds(span: datetime.timedelta) -> float:
    seconds = span.total_seconds()
    return int(seconds) if seconds.is_integer() else seconds


def _span(seconds: float | None) -> datetime.timedelta | None:
    if seconds is None:
        return None
    try:
        return datetime.timedelta(seconds=seconds)
    except OverflowError:
        raise ValueError(say("enter a shorter time")) from None


def _box(field: Field, scale: Scale, read: Callable[[Any], Any] | None = None, **more: Any) -> Control:
    import dash_mantine_components as dmc

    if scale.empty:
        raise ValueError(f"{field.name!r} allows no number at all: mend the bounds of its hint")
    parse = _parse(field, scale, read)
    initial = _initial(field, parse, "")
    low = scale.low if scale.low is not None else scale.above
    high = scale.high if scale.high is not None else scale.below
    ends = {name: as_sent(end) for name, end in (("min", low), ("max", high)) if end is not None}
    # What was typed stays as it was, and is refused with words: it is not made into something else in silence.
    component = dmc.NumberInput(
        value=initial,
        step=scale.step_for(field.default),
        clampBehavior="none",
        decimalSeparator=field.language.decimal,
        **ends,
        **more,
        **look(field),
    )
    return Control(field, component, parse, initial)


def _initial(field: Field, parse: Callable[[Any], Any], empty: Any) -> Any:
    if not field.given:
        return empty
    default = _seconds(field.default) if isinstance(field.default, datetime.timedelta) else field.default
    if isinstance(default, str | bool):
        field.bad_default(f"is no number: write {field.hint.__name__} = 1, without quotes")
    try:
        number = parse(default)
        return f"{number:f}" if isinstance(number, Decimal) else number
    except ValueError as problem:
        field.refused_default(problem)


def _parse(field: Field, scale: Scale, read: Callable[[Any], Any] | None = None) -> Callable[[Any], Any]:
    read = read or (_whole if scale.whole else _real)

    def parse(raw: Any) -> Any:
        if field.optional and is_empty(raw):
            return None
        number = read(raw)
        scale.check(number)
        return number

    return parse


def _whole(raw: Any) -> int:
    # The box sends a text for what a browser's numbers cannot hold exactly.
    try:
        if isinstance(raw, str) and len(raw) < 5000:
            return int(raw)
        if not isinstance(raw, bool) and isinstance(raw, int | float) and raw == raw // 1:
            return int(raw)
    except (ValueError, OverflowError):
        pass
    raise ValueError(say("enter a whole number"))


def _exact(raw: Any) -> Decimal:
    # A text of all digits, where they are too many for a browser's numbers.
    try:
        number = as_decimal(raw) if not isinstance(raw, bool) and len(str(raw)) < LONGEST_DECIMAL else Decimal("nan")
    except (InvalidOperation, TypeError, ValueError):
        number = Decimal("nan")
    if not number.is_finite() or abs(number.adjusted()) > LONGEST_DECIMAL:
        raise ValueError(say("enter a number"))
    return number


def _real(raw: Any) -> float:
    try:
        number = math.nan if isinstance(raw, bool) or not isinstance(raw, int | float | str) else float(raw)
    except (ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(say("enter a number"))
    return number
