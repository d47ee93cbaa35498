"""Pictures: PIL images and matplotlib figures, as they are in the page."""

from __future__ import annotations

import base64
from types import ModuleType
from typing import Any

from dash import html

from ..artifacts.base import kind_of
from ..languages import say
from .output import Output, Slot, UnfitError, is_class


def is_image(slot: Slot) -> bool:
    hint = slot.hint
    # PIL.Image is the module, and PIL.Image.Image the class: the first is often written for the second.
    module = isinstance(hint, ModuleType) and hint.__name__ == "PIL.Image"
    return module or is_class(hint, "PIL.Image", "Image") or is_class(hint, "matplotlib.figure", "Figure")


def image_output(slot: Slot) -> Output:
    return Output(slot, picture(slot, id=slot.id), lambda value: {"src": image_url(value)}, {"src": None})


def image_url(value: Any) -> str:
    """A picture as a ``data:`` URL. Raises `UnfitError`."""
    kind = kind_of(value)
    if kind is None or kind.kind != "image":
        raise UnfitError(say("an image"), value)
    made = kind.payload(value)
    return f"data:{made.mime};base64,{base64.b64encode(made.data).decode()}"


def picture(slot: Slot, **props: Any) -> html.Img:
    return html.Img(alt=slot.label or slot.language(say("Image")), className="fdc-output__image", **props)
