"""One of several: `Literal`, `Enum`, a list of options. The member itself comes back, not its text."""

from __future__ import annotations

import enum
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..languages import say
from .control import Control, Field, clearing, is_empty, is_subclass, look

MOST_NAMED = 6
"""A refusal names the options when there are no more than these."""
MOST_UNSEARCHED = 10
"""Past these, the user may type to find one."""


@dataclass(frozen=True)
class Choices:
    """What there is to choose from."""

    keys: Sequence[str]
    """What travels, one for each member."""
    labels: Sequence[str]
    members: Sequence[Any]

    @property
    def data(self) -> list[dict[str, str]]:
        """As Mantine's selects take it."""
        return [{"value": key, "label": label} for key, label in zip(self.keys, self.labels, strict=True)]

    def key(self, member: Any) -> str | None:
        """Of a member, if it is one. With the type, because True == 1."""
        pairs = zip(self.keys, self.members, strict=True)
        return next((key for key, one in pairs if type(one) is type(member) and one == member), None)

    def member(self, raw: Any) -> Any:
        """The member behind a key. Raises ValueError, for the user, if there is none."""
        if not isinstance(raw, str) or raw not in self.keys:
            few = len(self.labels) <= MOST_NAMED
            raise ValueError(
                say("choose one of: {options}", options=", ".join(self.labels))
                if few
                else say("choose one of the options")
            )
        return self.members[self.keys.index(raw)]


def choices_of(field: Field) -> Choices | None:
    """The options that the hint or its metadata names, if it does."""
    hint = field.hint
    if field.limits.options is not None:
        return _plain(field, field.limits.options)
    if is_literal(field):
        return _plain(field, [member for member in typing.get_args(hint) if member is not None])
    if is_enum(field):
        members = list(hint)
        labels = [m.value if isinstance(m.value, str) else m.name.replace("_", " ").capitalize() for m in members]
        return Choices([member.name for member in members], labels, members)
    return Choices(["yes", "no"], [field.say("Yes"), field.say("No")], [True, False]) if hint is bool else None


def _plain(field: Field, members: Sequence[Any]) -> Choices:
    texts = [str(member) for member in members]
    # 1 and "1" read alike; a select needs one key for each.
    keys = [text if texts.count(text) == 1 else repr(member) for text, member in zip(texts, members, strict=True)]
    if len(set(keys)) < len(keys):
        raise ValueError(f"the options of {field.name!r}, {list(members)!r}, hold one of them twice: name each once")
    return Choices(keys, keys, members)


def has_options(field: Field) -> bool:
    return field.limits.options is not None


def is_literal(field: Field) -> bool:
    return typing.get_origin(field.hint) is typing.Literal


def is_enum(field: Field) -> bool:
    return is_subclass(field.hint, enum.Enum)


def is_open_bool(field: Field) -> bool:
    """A switch has no third position, so that ``bool | None`` is a choice."""
    return field.hint is bool and field.optional


def choice_control(field: Field) -> Control:
    """A select. Untouched and without a default it is the first option; where None is allowed, None."""
    import dash_mantine_components as dmc

    choices = choices_of(field)
    assert choices is not None
    if not choices.keys:
        raise ValueError(f"{field.name!r} has no options to choose from: give {field.hint!r} at least one")
    optional = field.optional or (is_literal(field) and None in typing.get_args(field.hint))
    initial = None if optional else next(iter(choices.keys), None)
    if field.given:
        initial = choices.key(field.default)
        if initial is None:
            field.bad_default(f"is none of its options: {', '.join(map(repr, choices.members))}")

    def parse(raw: Any) -> Any:
        return None if optional and is_empty(raw) else choices.member(raw)

    component = dmc.Select(
        data=choices.data,
        value=initial,
        allowDeselect=optional,
        searchable=len(choices.keys) > MOST_UNSEARCHED,
        **clearing(field, optional),
        **look(field),
    )
    return Control(field, component, parse, initial)
