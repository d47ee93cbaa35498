"""Plotly figures, and dicts of the same form, as strict JSON.

A figure may have millions of numbers. Whoever writes them all at once holds up every other thread of the process, with
the tokens that they stream: so it is written piece by piece. The callback itself waits while its figure is copied: so
lists of what cannot change are copied as a whole.
"""

from __future__ import annotations

import datetime
import decimal
import sys
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from ..protocol.encode import dumps, is_a, json_safe, loads
from ..protocol.frames import Size
from .payload import Payload

MIME = "application/json"
LARGEST = 50_000_000
PLAIN = (str, int, float, type(None))
UNCHANGING = (*PLAIN, datetime.date, decimal.Decimal)
"""Types of which a copy is the value itself, besides numpy's numbers."""

PIECE = 20_000
"""Numbers that are written at once."""

TEXT = 200_000
"""Characters that are written at once: plotly makes one text of an array."""

POLLUTING = "__proto__"
"""A figure may come from a model: this key must not reach an object of the browser."""


def is_plotly(value: Any) -> bool:
    return is_a(value, "plotly.basedatatypes", "BaseFigure")


def size(value: Any) -> Size | None:
    """The height that the figure asks for; without one it gets what suits its width."""
    height = (value["layout"] or {})["height"]
    return {"height": round(height)} if height else None


def frozen(figure: Any) -> dict[str, Any]:
    """The figure as a dict that does not change with it."""
    try:
        data, layout, frames = figure._data, figure._layout, [frame._props for frame in figure._frame_objs]
    except AttributeError:
        # Another plotly: slower, since it copies long lists number by number.
        return dict(figure.to_dict())
    parts = {"data": data, "layout": layout, **({"frames": frames} if frames else {})}
    copy: dict[str, Any] = copied(parts)
    return copy


def copied(value: Any) -> Any:
    """A value of dicts, lists and arrays that does not change with the one that was given."""
    if _never_changes(type(value)):
        return value
    if isinstance(value, Mapping):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        # Long lists of numbers are the rule.
        return list(value) if all(map(_never_changes, set(map(type, value)))) else [copied(item) for item in value]
    return deepcopy(value)


def _never_changes(kind: type) -> bool:
    return issubclass(kind, (*UNCHANGING, getattr(sys.modules.get("numpy"), "number", str)))


def plotly(figure: Any) -> Payload:
    """``figure``: a plotly figure, or what `frozen` made of one."""
    parts = figure if isinstance(figure, dict) else frozen(figure)
    return Payload(MIME, b"".join(_pieces(_packed(parts))))


def _packed(parts: dict[str, Any]) -> dict[str, Any]:
    """With arrays in the short form that plotly gives them, where it has one."""
    try:
        from _plotly_utils.utils import convert_to_base64
    except ImportError:
        return parts
    convert_to_base64(parts)
    return parts


def is_plotly_dict(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("data"), (list, tuple))


def plotly_dict(value: Any) -> Payload:
    return Payload(MIME, b"".join(_pieces(json_safe(arrays_as_lists(value), LARGEST))))


def arrays_as_lists(value: Any) -> Any:
    """A value with its arrays and columns as lists of all their items: points of a figure are no aside."""
    if isinstance(value, Mapping):
        return {key: arrays_as_lists(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        # Long lists of numbers are the rule.
        return [item if isinstance(item, PLAIN) else arrays_as_lists(item) for item in value]
    if is_a(value, "numpy", "ndarray") or is_a(value, "pandas", "Series", "Index"):
        return value.tolist()
    return value


def _pieces(value: Any) -> Iterator[bytes]:
    if isinstance(value, dict):
        yield from _joined(
            b"{",
            (
                (dumps(key).encode() + b":", *_pieces(item))
                for key, item in value.items()
                if isinstance(key, str) and key != POLLUTING
            ),
            b"}",
        )
    elif isinstance(value, (list, tuple)):
        longest = max((len(item) for item in value if isinstance(item, (list, tuple))), default=1)
        if longest > PIECE or any(isinstance(item, dict) for item in value):
            yield from _joined(b"[", (_pieces(item) for item in value), b"]")
        else:
            step = PIECE // (longest or 1)
            slices = (value[start : start + step] for start in range(0, len(value), step))
            yield from _joined(b"[", ((_written(part)[1:-1],) for part in slices), b"]")
    elif isinstance(value, str) and len(value) > TEXT:
        yield b'"'
        for start in range(0, len(value), TEXT):
            yield _written(value[start : start + TEXT])[1:-1]
        yield b'"'
    else:
        yield _written(value)


def _joined(before: bytes, items: Iterable[Iterable[bytes]], after: bytes) -> Iterator[bytes]:
    yield before
    for number, item in enumerate(items):
        if number:
            yield b","
        yield from item
    yield after


def _written(value: Any) -> bytes:
    from plotly.io.json import to_json_plotly

    try:
        text: str = to_json_plotly(value)
    except (TypeError, ValueError):
        # What plotly has no JSON for, such as half a character.
        text = dumps(json_safe(value, LARGEST))
    if POLLUTING in text:
        text = dumps(_without_polluting(loads(text)))
    return text.encode()


def _without_polluting(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_polluting(item) for key, item in value.items() if key != POLLUTING}
    return [_without_polluting(item) for item in value] if isinstance(value, list) else value
