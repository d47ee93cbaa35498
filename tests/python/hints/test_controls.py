"""Each row of the table: what is shown, what an untouched control means, what is accepted and what is refused."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, NewType, NotRequired, Optional, TypedDict, Union

import dash_mantine_components as dmc
import pandas as pd
import PIL.Image
import pytest
from annotated_types import Ge, Gt, Interval, Le, Len, Lt, MaxLen, MinLen, MultipleOf, Predicate
from dash import dcc, html
from pydantic import BaseModel, SecretStr, field_validator
from pydantic import Field as PydanticField

import fast_dash as fd
from fast_dash.chat.signature import EMPTY, ChatSignature
from fast_dash.hints.base import HINTS, Hint, control_for, register
from fast_dash.hints.control import Control, Field, PartError, leaves
from fast_dash.hints.text import text_control
from fast_dash.hints.upload import Upload

LONG = "x" * 121


class Size(enum.Enum):
    SMALL = "small"
    EXTRA_LARGE = "extra large"


class Level(enum.IntEnum):
    LOW = 1
    VERY_HIGH = 2


def control(callback: Callable[..., Any]) -> Control:
    """The control of the callback's one setting."""
    (setting,) = ChatSignature.of(callback).settings
    return control_for(Field.of(setting))


def of(hint: Any, default: Any = EMPTY) -> Control:
    """The control of a parameter ``x`` with this hint."""

    def callback(query, x): ...

    callback.__annotations__ = {} if hint is EMPTY else {"x": hint}
    callback.__defaults__ = () if default is EMPTY else (default,)
    return control(callback)


WHOLE = "enter a whole number"
NUMBER = "enter a number"
Celsius = NewType("Celsius", float)
DAY, OTHER = date(2026, 1, 31), date(2026, 2, 28)


@dataclass
class Options:
    """How to answer.

    Attributes:
        depth: How deep to think.
    """

    depth: Annotated[int, Ge(1), Le(5)] = 2
    tone: Literal["dry", "warm"] = "dry"
    note: str | None = dataclasses.field(default=None, metadata={"description": "For the record."})


class Server(BaseModel):
    host: str = PydanticField("localhost", min_length=1, title="Host name", description="Where it runs.")
    port: int = PydanticField(80, ge=1, le=65535)
    token: SecretStr = SecretStr("hush")

    @field_validator("host")
    @classmethod
    def no_spaces(cls, host: str) -> str:
        if " " in host:
            raise ValueError("a host has no spaces.")
        return host


class Nested(BaseModel):
    name: str = "n"
    server: Server = Server()


class Query(TypedDict):
    text: str
    most: NotRequired[int]


