"""docs/settings.md is true: each row of its table, and each row of `HINTS` is in it."""

from __future__ import annotations

import enum
import re
import warnings
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, TypedDict
from uuid import UUID

import dash_mantine_components as dmc
import pandas as pd
import pytest
from annotated_types import Ge, Le, Len
from dash import dcc
from PIL import Image
from pydantic import BaseModel, Field, SecretStr

import fast_dash
from fast_dash.chat.signature import ChatSignature
from fast_dash.hints.base import HINTS, control_for
from fast_dash.hints.control import Control
from fast_dash.hints.control import Field as ControlField

DOCUMENT = Path(__file__).parents[3] / "docs" / "settings.md"


class Size(enum.Enum):
    SMALL = "small"
    LARGE = "large"


@dataclass
class Options:
    depth: int = 2


class Server(BaseModel):
    port: int = 80


class Point(NamedTuple):
    x: int = 0
    y: int = 0


class Rights(enum.Flag):
    READ = 1
    WRITE = 2


class Query(TypedDict):
    text: str
    most: NotRequired[int]


NAMES: dict[str, Any] = {
    **{name: getattr(fast_dash, name) for name in fast_dash.__all__},
    "Annotated": Annotated,
    "Literal": Literal,
    "Path": Path,
    "Image": Image,
    "pd": pd,
    "dcc": dcc,
    "dmc": dmc,
    "Ge": Ge,
    "Le": Le,
    "Len": Len,
    "Field": Field,
    "SecretStr": SecretStr,
    "date": date,
    "datetime": datetime,
    "time": time,
    "timedelta": timedelta,
    "Size": Size,
    "Options": Options,
    "Server": Server,
    "Query": Query,
    "Point": Point,
    "Rights": Rights,
    "Decimal": Decimal,
    "UUID": UUID,
    "Any": Any,
}
COMPONENTS = {
    "select": {"Select"},
    "text box": {"TextInput"},
    "text area": {"Textarea"},
    "password box": {"PasswordInput"},
    "colour box": {"ColorInput"},
    "number box": {"NumberInput"},
    "slider": {"InputWrapper"},
    "switch": {"Switch"},
    "day box": {"DateInput"},
    "day and time box": {"DateTimePicker"},
    "time box": {"TimePicker"},
    "two days": {"DatePickerInput"},
    "select several": {"MultiSelect"},
    "tags": {"TagsInput"},
    "file": {"Div"},
    "group": {"Fieldset"},
    "rows": {"Fieldset"},
    "JSON box": {"JsonInput"},
    "the component": {"InputWrapper", "Rating"},
}
"""What the table calls them."""


def rows() -> list[tuple[str, str, str]]:
    found = []
    for line in DOCUMENT.read_text("utf-8").splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 4 and cells[0].startswith("`x"):
            found.append((cells[0][1:].partition("`")[0], cells[1], cells[2].strip("`")))
    return found


def control_of(parameter: str) -> Control:
    names = dict(NAMES)
    exec(f"def callback(query, {parameter}): ...", names)
    (setting,) = ChatSignature.of(names["callback"]).settings
    with warnings.catch_warnings(action="ignore"):
        return control_for(ControlField.of(setting))


@pytest.mark.parametrize(("parameter", "control", "untouched"), rows())
def test_row_is_true(parameter: str, control: str, untouched: str) -> None:
    made = control_of(parameter)
    assert type(made.component).__name__ in COMPONENTS[control]
    if untouched == "asks":
        with pytest.raises(ValueError, match=r"choose|enter"):
            made.parse(made.initial)
    else:
        assert made.parse(made.initial) == eval(untouched, NAMES)


def test_every_hint_is_documented() -> None:
    fields = [control_of(parameter).field for parameter, _, _ in rows()]
    reached = {next(hint.name for hint in HINTS if hint.matches(field)) for field in fields}
    assert reached == {hint.name for hint in HINTS}


def test_every_name_for_a_hint_is_importable_and_gives_a_control() -> None:
    for name in vars(fast_dash.hints.names):
        if name[0].isupper() and name not in ("Widget", "Annotated"):
            assert name in fast_dash.__all__
            assert control_of(f"x: {name} = None").field.optional
