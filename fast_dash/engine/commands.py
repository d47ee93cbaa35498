"""Is this a command? Checked against its definition in the protocol, before anything of it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NotRequired, get_args, get_origin, get_type_hints

from ..protocol.frames import COMMANDS, Command

LONGEST_ID = 128
IDS = ("thread", "channel", "message", "turn", "attachments")

Check = Callable[[Any], bool]


def is_id(text: Any) -> bool:
    """Ids are made by programs: short and printable, so that any store can hold them."""
    return type(text) is str and 0 < len(text) <= LONGEST_ID and text.isascii() and text.isprintable()


def _fields(shape: type) -> dict[str, tuple[Check, bool]]:
    """Name of a field → whether a value may stand there, and whether one must."""
    fields = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        optional = get_origin(hint) is NotRequired
        hint = get_args(hint)[0] if optional else hint
        fields[name] = (_check(hint, is_id if name in IDS else _is_text), not optional)
    return fields


def _is_text(value: Any) -> bool:
    return type(value) is str


def _check(hint: Any, text: Check) -> Check:
    """Whether a value has a type. type() rather than isinstance(): True is no number here."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return lambda value: type(value) is str and value in args
    if hint is str:
        return text
    if origin is list:  # of texts: nothing else comes up in lists
        return lambda value: type(value) is list and all(map(text, value))
    expected = origin or hint
    return lambda value: type(value) is expected


SHAPES = {get_args(get_type_hints(shape)["type"])[0]: _fields(shape) for shape in COMMANDS}


def command_of(value: Any) -> Command | None:
    """``value`` as a command, or None. Keys that its shape does not have are dropped."""
    kind = value.get("type") if isinstance(value, Mapping) else None
    fields = SHAPES.get(kind) if isinstance(kind, str) else None
    if fields is None:
        return None
    command: Any = {"type": kind}
    for name, (check, required) in fields.items():
        if name not in value:
            if required:
                return None
            continue
        if not check(value[name]):
            return None
        command[name] = value[name]
    return command  # type: ignore[no-any-return]
