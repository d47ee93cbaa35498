"""Numbers."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Annotated, NewType, Optional, Union

from annotated_types import Ge, Gt, Interval, Le, Lt, MultipleOf
from pydantic import Field as PydanticField

import fast_dash as fd
from fast_dash.chat.signature import EMPTY
from tests.python.hints.setting import NUMBER, WHOLE, Row

Celsius = NewType("Celsius", float)

ROWS: list[Row] = [
    (
        int,
        EMPTY,
        "NumberInput",
        "",
        [(3, 3), ("3", 3), (3.0, 3)],
        [("", WHOLE), (None, WHOLE), (3.5, WHOLE), (True, WHOLE)],
    ),
    (int, 3, "NumberInput", 3, [(-1, -1), (10**20, 10**20)], [("", WHOLE), ("-", WHOLE), ([], WHOLE), ({}, WHOLE)]),
    (EMPTY, 3, "NumberInput", 3, [(4, 4)], [(float("nan"), WHOLE), (float("inf"), WHOLE), ("9" * 5000, WHOLE)]),
    (int | None, 3, "NumberInput", 3, [(4, 4), ("", None), (None, None)], [("x", WHOLE)]),
    (Optional[int], None, "NumberInput", "", [(4, 4), ("", None)], [(0.5, WHOLE)]),  # noqa: UP045
    (int, None, "NumberInput", "", [(0, 0), ("", None)], [(False, WHOLE)]),
    (Annotated[int, "of something"], 3, "NumberInput", 3, [(4, 4)], [("", WHOLE)]),
    (Union[int, str], EMPTY, "NumberInput", "", [(4, 4)], [("x", WHOLE)]),  # noqa: UP007
    (int | str, "a", "TextInput", "a", [("b", "b")], [(4, "enter a text")]),
    (fd.NumberInput, 1.5, "NumberInput", 1.5, [(2, 2.0)], [("", NUMBER)]),
    (
        float,
        EMPTY,
        "NumberInput",
        "",
        [(3, 3.0), ("0.25", 0.25)],
        [("", NUMBER), (None, NUMBER), (True, NUMBER), ("1e999", NUMBER)],
    ),
    (float, 0.7, "NumberInput", 0.7, [(0.1, 0.1)], [("", NUMBER), ("nan", NUMBER), (10**400, NUMBER), ([1], NUMBER)]),
    (float, 1, "NumberInput", 1.0, [(1, 1.0)], [("", NUMBER)]),
    (float | None, None, "NumberInput", "", [("", None), (1.5, 1.5)], [("-", NUMBER)]),
    (Celsius, 36.6, "NumberInput", 36.6, [(37, 37.0)], [("", NUMBER)]),
    (
        Annotated[int, Ge(0)],
        3,
        "NumberInput",
        3,
        [(0, 0)],
        [(-1, "enter a whole number of at least 0"), ("", WHOLE)],
    ),
    (Annotated[int, Gt(0)], 3, "NumberInput", 3, [(1, 1)], [(0, "of at least 1")]),
    (Annotated[float, Gt(0)], 3.0, "NumberInput", 3.0, [(0.1, 0.1)], [(0, "enter a number above 0")]),
    (Annotated[float, Ge(0), Lt(1)], 0.5, "NumberInput", 0.5, [(0, 0.0)], [(1, "of at least 0 and below 1")]),
    (Annotated[int, MultipleOf(5)], 10, "NumberInput", 10, [(-5, -5)], [(7, "in steps of 5 from 0")]),
    (Annotated[float, MultipleOf(0.1)], 0.3, "NumberInput", 0.3, [(0.7, 0.7)], [(0.75, "in steps of 0.1")]),
    (Annotated[int, Ge(1), Le(128_000)], 1000, "NumberInput", 1000, [(1, 1)], [(0, "from 1 to 128000")]),
    (Annotated[int, Ge(1), Le(9)] | None, 3, "NumberInput", 3, [("", None), (9, 9)], [(10, "from 1 to 9")]),
    (int, PydanticField(3, ge=0), "NumberInput", 3, [(0, 0)], [(-1, "at least 0")]),
    (Annotated[int, PydanticField(ge=1, le=9)], EMPTY, "InputWrapper", 1, [(9, 9)], [(10, "from 1 to 9"), ("", WHOLE)]),
    (Annotated[int, Interval(ge=1, lt=10)], 2, "InputWrapper", 2, [(9, 9)], [(10, "from 1 to 9")]),
    (Annotated[float, (0, 1)], 0.7, "InputWrapper", 0.7, [(0.3, 0.3)], [(1.1, "from 0 to 1"), (None, NUMBER)]),
    (
        Annotated[int, range(0, 100, 5)],
        EMPTY,
        "InputWrapper",
        0,
        [(100, 100), (55, 55)],
        [(101, "from 0 to 100"), (3, "in steps of 5 from 0")],
    ),
    (Annotated[int, range(10, 0, -1)], 3, "InputWrapper", 3, [(10, 10)], [(11, "from 0 to 10")]),
    (int, range(2, 9), "InputWrapper", 2, [(9, 9)], [(1, "from 2 to 9")]),
    (EMPTY, range(2, 9), "InputWrapper", 2, [(9, 9)], [(1.5, WHOLE)]),
    (float, range(2, 9), "InputWrapper", 2.0, [(3, 3.0)], [(10, "from 2 to 9")]),
    (fd.Slider, EMPTY, "InputWrapper", 10, [(20, 20)], [(21, "from 0 to 20")]),
    (fd.Slider, 3, "InputWrapper", 3, [(0, 0)], [(-1, "from 0 to 20")]),
    (Annotated[fd.Slider, Le(5)], EMPTY, "InputWrapper", 5, [(5, 5)], [(6, "from 0 to 5")]),
    (Annotated[int, Ge(3), Le(20), MultipleOf(5)], EMPTY, "InputWrapper", 5, [(20, 20)], [(6, "steps of 5")]),
    (
        timedelta,
        timedelta(minutes=1),
        "NumberInput",
        60.0,
        [(1.5, timedelta(seconds=1.5))],
        [("", NUMBER), (1e300, "enter a shorter time")],
    ),
    # A Decimal travels as the text that was typed, where a browser's numbers would round it.
    (
        Decimal,
        EMPTY,
        "NumberInput",
        "",
        [("1.50", Decimal("1.50")), (0.1, Decimal("0.1")), (3, Decimal(3)), ("9" * 40, Decimal("9" * 40))],
        [("", NUMBER), ("x", NUMBER), (True, NUMBER), ("nan", NUMBER), ("1e9999", NUMBER), ([], NUMBER), ({}, NUMBER)],
    ),
    (Decimal, Decimal("9.90"), "NumberInput", "9.90", [("9.9", Decimal("9.9"))], [(None, NUMBER)]),
    (EMPTY, Decimal("1e2"), "NumberInput", "100", [("5", Decimal(5))], []),
    (Decimal, 3, "NumberInput", "3", [("5", Decimal(5))], []),
    (Decimal | None, None, "NumberInput", "", [("", None), ("0.5", Decimal("0.5"))], [("-", NUMBER)]),
    (Annotated[Decimal, Ge(0), Lt(1)], EMPTY, "NumberInput", "", [("0.9", Decimal("0.9"))], [("1", "below 1")]),
    (Annotated[Decimal, (0, 0.1)], EMPTY, "NumberInput", "", [(0.1, Decimal("0.1"))], [("0.11", "from 0 to 0.1")]),
    (
        Annotated[Decimal, MultipleOf(Decimal("0.05"))],
        Decimal("1.05"),
        "NumberInput",
        "1.05",
        [("1e30", Decimal("1e30"))],
        [("1.01", "in steps of 0.05 from 0"), ("0." + "5" * 60, "in steps")],
    ),
    (
        Annotated[Decimal, PydanticField(max_digits=5, decimal_places=2)],
        EMPTY,
        "NumberInput",
        "",
        [("123.450", Decimal("123.450")), ("0.01", Decimal("0.01"))],
        [("0.001", "at most 2 decimal places"), ("12345.6", "at most 5 digits")],
    ),
    (Annotated[float, Ge(Decimal("0.5"))], 1.0, "NumberInput", 1.0, [(0.5, 0.5)], [(0.4, "of at least 0.5")]),
    (int | float, EMPTY, "NumberInput", "", [(0.5, 0.5), (1, 1.0)], [("", NUMBER)]),
    (
        Annotated[timedelta, Le(timedelta(hours=1))],
        timedelta(seconds=1),
        "NumberInput",
        1.0,
        [(3600, timedelta(hours=1))],
        [(3601, "of at most 3600")],
    ),
    (timedelta | None, None, "NumberInput", "", [("", None), (60, timedelta(minutes=1))], [("x", NUMBER)]),
]