# (hint, default): component, what it shows at first, {sent: argument}, {sent: words}
ROWS: list[tuple[Any, Any, str, Any, list[tuple[Any, Any]], list[tuple[Any, str]]]] = [
    # --- one of several ---
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
    # --- text ---
    (
        str,
        EMPTY,
        "TextInput",
        "",
        [("", ""), (None, ""), ("é\n", "é\n")],
        [(3, "enter a text"), (["a"], "enter a text")],
    ),
    (str, "hi", "TextInput", "hi", [("", ""), ("x", "x")], [({}, "enter a text")]),
    (EMPTY, "hi", "TextInput", "hi", [("x", "x")], [(True, "enter a text")]),
    (str, LONG, "Textarea", LONG, [("x", "x")], [(1, "enter a text")]),
    (str, "a\nb", "Textarea", "a\nb", [("x", "x")], [(1, "enter a text")]),
    (str | None, "hi", "TextInput", "hi", [("", None), (None, None), ("x", "x")], [(1, "enter a text")]),
    (fd.Text, EMPTY, "TextInput", "", [("x", "x")], []),
    (fd.TextArea, "hi", "Textarea", "hi", [("x", "x")], [(1, "enter a text")]),
    (
        Annotated[str, MinLen(2), MaxLen(3)],
        "ab",
        "TextInput",
        "ab",
        [("abc", "abc")],
        [("a", "enter 2 characters or more"), ("abcd", "enter 3 characters or less; these are 4")],
    ),
    (Annotated[str, Len(1, 3)], EMPTY, "TextInput", "", [("a", "a")], [("", "enter a text"), (None, "enter a text")]),
    (
        Annotated[str, PydanticField(pattern="^[a-z]+$")],
        "a",
        "TextInput",
        "a",
        [("bc", "bc")],
        [("B", r"enter a text of the form \^\[a-z\]\+\$")],
    ),
    (Annotated[str, Predicate(str.islower)], "a", "TextInput", "a", [("B", "B")], []),
    (str, "#ff0000", "ColorInput", "#ff0000", [("#00FF00", "#00FF00")], [("red", "choose a colour"), (3, "choose")]),
    (fd.ColorInput, EMPTY, "ColorInput", "#000000", [("#00ff00", "#00ff00")], [("", "choose a colour")]),
    (fd.ColorInput | None, None, "ColorInput", "", [("", None), ("#00ff00", "#00ff00")], [("#0", "choose a colour")]),
    (fd.PasswordInput, "hush", "PasswordInput", "", [("", "hush"), (None, "hush"), ("x", "x")], [(3, "enter a text")]),
    (fd.PasswordInput, EMPTY, "PasswordInput", "", [("x", "x"), ("", "")], [(3, "enter a text")]),
    (fd.PasswordInput | None, None, "PasswordInput", "", [("x", "x"), ("", None)], [({}, "enter a text")]),
    (SecretStr, SecretStr("hush"), "PasswordInput", "", [("", SecretStr("hush")), ("x", SecretStr("x"))], []),
    # --- numbers ---
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
    # --- on and off ---
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
    # --- days and hours ---
    (
        date,
        DAY,
        "DateInput",
        "2026-01-31",
        [("2026-02-28", OTHER)],
        [("", "choose a day"), ("soon", "day"), (3, "day")],
    ),
    (EMPTY, DAY, "DateInput", "2026-01-31", [("2026-02-28", OTHER)], [([], "choose a day")]),
    (date | None, None, "DateInput", None, [(None, None), ("2026-02-28", OTHER)], [("x", "choose a day")]),
    (
        Annotated[date, Ge(DAY), Lt(date(2026, 3, 1))],
        DAY,
        "DateInput",
        "2026-01-31",
        [("2026-02-28", OTHER)],
        [("2026-01-30", "choose 2026-01-31 or later"), ("2026-03-01", "choose one before 2026-03-01")],
    ),
    (
        datetime,
        datetime(2026, 1, 31, 9, 30),
        "DateTimePicker",
        "2026-01-31 09:30:00",
        [("2026-02-28 10:00:00", datetime(2026, 2, 28, 10))],
        [("2026-99-99", "choose a day and a time")],
    ),
    (
        datetime,
        datetime(2026, 1, 31, tzinfo=UTC),
        "DateTimePicker",
        "2026-01-31 00:00:00",
        [("2026-02-28 10:00:00", datetime(2026, 2, 28, 10, tzinfo=UTC))],
        [],
    ),
    (datetime | None, None, "DateTimePicker", None, [(None, None)], [({}, "choose a day and a time")]),
    (time, time(9, 30), "TimePicker", "09:30", [("10:00", time(10))], [("", "choose a time"), ("25:00", "time")]),
    (time | None, None, "TimePicker", "", [("", None), ("10:00:05", time(10, 0, 5))], [(3, "choose a time")]),
    (
        fd.DateRange,
        (DAY, OTHER),
        "DatePickerInput",
        ["2026-01-31", "2026-02-28"],
        [(["2026-01-01", "2026-01-31"], (date(2026, 1, 1), DAY))],
        [
            (["2026-01-01", None], "choose a first and a last day"),
            (["2026-02-01", "2026-01-01"], "must not be after"),
            (None, "choose a first"),
        ],
    ),
    (
        fd.DateRange | None,
        None,
        "DatePickerInput",
        [None, None],
        [(None, None), ([None, None], None)],
        [(["x"], "choose")],
    ),
    # --- several ---
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
    # --- files ---
    (Upload, EMPTY, "Div", None, [], [(None, "choose a file")]),
    (Upload | None, EMPTY, "Div", None, [(None, None)], [(3, "choose it again")]),
    (Upload, None, "Div", None, [(None, None)], [("x", "choose it again"), ({}, "again"), ({"handle": []}, "again")]),
    (fd.UploadedFile, EMPTY, "Div", None, [], [(None, "choose a file")]),
    (bytes, b"-", "Div", None, [(None, b"-")], [("x", "choose it again")]),
    (Path, Path("a"), "Div", None, [(None, Path("a"))], [("x", "choose it again")]),
    (PIL.Image.Image, None, "Div", None, [(None, None)], [("x", "choose it again")]),
    (fd.UploadImage, EMPTY, "Div", None, [], [(None, "choose a picture")]),
    (pd.DataFrame, EMPTY, "Div", None, [], [(None, "choose a table")]),
    (list[Upload], EMPTY, "Div", None, [(None, []), ([], [])], [({}, "choose these files again"), (["x"], "again")]),
    (list[pd.DataFrame] | None, None, "Div", None, [(None, None)], [("x", "choose these files again")]),
    (Annotated[list[Upload], MinLen(1)], EMPTY, "Div", None, [], [(None, "choose at least one")]),
    # --- groups ---
    (
        Options,
        EMPTY,
        "Fieldset",
        {"depth": 2, "tone": "dry", "note": ""},
        [
            ({"depth": 3, "tone": "warm", "note": "x"}, Options(3, "warm", "x")),
            ({}, Options()),
            (None, Options()),
            ({"depth": 5, "other": 1}, Options(5)),
        ],
        [({"depth": 9}, "from 1 to 5"), ({"tone": 1}, "choose one of")],
    ),
    (Options, Options(4), "Fieldset", {"depth": 4, "tone": "dry", "note": ""}, [({}, Options(4))], []),
    (
        Options | None,
        None,
        "Fieldset",
        {"": False, "depth": 2, "tone": "dry", "note": ""},
        [(None, None), ({"": False, "depth": 99}, None), ({"": True, "depth": 3}, Options(3))],
        [({"": True, "depth": 99}, "from 1 to 5")],
    ),
    (
        Server,
        EMPTY,
        "Fieldset",
        {"host": "localhost", "port": 80, "token": ""},
        [({"host": "h", "port": 1, "token": "t"}, Server(host="h", port=1, token=SecretStr("t")))],
        [({"host": "a b"}, "a host has no spaces$"), ({"port": 0}, "from 1 to 65535"), ({"host": ""}, "enter a text")],
    ),
    (
        Nested,
        EMPTY,
        "Fieldset",
        {"name": "n", "server": {"host": "localhost", "port": 80, "token": ""}},
        [({"server": {"port": 2}}, Nested(server=Server(port=2)))],
        [({"server": {"host": " "}}, "a host has no spaces")],
    ),
    (
        Query,
        EMPTY,
        "Fieldset",
        {"text": "", "most": ""},
        [({"text": "x"}, {"text": "x"}), ({"text": "x", "most": 3}, {"text": "x", "most": 3})],
        [({"most": "x"}, WHOLE)],
    ),
    # --- components ---
    (dcc.Dropdown, "a", "InputWrapper", "a", [("b", "b"), (None, None), ([1], [1])], []),
    (dmc.TextInput(placeholder="p"), "a", "TextInput", "a", [("b", "b")], []),
    (EMPTY, dmc.Checkbox(checked=True), "Checkbox", True, [(False, False)], []),
    (dcc.DatePickerSingle, EMPTY, "InputWrapper", None, [("2026-01-31", "2026-01-31")], []),
]


