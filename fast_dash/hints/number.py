"""Numbers. A cleared box is no number: it means None where None is allowed and is refused elsewhere, never ``''``."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from dash import Dash, Input, Output, html

from ..languages import Phrase, say
from .control import Control, Field, is_empty, look
from .limits import Limits

SHOW_NUMBER = """value => typeof value === 'number'
    ? value.toLocaleString(document.documentElement.lang || 'en', {maximumFractionDigits: 20, useGrouping: false})
    : ''"""
MOST_SLIDER_STEPS = 200
"""With more than these, a finger cannot hit one of them: there is a box."""
DEFAULT_SCALE = (0, 20, 10)
"""The ends of a `Slider` that names none, and where it stands."""


@dataclass(frozen=True)
class Scale:
    """Which numbers are allowed."""

    whole: bool
    low: Any = None
    high: Any = None
    above: Any = None
    below: Any = None
    """As ``low`` and ``high``, which do not belong to it."""
    step: Any = None
    origin: Any = 0
    """Where the steps are counted from."""

    @classmethod
    def of(cls, limits: Limits, whole: bool) -> Scale:
        """Bounds of whole numbers are made to belong to them, so that a slider may end there."""
        if limits.range is not None:
            span = limits.range
            return cls(whole, span.start, span.stop, step=span.step, origin=span.start)
        low, high, above, below = limits.ge, limits.le, limits.gt, limits.lt
        if whole:
            lows = [math.ceil(low)] if low is not None else []
            lows += [math.floor(above) + 1] if above is not None else []
            highs = [math.floor(high)] if high is not None else []
            highs += [math.ceil(below) - 1] if below is not None else []
            low, high, above, below = max(lows, default=None), min(highs, default=None), None, None
        return cls(whole, low, high, above, below, limits.multiple_of)

    @property
    def closed(self) -> bool:
        """Whether both ends are known and belong to it."""
        ends = self.low is not None and self.high is not None
        return ends and self.above is None and self.below is None

    def check(self, number: Any) -> None:
        """Raises ValueError, for the user, if the number is not allowed."""
        low, high = (self.low is None or number >= self.low), (self.high is None or number <= self.high)
        above, below = (self.above is None or number > self.above), (self.below is None or number < self.below)
        if not (low and high and above and below):
            raise ValueError(self._bounds)
        if self.step and number != self.high and not self._on_a_step(number):
            steps = {"step": self.step, "origin": self.origin}
            raise ValueError(
                say("enter a whole number in steps of {step} from {origin}", **steps)
                if self.whole
                else say("enter a number in steps of {step} from {origin}", **steps)
            )

    def _on_a_step(self, number: Any) -> bool:
        if self.whole and isinstance(self.step, int):
            return bool((number - self.origin) % self.step == 0)
        # As near as floats come: 0.1 + 0.2 is on a step of 0.1.
        steps = (number - self.origin) / self.step
        return math.isclose(steps, round(steps), rel_tol=1e-15, abs_tol=1e-6)

    @property
    def _bounds(self) -> Phrase:
        """Why a number beyond them is refused."""
        if self.closed:
            ends = {"low": self.low, "high": self.high}
            return (
                say("enter a whole number from {low} to {high}", **ends)
                if self.whole
                else say("enter a number from {low} to {high}", **ends)
            )
        words = [
            phrase
            for phrase, bound in (
                (say("of at least {bound}", bound=self.low), self.low),
                (say("above {bound}", bound=self.above), self.above),
                (say("of at most {bound}", bound=self.high), self.high),
                (say("below {bound}", bound=self.below), self.below),
            )
            if bound is not None
        ]
        bounds = words[0] if len(words) == 1 else say("{low} and {high}", low=words[0], high=words[1])
        return (
            say("enter a whole number {bounds}", bounds=bounds)
            if self.whole
            else say("enter a number {bounds}", bounds=bounds)
        )

    def step_for(self, default: Any) -> float:
        """How far a key or a click moves: as said, else a round part of the whole that the default lies on."""
        if self.step:
            step: float = self.step
            return step
        if self.whole:
            return 1
        span = self.high - self.low if self.closed else 2
        exponent = math.floor(math.log10(span / 20)) if span > 0 else -1
        if isinstance(default, float) and math.isfinite(default):
            digits = Decimal(repr(default)).normalize().as_tuple().exponent
            exponent = min(exponent, digits) if isinstance(digits, int) else exponent
        return float(f"1e{exponent}")


def is_int(field: Field) -> bool:
    return field.hint is int


def is_float(field: Field) -> bool:
    return field.hint is float


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
    if scale.low > scale.high:
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
    seconds = replace(
        field, hint=float, default=field.default.total_seconds() if field.given else field.default, limits=Limits()
    )
    scale = Scale.of(field.limits, whole=False)
    ends = (None if end is None else end.total_seconds() for end in (scale.low, scale.high, scale.above, scale.below))
    box = _box(seconds, Scale(False, *ends), suffix=" s")
    return replace(box, field=field, parse=lambda raw: _span(box.parse(raw)))


def _span(seconds: float | None) -> datetime.timedelta | None:
    if seconds is None:
        return None
    try:
        return datetime.timedelta(seconds=seconds)
    except OverflowError:
        raise ValueError(say("enter a shorter time")) from None


def _box(field: Field, scale: Scale, **more: Any) -> Control:
    import dash_mantine_components as dmc

    parse = _parse(field, scale)
    initial = _initial(field, parse, "")
    low = scale.low if scale.low is not None else scale.above
    high = scale.high if scale.high is not None else scale.below
    ends = {name: end for name, end in (("min", low), ("max", high)) if end is not None}
    # What was typed stays as it was, and is refused with words: it is not made into something else in silence.
    component = dmc.NumberInput(
        value=initial,
        step=scale.step_for(field.default),
        allowDecimal=not scale.whole,
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
    if isinstance(field.default, str | bool):
        field.bad_default(f"is no number: write {field.hint.__name__} = 1, without quotes")
    try:
        return parse(field.default)
    except ValueError as problem:
        field.bad_default(f"would be refused ({problem}): give one that its hint allows")


def _parse(field: Field, scale: Scale) -> Callable[[Any], Any]:
    read = _whole if scale.whole else _real

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


def _real(raw: Any) -> float:
    try:
        number = math.nan if isinstance(raw, bool) or not isinstance(raw, int | float | str) else float(raw)
    except (ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(say("enter a number"))
    return number
