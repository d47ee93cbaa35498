"""Several of one kind."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from annotated_types import Ge, Len

import fast_dash as fd
from fast_dash.chat.signature import EMPTY
from tests.python.hints.samples import Size
from tests.python.hints.setting import NUMBER, WHOLE, Row

ID = "123e4567-e89b-12d3-a456-426614174000"


class Rights(enum.Flag):
    READ = 1
    WRITE = 2


ROWS: list[Row] = [
    (
        list[Literal["a", "b"]],
        EMPTY,
        "MultiSelect",
        [],
        [([], []), (["b", "a"], ["b", "a"]), (None, [])],
        [(["c"], "choose one of: a, b"), ("a", "choose from the list"), ([["a"]], "choose")],
    ),
    (list[Literal[1, 2]], [2], "MultiSelect", ["2"], [(["1"], [1])], [([1], "choose")]),
    (set[Size], {Size.SMALL}, "MultiSelect", ["SMALL"], [(["EXTRA_LARGE"], {Size.EXTRA_LARGE})], [(["x"], "choose")]),
    (tuple[Literal["a", "b"], ...], ("a",), "MultiSelect", ["a"], [(["b"], ("b",))], [({}, "choose from the list")]),
    (list[Size] | None, None, "MultiSelect", [], [([], None), (["SMALL"], [Size.SMALL])], [(3, "choose")]),
    (list, ["a", "b"], "MultiSelect", [], [([], []), (["b"], ["b"])], [(["c"], "choose")]),
    (fd.MultiSelect, ["a", "b"], "MultiSelect", [], [(["b"], ["b"])], [(["c"], "choose")]),
    (Annotated[list[str], ["a", "b"]], ["b"], "MultiSelect", ["b"], [(["a"], ["a"])], [(["c"], "choose")]),
    (
        Annotated[list[Literal["a", "b", "c"]], Len(1, 2)],
        ["a"],
        "MultiSelect",
        ["a"],
        [(["a", "b"], ["a", "b"])],
        [([], "choose at least one"), (["a", "b", "c"], "choose 2 or less")],
    ),
    (dict, {"a": 1, "b": 2}, "MultiSelect", ["a", "b"], [(["b"], {"b": 2}), ([], {})], [(["c"], "choose")]),
    (list, EMPTY, "TagsInput", [], [([], []), (["x"], ["x"])], [("x", "choose from the list"), ([1], "enter a text")]),
    (list[str], ["a"], "TagsInput", ["a"], [(["x", "y"], ["x", "y"]), ([], [])], [([1], "'1': enter a text")]),
    (list[int], [1, 2], "TagsInput", ["1", "2"], [(["3"], [3])], [(["x"], f"'x': {WHOLE}")]),
    (set[float], EMPTY, "TagsInput", [], [(["0.5"], {0.5})], [(["x"], NUMBER)]),
    (tuple[str, ...], ("a",), "TagsInput", ["a"], [(["b"], ("b",))], []),
    (Sequence[int], EMPTY, "TagsInput", [], [(["3"], [3])], []),
    (list[Annotated[int, Ge(0)]], EMPTY, "TagsInput", [], [(["3"], [3])], [(["-1"], "of at least 0")]),
    (list[str] | None, None, "TagsInput", [], [([], None), (None, None), (["x"], ["x"])], [(3, "choose")]),
    (frozenset, EMPTY, "TagsInput", [], [(["x"], frozenset("x"))], []),
    (set[str], {"a"}, "TagsInput", ["a"], [(["b", "b"], {"b"})], []),
    (list[Decimal], [Decimal("0.10")], "TagsInput", ["0.10"], [(["0.1"], [Decimal("0.1")])], [(["x"], NUMBER)]),
    (list[UUID], EMPTY, "TagsInput", [], [([ID], [UUID(ID)])], [(["x"], "'x': enter one such as")]),
    (
        list[datetime],
        EMPTY,
        "TagsInput",
        [],
        [(["2026-01-31 09:30"], [datetime(2026, 1, 31, 9, 30)])],
        [(["soon"], "'soon': choose a day and a time")],
    ),
    (list[time], [time(9, 30)], "TagsInput", ["09:30:00"], [(["10:00"], [time(10)])], [(["x"], "choose a time")]),
    (Rights, EMPTY, "MultiSelect", [], [([], Rights(0)), (["READ"], Rights.READ)], [(["x"], "choose one of")]),
    (
        Rights,
        Rights.READ | Rights.WRITE,
        "MultiSelect",
        ["READ", "WRITE"],
        [(["READ", "WRITE"], Rights.READ | Rights.WRITE)],
        [("READ", "choose from the list")],
    ),
    (Rights | None, None, "MultiSelect", [], [([], None)], []),
]
