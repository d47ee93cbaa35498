"""A hint as it is written → the type in it, whether None is allowed, and what `Annotated` says."""

from __future__ import annotations

import types
import typing
from typing import Any

WRAPPERS = (typing.Required, typing.NotRequired, typing.Final, typing.ClassVar)


def unwrap(hint: Any, default: Any = None) -> tuple[Any, bool, list[Any]]:
    """``Annotated[int, Ge(0)] | None`` → ``(int, True, [Ge(0)])``.

    Of several types that a union allows, that of ``default`` is taken, else the first.
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
            hint = next((m for m in members if _plain(m) is type(default)), members[0])
        elif origin in WRAPPERS:
            (hint,) = typing.get_args(hint)
        elif isinstance(hint, typing.NewType):
            hint = hint.__supertype__
        elif type(hint).__name__ == "TypeAliasType":
            hint = hint.__value__
        else:
            return hint, optional, metadata


def _plain(member: Any) -> Any:
    return unwrap(member)[0] if typing.get_origin(member) is typing.Annotated else member
