"""Is this a command? Checked against its definition in the protocol, before anything of it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, get_args, get_origin, get_type_hints

from ..protocol.frames import COMMANDS, Command

LONGEST_ID = 128
IDS = ("thread", "channel", "message", "turn")


def _fields(shape: type) -> dict[str, tuple[Any, bool]]:
    """Name of a field → its type and whether it must be there."""
    fields = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        optional = get_origin(hint) is NotRequired
        hint = get_args(hint)[0] if optional else hint
        if get_origin(hint) is not Literal:
            fields[name] = (get_origin(hint) or hint, not optional)
    return fields


SHAPES = {get_args(get_type_hints(shape)["type"])[0]: _fields(shape) for shape in COMMANDS}


def command_of(value: Any) -> Command | None:
    """``value`` as a command, or None. Keys that its shape does not have are dropped."""
    kind = value.get("type") if isinstance(value, Mapping) else None
    fields = SHAPES.get(kind) if isinstance(kind, str) else None
    if fields is None:
        return None
    command: Any = {"type": kind}
    for name, (type_, required) in fields.items():
        if name not in value:
            if required:
                return None
            continue
        found = value[name]
        # type() rather than isinstance(): True is no number here.
        if type(found) is not type_ or (name in IDS and not is_id(found)):
            return None
        command[name] = found
    return command  # type: ignore[no-any-return]


def is_id(text: Any) -> bool:
    """Ids are made by programs: short and printable, so that any store can hold them."""
    return 0 < len(text) <= LONGEST_ID and text.isascii() and text.isprintable()
