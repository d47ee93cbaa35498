"""What is written in a form of its own: a UUID, an address, JSON. The box says how, and refuses what is not so."""

from __future__ import annotations

import collections.abc
import ipaddress
import json
import typing
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from ..languages import say
from .control import Control, Field, in_words, is_empty, look
from .text import read_text
from .unwrap import unwrap

FORMS: dict[Any, str] = {
    uuid.UUID: "123e4567-e89b-12d3-a456-426614174000",
    ipaddress.IPv4Address: "192.168.0.1",
    ipaddress.IPv6Address: "2001:db8::1",
    Fraction: "3/4",
    complex: "1+2j",
}
"""A class that reads its instances from a text → one as it is written."""
LONGEST_FORM = 200
MAPPINGS = (dict, collections.abc.Mapping, collections.abc.MutableMapping)
LISTS = (list, collections.abc.Sequence)
EXAMPLES: dict[Any, Any] = {str: "text", int: 1, float: 0.5, bool: True, type(None): None, Any: "text", object: "text"}
"""What JSON is made of → how it looks."""


def is_form(field: Field) -> bool:
    return field.hint in FORMS


def form_control(field: Field) -> Control:
    """A text box for what a class of `FORMS` reads."""
    import dash_mantine_components as dmc

    kind, example = field.hint, FORMS[field.hint]

    def parse(raw: Any) -> Any:
        if field.optional and is_empty(raw):
            return None
        try:
            return kind(read_text(raw).strip() if len(read_text(raw)) <= LONGEST_FORM else "")
        except (ValueError, ArithmeticError):
            raise ValueError(say("enter one such as {example}", example=example)) from None

    if field.given and not isinstance(field.default, kind):
        field.bad_default(f"is no {kind.__name__}: write it as {kind.__name__}({example!r})")
    initial = str(field.default).strip("()") if field.given else ""
    return Control(field, dmc.TextInput(value=initial, placeholder=example, **look(field)), parse, initial)


@dataclass(frozen=True)
class Json:
    """A part of what JSON may hold."""

    example: Any
    read: Callable[[Any], Any]
    """From what `json.loads` gives. Raises ValueError or TypeError if it is of another kind."""

    @classmethod
    def of(cls, hint: Any) -> Json | None:
        """Of a hint that is made of dicts, lists and what JSON knows besides; of any other, None."""
        hint, optional, metadata = unwrap(hint)
        if metadata:  # Nobody would check what it asks for.
            return None
        found = cls._plain(hint)
        if found is None or not optional:
            return found
        return cls(found.example, lambda value: None if value is None else found.read(value))

    @classmethod
    def _plain(cls, hint: Any) -> Json | None:
        origin, arguments = typing.get_origin(hint) or hint, typing.get_args(hint)
        if origin in MAPPINGS:
            return cls._mapping(*(arguments or (str, Any)))
        if origin in LISTS:
            item = cls.of(arguments[0] if arguments else Any)
            return item and cls([item.example], _list(item))
        return cls(EXAMPLES[hint], _scalar(hint)) if hint in EXAMPLES else None

    @classmethod
    def _mapping(cls, key: Any, value: Any) -> Json | None:
        inner = cls.of(value)
        if inner is None or key not in (str, int, Any):
            return None
        return cls({"1" if key is int else "name": inner.example}, _dict(int if key is int else str, inner))


def is_json(field: Field) -> bool:
    """Dicts, and lists of what cannot be typed as tags."""
    origin = typing.get_origin(field.hint) or field.hint
    return origin in (*MAPPINGS, *LISTS) and Json.of(field.hint) is not None


def json_control(field: Field) -> Control:
    """A text area for JSON. Untouched and without a default it is the empty dict or list, or None where that may be."""
    import dash_mantine_components as dmc

    form = Json.of(field.hint)
    assert form is not None
    origin, example = typing.get_origin(field.hint) or field.hint, json.dumps(form.example)
    refusal = say("enter JSON such as {example}", example=example)

    def parse(raw: Any) -> Any:
        if is_empty(raw):
            return None if field.optional else {} if origin in MAPPINGS else []
        try:
            return form.read(json.loads(read_text(raw), parse_constant=_no_constant))
        except (ValueError, TypeError, RecursionError):
            raise ValueError(refusal) from None

    initial = ""
    if field.given:
        try:
            initial = json.dumps(field.default, ensure_ascii=False, indent=2) if field.default else ""
            parse(initial)
        except (TypeError, ValueError):
            field.bad_default(f"is no JSON such as {example}: give one that its hint allows")
    told = field.say("As JSON, such as {example}", example=example)
    shown = look(replace(field, help=f"{field.help} {told}" if field.help else told))
    # The box itself tells when it is left with what is no JSON at all, before anything is sent.
    box = dmc.JsonInput(
        value=initial,
        placeholder=example,
        autosize=True,
        minRows=2,
        maxRows=10,
        validationError=in_words(field, ValueError(refusal)),
        **shown,
    )
    return Control(field, box, parse, initial)


def _dict(key: Callable[[str], Any], inner: Json) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise TypeError(value)
        return {key(name): inner.read(one) for name, one in value.items()}

    return read


def _list(inner: Json) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise TypeError(value)
        return [inner.read(one) for one in value]

    return read


def _scalar(kind: Any) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if kind in (Any, object):
            return value
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:  # True is no 1
            raise TypeError(value)
        return value

    return read


def _no_constant(name: str) -> Any:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)
