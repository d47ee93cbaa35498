"""Python source of JSON values and calls, laid out as black lays it out."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 88
INDENT = 4


class Code(str):
    """Source that stands as it is; any other str is written as a literal."""

    __slots__ = ()


@dataclass(frozen=True)
class Call:
    """A call of a function that is written with these arguments."""

    function: str
    arguments: Sequence[Any]
    named: Mapping[str, Any]


def source(value: Any, indent: int = 0, taken: int = 0, *, filled: bool = False) -> str:
    """``value`` as an expression: on one line if there is room, else one item a line.

    ``indent`` is that of its line, ``taken`` what else stands on it. ``filled`` puts many numbers and texts on a line,
    as black does not: for long lists that nobody reads one by one.
    """
    opening, items, closing = _parts(value)
    if not items or indent + taken + len(_flat(value)) <= WIDTH:
        return _flat(value)
    inner = indent + INDENT
    if filled and isinstance(value, (list, tuple)) and not any(isinstance(item, (list, dict)) for item in value):
        lines = _rows([_flat(item) for item in value], WIDTH - inner)
    else:
        lines = [before + source(item, inner, len(before) + 1, filled=filled) + "," for before, item in items]
    return "\n".join([opening, *(" " * inner + line for line in lines), " " * indent + closing])


def literal(text: str) -> str:
    """A str in double quotes, unless single ones need fewer escapes."""
    # With a double quote in it, repr writes single ones.
    body = repr('"' + text)[2:-1]
    if text.count('"') > text.count("'"):
        return f"'{body}'"
    escaped = body.replace("\\'", "'").replace('"', '\\"')
    return f'"{escaped}"'


def _rows(items: Sequence[str], width: int) -> list[str]:
    """As many items on a line as there is room for."""
    rows: list[str] = []
    for item in items:
        if rows and len(rows[-1]) + len(item) + 2 <= width:
            rows[-1] += f" {item},"
        else:
            rows.append(f"{item},")
    return rows


def _flat(value: Any) -> str:
    opening, items, closing = _parts(value)
    return f"{opening}{', '.join(before + _flat(item) for before, item in items)}{closing}"


def _is_argument(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _parts(value: Any) -> tuple[str, list[tuple[str, Any]], str]:
    """What stands before the items of a value, the items and what is before each, and what stands after them."""
    if isinstance(value, Call):
        named = [(f"{name}=", item) for name, item in value.named.items() if _is_argument(name)]
        others = {name: item for name, item in value.named.items() if not _is_argument(name)}
        arguments = [("", item) for item in value.arguments]
        return f"{value.function}(", [*arguments, *named, *([("**", others)] if others else [])], ")"
    if isinstance(value, Mapping):
        return "{", [(f"{literal(key)}: ", item) for key, item in value.items()], "}"
    if isinstance(value, (list, tuple)):
        return "[", [("", item) for item in value], "]"
    if isinstance(value, Code):
        return value, [], ""
    return literal(value) if isinstance(value, str) else repr(value), [], ""
