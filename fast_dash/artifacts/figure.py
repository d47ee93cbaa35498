"""Plotly figures, and dicts of the same form, as strict JSON.

A figure may have millions of numbers, and whoever writes them all at once holds up every other thread of the process,
with the tokens that they stream. So it is written piece by piece.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..protocol.encode import dumps, is_a, json_safe, loads
from ..protocol.frames import Size
from .payload import Payload

MIME = "application/json"
LARGEST = 50_000_000
PLAIN = {str, int, float, bool, type(None), datetime.date, datetime.datetime}
"""Types of values that never change, and are most of a figure."""

PIECE = 20_000
"""Numbers that are written at once."""

POLLUTING = "__proto__"
"""A figure may come from a model: this key must not reach an object of the browser."""


def is_plotly(value: Any) -> bool:
    return is_a(value, "plotly.basedatatypes", "BaseFigure")


def size(value: Any) -> Size | None:
    """The height that the figure asks for; without one it gets what suits its width."""
    height = (value["layout"] or {})["height"]
    return {"height": round(height)} if height else None


def frozen(value: Any) -> Any:
    """The figure as the dict that plotly writes: its arrays are copies."""
    return value.to_dict()


def plotly(figure: Any) -> Payload:
    return Payload(MIME, b"".join(_pieces(figure if isinstance(figure, dict) else figure.to_dict())))


def is_plotly_dict(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("data"), (list, tuple))


def plotly_dict(value: Any) -> Payload:
    return plotly(json_safe(arrays_as_lists(value), LARGEST))


def arrays_as_lists(value: Any) -> Any:
    """A copy of a value, its arrays and columns as lists of all their items: points of a figure are no aside."""
    if isinstance(value, Mapping):
        return {key: arrays_as_lists(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        # Long lists of numbers are the rule, and the callback waits until they are copied.
        return list(value) if PLAIN.issuperset(map(type, value)) else [arrays_as_lists(item) for item in value]
    if is_a(value, "numpy", "ndarray") or is_a(value, "pandas", "Series", "Index"):
        return value.tolist()
    return value if type(value) in PLAIN else json_safe(value, LARGEST)


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
