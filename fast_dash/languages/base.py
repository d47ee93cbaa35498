"""What a language is, and sentences that can be said in any. Knows neither what is said nor where.

English is written where it is needed, as ``say("choose {least} or more", least=2)``. That is a `Phrase`: a str, which
reads in English, and which a `Language` can still turn into its own words where it reaches a user. So nothing on the
way there, such as what reads a file, has to know who is listening.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

PLACE = re.compile(r"\{(\w+)(:,)?\}")
"""``{name}``, and ``{name:,}`` for a count with marks between its thousands."""


class Phrase(str):
    """A sentence for a user, made by `say`."""

    __slots__ = ("text", "values")
    text: str
    """The English, with its places."""
    values: Mapping[str, Any]

    def __new__(cls, text: str, values: Mapping[str, Any]) -> Phrase:
        phrase = super().__new__(cls, ENGLISH.fill(text, values))
        phrase.text, phrase.values = text, values
        return phrase


@dataclass(frozen=True)
class Language:
    """How an app speaks to its users. What it has no words for is said in English."""

    code: str
    """As in ``<html lang>``: ``"de"``, ``"pt-BR"``."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What Python says: the English → the same in this language, with the same places."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the browser says: as the ``labels`` of the components."""
    decimal: str = "."
    thousands: str = ","
    date: str = "%Y-%m-%d"
    """How a day is written, for `datetime.date.strftime`."""
    grid: Mapping[str, str] = field(default_factory=dict)
    """The ``localeText`` of AG Grid."""
    figure: Mapping[str, Any] = field(default_factory=dict)
    """A locale of plotly.js: ``{"dictionary": …, "format": …}``."""

    @property
    def props(self) -> dict[str, Any]:
        """What a component is given so that it speaks this language."""
        # A property that is empty would still be sent.
        return {"labels": dict(self.labels)} if self.labels else {}

    @property
    def transcript_props(self) -> dict[str, Any]:
        """As `props`, for a component that shows figures and tables."""
        return {"labels": self.every_label} if self.every_label else {}

    @property
    def every_label(self) -> dict[str, str]:
        """The labels, among them those that figures and tables look for, under plotly's and AG Grid's own names."""
        return {**self.grid, **self.figure.get("dictionary", {}), **self.labels}

    def __call__(self, said: str) -> str:
        """A phrase in this language. Another text is left as it is: it is the app's own."""
        return self.fill(self.words.get(said.text, said.text), said.values) if isinstance(said, Phrase) else said

    def fill(self, text: str, values: Mapping[str, Any]) -> str:
        """``text`` with its places filled, numbers and days as they are written in this language."""

        def written(place: re.Match[str]) -> str:
            return self._written(values[place[1]], counted=place[2] is not None) if place[1] in values else place[0]

        return PLACE.sub(written, text)

    def _written(self, value: Any, counted: bool) -> str:
        match value:
            case Phrase():
                return self(value)
            case datetime():
                return f"{value:{self.date}} {value.time()}"
            case date():
                return f"{value:{self.date}}"
            case int() | float():
                return self.number(value, counted)
            case _:
                return str(value)

    def number(self, value: float, counted: bool = False) -> str:
        """A number as it is written; ``counted``: with marks between its thousands."""
        written = f"{value:,}" if counted else str(value)
        return written.translate({ord("."): self.decimal, ord(","): self.thousands})


ENGLISH = Language("en")


def say(text: str, /, **values: Any) -> Phrase:
    """Words for a user. ``text`` is English and written out, so that it can be found and translated.

    ``values`` fill its ``{places}``. Those that are phrases are translated with it.
    """
    return Phrase(text, values)


def phrase_of(problem: BaseException) -> Phrase | None:
    """What an exception says to a user, if it was made with `say`."""
    said = problem.args[0] if problem.args else None
    return said if isinstance(said, Phrase) else None
