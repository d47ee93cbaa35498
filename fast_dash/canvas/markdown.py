"""``Markdown``: text, drawn like a reply."""

from __future__ import annotations

from typing import Any

from ..protocol.encode import clean
from .converted import STYLE, Converted
from .safety import no_limits

VALUE: dict[str, Any] = {"type": "string", "description": "Markdown text."}

PROPS: dict[str, Any] = {"mathjax": {"type": "boolean"}, "style": STYLE}

unsafe = no_limits


def convert(value: Any) -> Converted:
    """Text as it is."""
    if not isinstance(value, str):
        raise ValueError(f"must be text, not a {type(value).__name__}")
    return Converted(clean(value))