def name_of(row: tuple[Any, ...]) -> str:
    hint = getattr(row[0], "__name__", None) if isinstance(row[0], type) else str(row[0])
    return f"{hint}={'' if row[1] is EMPTY else row[1]}"[:60]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_row(row: tuple[Any, ...]) -> None:
    hint, default, component, initial, accepted, refused = row
    made = of(hint, default)
    assert type(made.component).__name__ == component
    assert made.initial == initial
    assert type(made.initial) is type(initial)
    for sent, argument in accepted:
        value = made.parse(sent)
        assert (type(value), value) == (type(argument), argument), sent
    for sent, words in refused:
        with pytest.raises(ValueError, match=words):
            made.parse(sent)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_untouched_control_shows_and_sends_the_same(row: tuple[Any, ...]) -> None:
    for part in leaves([of(row[0], row[1])]):
        shown = {c.id: c for c in [part.component, *part.component._traverse()] if hasattr(c, "id")}
        holder = shown[part.field.id]
        assert getattr(holder, part.prop, None) == part.initial
        assert holder.to_plotly_json()  # can be sent


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_labels_and_error_marks_are_of_properties_that_exist(row: tuple[Any, ...]) -> None:
    for part in leaves([of(row[0], row[1])]):
        shown = {c.id: c for c in [part.component, *part.component._traverse()] if hasattr(c, "id")}
        assert not part.marks_error or "error" in shown[part.field.id].available_properties


