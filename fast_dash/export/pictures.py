"""Pictures that a canvas only names by an address of the app: what is taken along holds them itself."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from functools import cache

from ..artifacts.image import image_type
from ..canvas.specs import Spec
from .sheet import kind_of

Read = Callable[[str], bytes | None]
"""An address → the picture, or None if it cannot be had."""


def with_pictures(specs: Sequence[Spec], read: Read) -> list[Spec]:
    """The same canvas, with the pictures that can be read in the place of their addresses."""
    known = cache(read)
    return [_held(spec, known) for spec in specs]


def _held(spec: Spec, read: Read) -> Spec:
    address = spec["value"]
    if kind_of(spec) != "Image" or not isinstance(address, str) or address.startswith("data:"):
        return spec
    data = read(address)
    media_type = image_type(data[:12]) if data else None
    if data is None or media_type is None:
        return spec
    return {**spec, "value": f"data:{media_type};base64,{base64.b64encode(data).decode()}"}
