"""What a value becomes on its way into a spec."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..artifacts.figure import arrays_as_lists
from ..protocol.encode import json_safe, loads

LARGEST = 50_000_000
"""Characters, about, that the JSON of one value may have."""


class Converted(NamedTuple):
    """A value in strict JSON values, and props that follow from it: a data frame knows its columns."""

    value: Any
    props: dict[str, Any] = {}  # noqa: RUF012 - never written to


def as_json(value: Any) -> Any:
    """Any value in strict JSON values, arrays whole.

    Raises:
        ValueError: It is nested too deeply, or within itself.
    """
    try:
        return json_safe(arrays_as_lists(value), LARGEST)
    except RecursionError:
        raise ValueError("is nested too deeply, or within itself") from None


def json_text(text: str) -> Any:
    """The value of a JSON text: some models can only write structured values as text.

    Raises:
        ValueError: It is no JSON; in words.
    """
    try:
        return loads(text)
    except ValueError:
        raise ValueError("is text, but no JSON") from None


STYLE = {
    "type": "object",
    "description": "Size and alignment.",
    "properties": {
        **{
            name: {
                "anyOf": [
                    {"type": "number", "minimum": 0},
                    {
                        "type": "string",
                        "pattern": r"^\d{1,5}(\.\d+)?(px|em|rem|vh|%)$",
                        "description": 'a length such as "320px"',
                    },
                ]
            }
            for name in ("height", "minHeight", "maxHeight")
        },
        "textAlign": {"type": "string", "enum": ["left", "center", "right", "justify"]},
    },
    "additionalProperties": False,
}
"""What a spec may say about looks: the rest is the theme's, and no address can hide in it."""
