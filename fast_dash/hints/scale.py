"""Which numbers are allowed: bounds, steps, digits. Knows no control."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation, localcontext
from typing import Any

from ..languages import Phrase, say
from .limits import Limits

LONGEST_DECIMAL = 1000
"""Digits of one that is typed."""


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
    digits: int | None = None
    """How many there may be in all."""
    places: int | None = None
    """How many of them may stand behind the point."""

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
        places = limits.decimal_places
        return cls(whole, low, high, above, below, limits.multiple_of, digits=limits.max_digits, places=places)

    @property
    def exact(self) -> Scale:
        """The same for numbers of `Decimal`, which do not reckon with floats."""
        names = ("low", "high", "above", "below", "step", "origin")
        ends: dict[str, Any] = {name: as_decimal(end) for name in names if (end := getattr(self, name)) is not None}
        return replace(self, **ends)

    @property
    def empty(self) -> bool:
        """Whether no number is allowed at all."""
        ends = [(self.low, self.high), (self.low, self.below), (self.above, self.high), (self.above, self.below)]
        return any(
            low is not None and high is not None and (low > high or (low == high and place > 0))
            for place, (low, high) in enumerate(ends)
        )

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
        if isinstance(number, Decimal):
            self._check_digits(number)

    def _check_digits(self, number: Decimal) -> None:
        """As pydantic counts them: zeros before the first digit and behind the last do not."""
        _, _, behind = f"{number:f}".lstrip("-").partition(".")
        places = len(behind.rstrip("0"))
        if self.places is not None and places > self.places:
            raise ValueError(say("enter a number with at most {count} decimal places", count=self.places))
        if self.digits is not None and max(number.adjusted() + 1, 0) + places > self.digits:
            raise ValueError(say("enter a number of at most {count} digits", count=self.digits))

    def _on_a_step(self, number: Any) -> bool:
        if self.whole and isinstance(self.step, int):
            return bool((number - self.origin) % self.step == 0)
        if isinstance(number, Decimal):
            with localcontext(prec=2 * LONGEST_DECIMAL):
                try:
                    return bool((number - self.origin) % self.step == 0)
                except InvalidOperation:  # more steps than it reckons with
                    return False
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
            step: float = as_sent(self.step)
            return step
        if self.whole:
            return 1
        span = self.high - self.low if self.closed else 2
        exponent = math.floor(math.log10(span / 20)) if span > 0 else -1
        if isinstance(default, float | Decimal) and math.isfinite(default):
            digits = as_decimal(default).normalize().as_tuple().exponent
            exponent = min(exponent, digits) if isinstance(digits, int) else exponent
        return float(f"1e{exponent}")


def as_decimal(number: Any) -> Decimal:
    """As it is written: 0.1 is a tenth."""
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def as_sent(number: Any) -> Any:
    """As a browser takes it."""
    return float(number) if isinstance(number, Decimal) else number
