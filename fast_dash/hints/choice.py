"""One of several: `Literal`, `Enum`, a yes or no that may stay open. The member itself comes back, not its text."""

from __future__ import annotations

import enum
import typing
from collections.abc import Sequence
from typing import Any

from ..chat.signature import EMPTY
from .control import Control, Field, look

MOST_NAMED = 6
"""A refusal names the options when there are no more than these."""


def is_literal(field: Field) -> bool:
    return typing.get_origin(field.hint) is typing.Literal


def literal_control(field: Field) -> Control:
    members = [member for member in typing.get_args(field.hint) if member is not None]
    optional = field.optional or len(members) < len(typing.get_args(field.hint))
    texts = [str(member) for member in members]
    # 1 and "1" read alike; a select needs one key for each.
    keys = [text if texts.count(text) == 1 else repr(member) for text, member in zip(texts, members, strict=True)]
    return _select(field, keys, keys, members, optional)


def is_enum(field: Field) -> bool:
    return isinstance(field.hint, type) and issubclass(field.hint, enum.Enum)


def enum_control(field: Field) -> Control:
    members = list(field.hint)
    labels = [m.value if isinstance(m.value, str) else m.name.replace("_", " ").capitalize() for m in members]
    return _select(field, [member.name for member in members], labels, members, field.optional)


def is_open_bool(field: Field) -> bool:
    """A switch has no third position, so that ``bool | None`` is a choice."""
    return field.hint is bool and field.optional


def open_bool_control(field: Field) -> Control:
    return _select(field, ["yes", "no"], ["Yes", "No"], [True, False], True)


def _select(
    field: Field, keys: Sequence[str], labels: Sequence[str], members: Sequence[Any], optional: bool
) -> Control:
    import dash_mantine_components as dmc

    member_of = dict(zip(keys, members, strict=True))
    if field.default in (EMPTY, None):
        initial = None if optional else next(iter(keys), None)
    else:
        # With the type, because True == 1.
        same = (k for k, m in member_of.items() if type(m) is type(field.default) and m == field.default)
        initial = next(same, None)
        if initial is None:
            options = ", ".join(map(repr, members))
            raise ValueError(f"the default of {field.name!r}, {field.default!r}, is none of its options: {options}")

    def parse(raw: Any) -> Any:
        if optional and raw in (None, ""):
            return None
        if not isinstance(raw, str) or raw not in member_of:
            few = len(labels) <= MOST_NAMED
            raise ValueError(f"choose one of: {', '.join(labels)}" if few else "choose one of the options")
        return member_of[raw]

    component = dmc.Select(
        data=[{"value": key, "label": label} for key, label in zip(keys, labels, strict=True)],
        value=initial,
        clearable=optional,
        allowDeselect=optional,
        searchable=len(keys) > 10,
        **look(field),
    )
    return Control(field, component, parse, initial)
