"""Words and plain values: markdown, one value in readable type, nested data as JSON."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import fractions
import json
import pathlib
import re
import types
import typing
import uuid
from collections.abc import Mapping, Sequence, Set
from typing import Any

from dash import html
from dash.development.base_component import Component

import fast_dash_components as fdc

from ..languages import say
from ..protocol.encode import clean, is_a, json_safe, words
from .output import Output, Slot, UnfitError, is_class

PLAIN = (
    bool,
    int,
    float,
    complex,
    decimal.Decimal,
    fractions.Fraction,
    datetime.date,
    datetime.time,
    datetime.timedelta,
    enum.Enum,
    uuid.UUID,
    pathlib.PurePath,
)
"""Values that are one thing, and read best as what they are."""
DATA = (Mapping, Sequence, Set)
JSON_SIZE = 500_000
"""Characters of nested data that are shown."""


# --- Markdown


def is_text(slot: Slot) -> bool:
    return isinstance(slot.hint, type) and issubclass(slot.hint, str) and not issubclass(slot.hint, enum.Enum)


def text_output(slot: Slot) -> Output:
    def props(value: Any) -> dict[str, Any]:
        if isinstance(value, str) and not isinstance(value, enum.Enum):
            return {"text": clean(value)}
        if is_plain(value):
            return {"text": plain(value)}
        raise UnfitError(say("text"), value)

    return Output(slot, markdown(slot, id=slot.id), props, {"text": ""})


def markdown(slot: Slot, **props: Any) -> Component:
    shown: Component = fdc.Markdown(**slot.language.props, **props)
    return shown


# --- One value


def is_value(slot: Slot) -> bool:
    literal = typing.get_origin(slot.hint) is typing.Literal
    return literal or (isinstance(slot.hint, type) and issubclass(slot.hint, PLAIN))


def value_output(slot: Slot) -> Output:
    def props(value: Any) -> dict[str, Any]:
        if is_plain(value) or isinstance(value, str):
            return {"children": plain(value)}
        raise UnfitError(say("a single value"), value)

    return Output(slot, value_component("", id=slot.id), props, {"children": ""})


def value_component(text: str, **more: Any) -> html.Div:
    return html.Div(text, className="fdc-output__value", **more)


def is_plain(value: Any) -> bool:
    return isinstance(value, PLAIN) or (is_a(value, "numpy", "generic") and not isinstance(value, str))


def plain(value: Any) -> str:
    """One value as people read it."""
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes" if value.second == value.microsecond == 0 else "seconds")
    if is_a(value, "numpy", "generic"):
        return plain(value.item()) if is_plain(value.item()) else words(value)
    if isinstance(value, float):
        # Enough digits for people; 0.1 + 0.2 is 0.3.
        return f"{value:.12g}"
    return words(value)


# --- Nested data


def is_data(slot: Slot) -> bool:
    hint = slot.hint
    origin = typing.get_origin(hint) or hint
    if not isinstance(origin, type) or issubclass(origin, str | bytes | bytearray):
        return False
    arguments = [argument for argument in typing.get_args(hint) if argument is not Ellipsis]
    # A list of figures, say, is no JSON.
    plain_items = all(is_json_hint(argument) for argument in arguments)
    return is_record(origin) or (issubclass(origin, DATA) and plain_items)


def is_record(cls: type) -> bool:
    return dataclasses.is_dataclass(cls) or typing.is_typeddict(cls) or is_class(cls, "pydantic", "BaseModel")


def is_json_hint(hint: Any) -> bool:
    if hint is Any or hint is object or hint is types.NoneType:
        return True
    slot = Slot("item", hint)
    members = typing.get_args(hint)
    union = typing.get_origin(hint) in (typing.Union, types.UnionType)
    return is_text(slot) or is_value(slot) or is_data(slot) or (union and all(map(is_json_hint, members)))


def data_output(slot: Slot) -> Output:
    def props(value: Any) -> dict[str, Any]:
        if not is_nested(value):
            raise UnfitError(say("data such as a dict or a list"), value)
        return {"text": as_json(value)}

    return Output(slot, markdown(slot, id=slot.id), props, {"text": ""})


def is_nested(value: Any) -> bool:
    """Whether a value is data that JSON shows well."""
    if isinstance(value, str | bytes | bytearray):
        return False
    return isinstance(value, DATA) or is_record(type(value)) or is_a(value, "numpy", "ndarray")


def as_json(value: Any) -> str:
    """A value as a block of JSON in markdown, whatever it holds."""
    text = json.dumps(json_safe(value, JSON_SIZE), indent=2, ensure_ascii=False)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}json\n{text}\n{fence}"
