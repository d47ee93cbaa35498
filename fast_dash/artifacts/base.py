"""Which Python values are artifacts, and what a browser gets of them.

A new kind of value is one row in ``KINDS`` and one function in the file of its kind. Nothing is imported to look at a
value, and a str is text: it is never opened or fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, NamedTuple

from ..protocol.frames import ArtifactKind
from . import figure, image, table


class Kind(NamedTuple):
    """How values of one sort become artifacts."""

    kind: ArtifactKind
    matches: Callable[[Any], bool]
    payload: Callable[[Any], tuple[str, bytes]]
    """Value → MIME type and bytes. May raise: the reply then says that this artifact cannot be shown."""
    freeze: Callable[[Any], Any] | None = None
    """Value → one that does not change with it, from which ``payload`` can be made in another thread. Without it the
    payload is made before the callback that yielded the value gets on."""
    bare: bool = True
    """Whether a value yielded by itself, outside an ``artifact`` frame, is one."""


KINDS: list[Kind] = [
    Kind("figure", figure.is_plotly, figure.plotly, figure.frozen),
    Kind("figure", figure.is_plotly_dict, figure.plotly_dict, bare=False),
    # matplotlib draws in one thread at a time, and its figures cannot be copied.
    Kind("image", image.is_matplotlib, image.matplotlib),
    Kind("table", table.is_pandas, table.pandas, copy),
    Kind("table", table.is_polars, table.polars, copy),
    Kind("image", image.is_pil, image.pil, image.copied),
    Kind("image", image.is_encoded, image.encoded, bytes),
]
"""Sorts of artifacts that have a payload; the first match counts."""


def kind_of(value: Any, *, bare: bool = False) -> Kind | None:
    """The sort of artifact that ``value`` is, or None. ``bare``: as yielded by itself."""
    for kind in KINDS:
        if (kind.bare or not bare) and kind.matches(value):
            return kind
    return None
