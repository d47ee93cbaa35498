"""``Image``: a picture, from the app's own host or within the spec itself."""

from __future__ import annotations

import base64
from typing import Any

from ..artifacts import image
from ..protocol.encode import clean
from .converted import STYLE, Converted
from .schema import sort_of

PICTURE = r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=]+"
PATH = r"(?![/\\]{2})[^\x00-\x20<>:\\/?#]*(?:[/?#][^\x00-\x20<>\\]*)?"
"""An address without a scheme and a host."""

SIZE = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\d{1,5}(px|%)?$"}]}

VALUE: dict[str, Any] = {
    "type": "string",
    "minLength": 1,
    "pattern": f"^(?:{PICTURE}|{PATH})$",
    "description": 'a path of this app such as "/assets/map.png", or a data:image/…;base64, address '
    "(png, jpeg, gif, webp); pictures of other hosts are not loaded",
}

PROPS: dict[str, Any] = {
    "alt": {"type": "string", "description": "What the picture shows, for who cannot see it."},
    "title": {"type": "string"},
    "width": SIZE,
    "height": SIZE,
    "style": STYLE,
}


def convert(value: Any) -> Converted:
    """A PIL image, a matplotlib figure, bytes of a picture, or an address. No file is opened for an address."""
    if isinstance(value, str):
        return Converted(clean(value.strip()))
    for matches, payload in (
        (image.is_pil, image.pil),
        (image.is_matplotlib, image.matplotlib),
        (image.is_encoded, image.encoded),
    ):
        if matches(value):
            made = payload(value)
            return Converted(f"data:{made.mime};base64,{base64.b64encode(made.data).decode()}")
    raise ValueError(f"must be a picture or the address of one, not {sort_of(value)}")
