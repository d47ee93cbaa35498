"""What a class of settings consists of: a dataclass, a pydantic model, a `TypedDict`, a tuple with or without names."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..chat.docstring import parameter_help
from ..chat.signature import EMPTY
from .control import Field, is_subclass


@dataclass(frozen=True)
class Member:
    """A field of the class."""

    name: str
    hint: Any
    default: Any
    help: str | None = None
    key: str | None = None
    """Under which name the class takes it, if under another one."""
    title: str | None = None
    """How it is called, where its name says nothing."""
    left_out: bool = False
    """Whether it is left out where its value is None."""


def has_members(hint: Any) -> bool:
    return dataclasses.is_dataclass(hint) or is_model(hint) or typing.is_typeddict(hint) or _is_tuple(hint)


def members_of(field: Field) -> Iterator[Member]:
    """Each with the default that the field's has for it."""
    hint = field.hint
    if field.given:
        _check_default(field)
    help = {} if is_places(hint) else parameter_help(hint)
    for place, member in enumerate(_declared(field)):
        default = member.default
        if field.given and isinstance(field.default, Mapping):
            default = field.default.get(member.name, default)
        elif field.given:
            default = field.default[place] if is_places(hint) else getattr(field.default, member.name)
        yield dataclasses.replace(member, default=default, help=help.get(member.name) or member.help)


def made(hint: Any, values: Mapping[str, Any]) -> Any:
    """The instance. Raises what its class does."""
    if typing.is_typeddict(hint):
        return dict(values)
    if is_places(hint):
        return tuple(values.values())
    return hint.model_validate(values) if is_model(hint) else hint(**values)


def is_model(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "model_fields") and hasattr(hint, "model_validate")


def is_places(hint: Any) -> bool:
    """``tuple[int, str]``: so many values, each of its kind, and none with a name."""
    arguments = typing.get_args(hint)
    return typing.get_origin(hint) is tuple and bool(arguments) and ... not in arguments


def _is_tuple(hint: Any) -> bool:
    return is_places(hint) or (is_subclass(hint, tuple) and hasattr(hint, "_fields"))


def _check_default(field: Field) -> None:
    hint, default = field.hint, field.default
    if is_places(hint):
        count = len(typing.get_args(hint))
        if not isinstance(default, tuple | list):
            field.bad_default("is no tuple: write it as (…, …)")
        if len(default) != count:
            field.bad_default(f"has {len(default)} values: its hint is for {count}")
    elif not isinstance(default, dict if typing.is_typeddict(hint) else hint):
        field.bad_default(f"is no {hint.__name__}: write it as {hint.__name__}(...)")


def _declared(field: Field) -> Iterator[Member]:
    hint = field.hint
    annotated: Any = typing.Annotated
    if is_places(hint):
        for place, annotation in enumerate(typing.get_args(hint)):
            yield Member(str(place), annotation, EMPTY, title=f"{field.label} {place + 1}")
        return
    if is_model(hint):
        for name, info in hint.model_fields.items():
            annotation = annotated[info.annotation, info]
            default = EMPTY if info.is_required() else info.get_default(call_default_factory=True)
            alias = info.validation_alias if isinstance(info.validation_alias, str) else info.alias
            yield Member(name, annotation, default, info.description, key=alias)
        return
    hints = typing.get_type_hints(hint, include_extras=True)
    if typing.is_typeddict(hint):
        for name, annotation in hints.items():
            # Where annotations are postponed, the class itself does not know which are NotRequired.
            wrapper = typing.get_origin(annotation)
            required = wrapper is not typing.NotRequired and (
                name in hint.__required_keys__ or wrapper is typing.Required
            )
            yield Member(name, annotation, EMPTY if required else None, left_out=not required)
        return
    if _is_tuple(hint):
        for name in hint._fields:
            yield Member(name, hints.get(name, EMPTY), hint._field_defaults.get(name, EMPTY))
        return
    for item in dataclasses.fields(hint):
        if item.init:
            default = EMPTY if item.default is dataclasses.MISSING else item.default
            if item.default_factory is not dataclasses.MISSING:
                default = item.default_factory()
            yield Member(item.name, hints[item.name], default, item.metadata.get("description"))
