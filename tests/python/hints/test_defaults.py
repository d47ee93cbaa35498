"""A default that its hint does not allow, or a hint that allows nothing: an error that names the fix."""

from __future__ import annotations

import enum
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from annotated_types import Ge, Gt, Le, Lt, MaxLen
from dash import html

import fast_dash as fd
from fast_dash.chat.signature import EMPTY
from fast_dash.hints.upload import Upload
from tests.python.hints.samples import DAY, OTHER, Options
from tests.python.hints.setting import of


@pytest.mark.parametrize(
    ("hint", "default", "words"),
    [
        (Literal["a", "b"], "c", "'c', is none of its options: 'a', 'b'"),
        (str, 3, "is no text: write it in quotes, or the hint as int"),
        (int, "7", "is no number: write int = 1, without quotes"),
        (int, True, "is no number"),
        (int, 0.5, r"would be refused \(enter a whole number\)"),
        (Annotated[int, Ge(0), Le(5)], 9, r"would be refused \(enter a whole number from 0 to 5\)"),
        (Annotated[int, Ge(9), Le(5)], EMPTY, "allows no number at all: 9 is above 5"),
        (Annotated[int, range(5, 5)], EMPTY, "is empty"),
        (Annotated[str, MaxLen(1)], "ab", "would be refused"),
        (bool, "yes", "is neither True nor False"),
        (date, "today", r"is no date: write it as date\(2026, 1, 31\)"),
        (date, datetime(2026, 1, 1), "is no date"),
        (datetime, DAY, "is no datetime"),
        (Annotated[date, Ge(OTHER)], DAY, "would be refused"),
        (time, 3, "is no time"),
        (fd.DateRange, DAY, "is no range"),
        (fd.ColorInput, "red", "is no colour"),
        (fd.PasswordInput, 3, "is no text"),
        (list[Literal["a"]], ["b"], "holds what is none of its options: 'a'"),
        (list[Literal["a"]], "a", "is no list"),
        (list[int], ["x"], "would be refused"),
        (list[int], 3, "is no list"),
        (timedelta, 3, "is no timedelta"),
        (Options, {"depth": 1}, r"is no Options: write it as Options\(...\)"),
        (Decimal, "1.5", "is no number: write Decimal = 1, without quotes"),
        (Annotated[Decimal, Le(1)], Decimal(2), r"would be refused \(enter a number of at most 1\)"),
        (Annotated[float, Gt(0), Lt(0)], EMPTY, "allows no number at all"),
        (Annotated[Decimal, Ge(1), Lt(1)], EMPTY, "allows no number at all"),
        (Annotated[timedelta, Le(timedelta(0))], timedelta(seconds=1), "datetime.timedelta.*of at most 0"),
        (Annotated[date, Ge(OTHER), Le(DAY)], EMPTY, "allows nothing at all: 2026-02-28 is after 2026-01-31"),
        (Annotated[list[Literal["a", "b"]], MaxLen(1)], ["a", "b"], "would be refused"),
        (enum.Enum("Nothing", []), EMPTY, "has no options to choose from: give <enum 'Nothing'> at least one"),
        (enum.Flag("Bits", ["A"]), 1, r"is no Bits: join its members by \|"),
        (UUID, "x", r"is no UUID: write it as UUID\('123e"),
        (dict[str, int], {"a": "x"}, 'is no JSON such as {"name": 1}'),
        (dict, {1, 2}, "is no JSON such as"),
        (tuple[int, int], 3, "is no tuple"),
        (tuple[int, int], (1, 2, 3), "has 3 values: its hint is for 2"),
        (list[Options], Options(), "is no list"),
        (list[Options], ["x"], "is no Options"),
        (set[Options], EMPTY, r"a set cannot hold Options: write list\[…\]"),
        (Annotated[list[Options], MaxLen(1)], [Options(), Options()], "would be refused"),
        (html.Div, EMPTY, "the user sets nothing of Div"),
        (Annotated[str, ["a", "a"]], EMPTY, "hold one of them twice"),
    ],
)
def test_bad_default_is_the_authors_mistake(hint: Any, default: Any, words: str) -> None:
    with pytest.raises(ValueError, match=f"'x'.*{words}"):
        of(hint, default)


@pytest.mark.parametrize(
    ("hint", "default"),
    [
        (list[str], ["a"]),
        (list[Literal["a", "b"]], ["a"]),
        (set[str], {"a"}),
        (dict, {"a": 1}),
        (dict[str, list[int]], {"a": [1]}),
        (list[dict], [{"a": 1}]),
        (list[Options], [Options()]),
        (list[Upload], []),
        (Options, Options()),
    ],
)
def test_default_is_not_handed_out_itself(hint: Any, default: Any) -> None:
    made = of(hint, default)
    got, again = made.parse(made.initial), made.parse(made.initial)
    assert got == again == default
    assert got is not default
    assert got is not again
