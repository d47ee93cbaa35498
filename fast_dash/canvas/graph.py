"""``Graph``: a Plotly figure."""

from __future__ import annotations

import array
import base64
import sys
from collections.abc import Mapping
from typing import Any

from ..artifacts import figure
from ..protocol.encode import is_a, loads
from .converted import STYLE, Converted, as_json, json_text
from .safety import unsafe_figure
from .schema import sort_of

FLAG = {"type": "boolean"}

VALUE: dict[str, Any] = {
    "type": "object",
    "description": 'A Plotly figure: {"data": [traces], "layout": {…}}, e.g. {"data": [{"type": "bar", "x": ["a", "b"]'
    ', "y": [1, 2]}], "layout": {"title": {"text": "Sales"}}}.',
    "properties": {
        "data": {"type": "array", "items": {"type": "object"}, "description": "Plotly traces."},
        "layout": {"type": "object", "description": "Plotly layout."},
        "frames": {"type": "array", "items": {"type": "object"}, "description": "Plotly animation frames."},
    },
    "required": ["data"],
}

PROPS: dict[str, Any] = {
    "config": {
        "type": "object",
        "description": "Plotly's config.",
        "properties": {
            "displayModeBar": {"enum": [True, False, "hover"]},
            "displaylogo": FLAG,
            "doubleClick": {"enum": [False, "reset", "autosize", "reset+autosize"]},
            "responsive": FLAG,
            "scrollZoom": FLAG,
            "showTips": FLAG,
            "staticPlot": FLAG,
        },
        "additionalProperties": False,
    },
    "animate": FLAG,
    "mathjax": FLAG,
    "responsive": {"enum": [True, False, "auto"]},
    "style": STYLE,
}

EXTEND_DATA: dict[str, Any] = {
    "description": "Points to add to traces, as in Dash: {attribute: [points of a trace, …]}, or a list of that, the "
    'indices of the traces, and how many points a trace keeps: [{"y": [[4, 5]]}, [0], 500].',
    "anyOf": [{"type": "object", "minProperties": 1}, {"type": "array", "minItems": 1, "maxItems": 3}],
}

PACKED = {"f8": "d", "f4": "f", "i4": "i", "u4": "I", "i2": "h", "u2": "H", "i1": "b", "u1": "B"}
"""Plotly's names of number types → those of ``array``."""

unsafe = unsafe_figure


def convert(value: Any) -> Converted:
    """A Figure, or a dict or JSON text of the same form."""
    if isinstance(value, str):
        value = json_text(value)
    if figure.is_plotly(value):
        return Converted(loads(figure.plotly(value).data))
    if is_a(value, "matplotlib.figure", "Figure"):
        raise ValueError("is a matplotlib figure: it is shown by the type Image")
    if not isinstance(value, Mapping):
        raise ValueError(f"must be a Plotly figure, not {sort_of(value)}")
    return Converted(as_json(value))


def unpacked(value: Any) -> Any:
    """A list of numbers that Plotly wrote as base64, as a list again; anything else as it is.

    Raises:
        ValueError: It is packed, but not as Plotly does it.
    """
    if not isinstance(value, dict) or "bdata" not in value or "shape" in value:
        return value
    try:
        numbers = array.array(PACKED[value["dtype"]])
        numbers.frombytes(base64.b64decode(value["bdata"]))
    except (KeyError, TypeError, ValueError):
        raise ValueError("the figure holds packed numbers that cannot be read") from None
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()


def extend(value: Any, data: Any) -> Any:
    """Add points to traces of a figure, as ``dcc.Graph`` does for ``extendData``.

    Raises:
        ValueError: A trace or an attribute is not there, or the lists do not fit each other.
    """
    updates, traces, kept = ([*data, None, None] if isinstance(data, list) else [data, None, None])[:3]
    if not isinstance(updates, dict) or not updates or not all(isinstance(new, list) for new in updates.values()):
        raise ValueError("extendData must be an object of lists: {attribute: [points of a trace, …]}")
    if traces is None:
        traces = list(range(len(next(iter(updates.values())))))
    present = value.get("data") if isinstance(value, dict) else None
    if not isinstance(present, list):
        raise ValueError("extendData: there is no figure to add points to")
    if not isinstance(traces, list) or not all(_is_index(index, len(present)) for index in traces):
        raise ValueError(f"extendData names traces that are not there: the figure has {len(present)}")
    if kept is not None and not _is_index(kept, sys.maxsize):
        raise ValueError("extendData: the number of points that are kept must be a whole number, not negative")
    new = list(present)
    for attribute, points in updates.items():
        if len(points) != len(traces) or not all(isinstance(part, list) for part in points):
            raise ValueError(f"extendData.{attribute} must have one list of points for each of {len(traces)} traces")
        for index, part in zip(traces, points, strict=True):
            new[index] = _longer(new[index], attribute.split("."), part, kept, f"data.{index}.{attribute}")
    return {**value, "data": new}


def _longer(holder: Any, path: list[str], points: list[Any], kept: int | None, where: str) -> Any:
    if not path:
        present = unpacked(holder)
        if not isinstance(present, list):
            raise ValueError(f"extendData: the figure has no list {where}")
        joined = present + points
        return joined if kept is None else joined[max(len(joined) - kept, 0) :]
    if not isinstance(holder, dict) or path[0] not in holder:
        raise ValueError(f"extendData: the figure has no list {where}")
    return {**holder, path[0]: _longer(holder[path[0]], path[1:], points, kept, where)}


def _is_index(value: Any, below: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < below
