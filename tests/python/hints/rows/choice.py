"""One of several, and on or off."""

from __future__ import annotations

import enum
from typing import Annotated, Literal

import fast_dash as fd
from fast_dash.chat.signature import EMPTY
from tests.python.hints.samples import Level, Size
from tests.python.hints.setting import Row


class Alias(enum.Enum):
    ONE = "one"
    TWO = "two"
    SAME = "one"  # noqa: PIE796


ROWS: list[Row] = [
    (
        Literal["a", "b"],
        EMPTY,
        "Select",
        "a",
        [("b", "b")],
        [("c", "choose one of: a, b"), (None, "choose"), (["a"], "choose")],
    ),
    (Literal["a", "b"], "b", "Select", "b", [("a", "a")], [("", "choose"), (0, "choose"), ({}, "choose")]),
    (Literal["a", "b"] | None, None, "Select", None, [("a", "a"), (None, None), ("", None)], [("c", "choose")]),
    (Literal["a", None], "a", "Select", "a", [("a", "a"), (None, None)], [("None", "choose")]),
    (
        Literal[1, "1", True, 2],
        True,
        "Select",
        "True",
        [("2", 2), ("True", True), ("'1'", "1")],
        [(2, "choose"), (True, "choose")],
    ),
    (
        Size,
        EMPTY,
        "Select",
        "SMALL",
        [("EXTRA_LARGE", Size.EXTRA_LARGE)],
        [("small", "choose one of: small, extra large")],
    ),
    (Size, Size.EXTRA_LARGE, "Select", "EXTRA_LARGE", [("SMALL", Size.SMALL)], [("__class__", "choose")]),
    (
        Level,
        Level.VERY_HIGH,
        "Select",
        "VERY_HIGH",
        [("LOW", Level.LOW)],
        [(1, "choose one of: Low, Very high"), (None, "choose")],
    ),
    (EMPTY, Size.SMALL, "Select", "SMALL", [("SMALL", Size.SMALL)], [("", "choose")]),
    (Size | None, Size.SMALL, "Select", "SMALL", [(None, None)], [("x", "choose")]),
    (str, ["a", "b"], "Select", "a", [("b", "b")], [("c", "choose one of: a, b")]),
    (EMPTY, ["a", "b"], "Select", "a", [("b", "b")], [("c", "choose one of: a, b")]),
    (EMPTY, {"a": 1, "b": 2}, "Select", "a", [("b", "b")], [(1, "choose one of: a, b")]),
    (int, [1, 5, 9], "Select", "1", [("5", 5)], [(5, "choose one of: 1, 5, 9")]),
    (Annotated[str, ["a", "b"]], "b", "Select", "b", [("a", "a")], [("c", "choose")]),
    (Annotated[int, (1, 5, 9)], EMPTY, "Select", "1", [("9", 9)], [("2", "choose")]),
    (Annotated[str | None, ["a", "b"]], None, "Select", None, [("a", "a"), (None, None)], [("c", "choose")]),
    (bool, EMPTY, "Switch", False, [(None, False), (True, True)], [("", "switch"), (1, "switch"), ("true", "switch")]),
    (bool, True, "Switch", True, [(None, True), (False, False)], [("no", "switch")]),
    (EMPTY, False, "Switch", False, [(True, True)], [(0, "switch")]),
    (fd.Switch, True, "Switch", True, [(False, False)], [(0, "switch")]),
    (
        bool | None,
        None,
        "Select",
        None,
        [(None, None), ("yes", True), ("no", False)],
        [(True, "choose one of: Yes, No")],
    ),
    (Literal["a"] | Literal["b"], EMPTY, "Select", "a", [("b", "b")], [("c", "choose one of: a, b")]),
    (Alias, Alias.SAME, "Select", "ONE", [("TWO", Alias.TWO)], [("SAME", "choose one of: one, two")]),
]
