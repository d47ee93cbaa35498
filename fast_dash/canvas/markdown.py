"""``Markdown``: text, drawn like a reply."""

from __future__ import annotations

from typing import Any

from ..protocol.encode import clean
from .converted import STYLE, Converted
from .safety import no_limits
from .schema import sort_of

VALUE: dict[str, Any] = {"type": "string", "description": "Markdown text."}

PROPS: dict[str, Any] = {"style": STYLE}

unsafe = no_limits


def convert(value: Any) -> Converted:
    """Text as it is."""
    if not isinstance(value, str):
        raise ValueError(f"must be text, not {sort_of(value)}")
    return Converted(clean(value))
