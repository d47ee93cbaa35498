"""Which Python values are artifacts, and what a browser gets of them.

A new kind of value is one row in ``KINDS`` and one function in the file of its kind. Nothing is imported to look at a
value, and a str is text: it is never opened or fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..protocol.frames import ArtifactKind, Size
from . import figure, image, table
from .payload import Payload


class Kind(NamedTuple):
    """How values of one sort become artifacts."""

    kind: ArtifactKind
    matches: Callable[[Any], bool]
    payload: Callable[[Any], Payload]
    """Value → what a browser gets. May raise: the reply then says that this artifact cannot be shown."""
    size: Callable[[Any], Size | None] = lambda _value: None
    """Value → its size, where that is known at once: the placeholder then is as large as what comes."""
    freeze: Callable[[Any], Any] | None = None
    """Value → one that does not change with it, from which ``payload`` can be made in another thread. Without it the
    payload is made before the callback that yielded the value gets on."""
    bare: bool = True
    """Whether a value yielded by itself, outside an ``artifact`` frame, is one."""


KINDS: list[Kind] = [
    Kind("figure", figure.is_plotly, figure.plotly, figure.size, figure.frozen),
    Kind("figure", figure.is_plotly_dict, figure.plotly_dict, figure.size, figure.copied, bare=False),
    # matplotlib draws in one thread at a time, and its figures cannot be copied.
    Kind("image", image.is_matplotlib, image.matplotlib, image.matplotlib_size),
    Kind("table", table.is_frame, table.payload, table.size, table.frozen),
    Kind("image", image.is_pil, image.pil, image.pil_size, image.copied),
    Kind("image", image.is_encoded, image.encoded, image.encoded_size, bytes),
]
"""Sorts of artifacts that have a payload; the first match counts."""


def size_of(kind: Kind, value: Any) -> Size | None:
    """The size of a value of this kind, if it is known and makes sense. Never raises."""
    try:
        size = kind.size(value)
        return size if size and all(type(length) is int and 0 <= length < 2**31 for length in size.values()) else None
    except Exception:  # a value of somebody else's making
        return None


def kind_of(value: Any, *, bare: bool = False) -> Kind | None:
    """The sort of artifact that ``value`` is, or None. ``bare``: as yielded by itself."""
    for kind in KINDS:
        if (kind.bare or not bare) and kind.matches(value):
            return kind
    return None