def test_every_row_of_the_table_is_tested() -> None:
    reached = {next(hint.name for hint in HINTS if hint.matches(of(row[0], row[1]).field)) for row in ROWS}
    assert reached == {hint.name for hint in HINTS} - {"anything else"}


def test_options_that_read_alike_have_keys_of_their_own() -> None:
    data = of(Literal[1, "1", True, 2]).component.data
    assert [option["value"] for option in data] == ["1", "'1'", "True", "2"]


@pytest.mark.parametrize("hint", [Literal["a", "b"] | None, Literal["a", None], bool | None, date | None, time | None])
def test_only_what_may_be_empty_can_be_cleared(hint: Any) -> None:
    assert of(hint).component.clearable
    assert not hasattr(of(Literal["a", "b"]).component, "clearable")


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
        (html.Div, EMPTY, "the user sets nothing of Div"),
        (Annotated[str, ["a", "a"]], EMPTY, "hold one of them twice"),
    ],
)
def test_bad_default_is_the_authors_mistake(hint: Any, default: Any, words: str) -> None:
    with pytest.raises(ValueError, match=f"'x'.*{words}"):
        of(hint, default)


def test_group_that_contains_itself_is_the_authors_mistake() -> None:
    @dataclass
    class Node:
        value: int = 0

    Node.__annotations__["next"] = Node | None
    Node.next = None  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="contains itself"):
        of(dataclass(Node))


@pytest.mark.parametrize(
    ("hint", "sent", "blamed"),
    [
        (Server, {"host": "a b"}, "x.host"),
        (Nested, {"server": {"host": "a b"}}, "x.server.host"),
        (Nested, {"server": {"port": "x"}}, "x.server.port"),
        (Options, {"depth": 0}, "x.depth"),
    ],
)
def test_refusal_of_a_part_names_the_part(hint: Any, sent: Any, blamed: str) -> None:
    with pytest.raises(PartError) as refused:
        of(hint).parse(sent)
    assert refused.value.field.name == blamed


def test_parts_have_labels_help_and_ids_of_their_own() -> None:
    host, port, _ = of(Server).parts
    assert (host.component.label, host.component.description) == ("Host name", "Where it runs.")
    assert (port.component.id, port.field.error_id) == ("fd-setting-x--port", "fd-setting-x--port-error")
    depth, _, note = of(Options).parts
    assert depth.component.description == "How deep to think."
    assert note.component.description == "For the record."


