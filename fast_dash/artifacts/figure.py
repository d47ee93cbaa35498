"""Plotly figures, and dicts of the same form, as strict JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..protocol.encode import dumps, is_a, json_safe
from ..protocol.frames import Size
from .payload import Payload

MIME = "application/json"
LARGEST = 50_000_000


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
    from plotly.io.json import to_json_plotly

    text: str = to_json_plotly(figure)
    # A figure may come from a model. Parsing drops what must not reach an object of the browser; it is rarely needed.
    if "__proto__" in text:
        return _safe(json.loads(text))
    return Payload(MIME, text.encode())


def is_plotly_dict(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("data"), (list, tuple))


def plotly_dict(value: Any) -> Payload:
    return _safe(json_safe(value, LARGEST))


def _safe(figure: Any) -> Payload:
    return Payload(MIME, dumps(_without_proto(figure)).encode())


def _without_proto(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_proto(item) for key, item in value.items() if key != "__proto__"}
    return [_without_proto(item) for item in value] if isinstance(value, list) else value
