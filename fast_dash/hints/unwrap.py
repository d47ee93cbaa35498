"""A hint as it is written → the type in it, whether None is allowed, and what `Annotated` says."""

from __future__ import annotations

import types
import typing
from typing import Any

WRAPPERS = (typing.Required, typing.NotRequired, typing.Final, typing.ClassVar)


def unwrap(hint: Any, default: Any = None) -> tuple[Any, bool, list[Any]]:
    """``Annotated[int, Ge(0)] | None`` → ``(int, True, [Ge(0)])``.

    Of several types that a union allows, that of ``default`` is taken, else the first. Literals are joined, and a
    float may be whole.
    """
    optional, metadata = False, list[Any]()
    while True:
        origin = typing.get_origin(hint)
        if origin is typing.Annotated:
            hint, *more = typing.get_args(hint)
            metadata = [*more, *metadata]
        elif origin in (typing.Union, types.UnionType):
            members = [member for member in typing.get_args(hint) if member is not types.NoneType]
            optional = optional or len(members) < len(typing.get_args(hint))
            hint = _one_of(members, default)
        elif origin in WRAPPERS:
            (hint,) = typing.get_args(hint)
        elif isinstance(hint, typing.NewType):
            hint = hint.__supertype__
        elif type(hint).__name__ == "TypeAliasType":
            hint = hint.__value__
        else:
            return hint, optional, metadata


def _one_of(members: list[Any], default: Any) -> Any:
    if not members:
        return types.NoneType
    if all(typing.get_origin(member) is typing.Literal for member in members):
        return typing.Literal[tuple(option for member in members for option in typing.get_args(member))]
    if int in members and float in members and not isinstance(default, str | bytes):
        return float
    return next((member for member in members if _plain(member) is type(default)), members[0])


def _plain(member: Any) -> Any:
    return unwrap(member)[0] if typing.get_origin(member) is typing.Annotated else member