def test_secrets_do_not_reach_the_page() -> None:
    for made in (of(fd.PasswordInput, "hush"), of(Server)):
        assert "hush" not in str([part.component.to_plotly_json() for part in leaves([made])])
        assert [part.secret for part in leaves([made])][-1]
    assert of(fd.PasswordInput, "hush").component.persistence is False


def test_ends_and_steps_reach_the_component() -> None:
    def ends(hint: Any, default: Any = EMPTY) -> tuple[Any, Any, Any]:
        made = of(hint, default).component
        made = made.children if isinstance(made, dmc.InputWrapper) else made
        return getattr(made, "min", None), getattr(made, "max", None), made.step

    assert ends(int) == (None, None, 1)
    assert ends(float) == (None, None, 0.1)
    assert ends(float, 0.05) == (None, None, 0.01)
    assert ends(Annotated[int, Gt(0)]) == (1, None, 1)
    assert ends(Annotated[float, (0, 1)]) == (0, 1, 0.01)
    assert ends(Annotated[float, (0, 100)]) == (0, 100, 1)
    assert ends(Annotated[int, range(0, 100, 5)]) == (0, 100, 5)
    calendar = of(Annotated[date, Ge(DAY), Le(OTHER)], DAY).component
    assert (calendar.minDate, calendar.maxDate) == ("2026-01-31", "2026-02-28")


def test_day_without_a_default_is_today_where_the_page_is_opened() -> None:
    made = of(date)
    assert made.initial is None
    assert made.initial_script
    assert made.connect
    assert made.parse(None) == date.today()
    assert of(date, DAY).initial_script is None


def test_component_keeps_its_own_id_and_is_not_changed() -> None:
    mine = dcc.Dropdown(["a"], id="mine")
    made = of(mine, "a")
    assert (made.field.id, made.field.name) == ("mine", "x")
    assert not hasattr(mine, "value")


def test_unknown_hint_gets_a_text_box_and_a_warning_that_names_it() -> None:
    with pytest.warns(UserWarning, match=r"'x' has the hint <class 'complex'>"):
        made = of(complex, 1j)
    assert type(made.component).__name__ == "TextInput"
    assert made.parse("") == 1j
    assert made.parse("x") == "x"


def test_neither_hint_nor_default_is_a_text_box_and_a_warning() -> None:
    with pytest.warns(UserWarning, match="'x' has neither a type hint nor a default"):
        made = of(EMPTY)
    assert made.parse("") is None


def test_hint_that_names_nothing_spoils_no_other() -> None:
    def bot(query, x: Nowhere, y: int = 3, z: dcc.Dropdown(["a"]) = "a"): ...  # type: ignore[name-defined,valid-type]  # noqa: F821

    x, y, z = ChatSignature.of(bot).settings
    assert (y.annotation, type(z.annotation)) == (int, dcc.Dropdown)
    with pytest.warns(UserWarning, match="'Nowhere', which names nothing"):
        control_for(Field.of(x))


def test_label_and_help() -> None:
    def bot(query, max_tokens: int = 3): ...

    (setting,) = ChatSignature.of(bot).settings
    made = control_for(Field.of(setting, "At most."))
    assert (made.component.label, made.component.description) == ("Max Tokens", "At most.")
    assert made.component.id == "fd-setting-max_tokens"


def test_metadata_is_help_and_label_where_the_docstring_says_nothing() -> None:
    made = of(Annotated[int, PydanticField(title="Tokens", description="At most.")], 3)
    assert (made.component.label, made.component.description) == ("Tokens", "At most.")


def test_registered_row_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fast_dash.hints.base.HINTS", HINTS.copy())
    register(Hint("digits", lambda field: field.hint is int, text_control))
    assert type(of(int).component).__name__ == "TextInput"
