"""Pictures: PIL images and matplotlib figures as PNG, and bytes that are an encoded picture already."""

from __future__ import annotations

import io
from typing import Any

from ..protocol.encode import is_a

PNG = "image/png"
PNG_MODES = {"1", "L", "LA", "I;16", "P", "RGB", "RGBA"}
CONVERTED = {"I": "I;16", "La": "LA", "PA": "RGBA", "RGBa": "RGBA"}
"""Modes that PNG does not have → the nearest that it has; RGB for all others."""


def is_matplotlib(value: Any) -> bool:
    return is_a(value, "matplotlib.figure", "Figure")


def matplotlib(value: Any) -> tuple[str, bytes]:
    out = io.BytesIO()
    value.savefig(out, format="png", dpi=max(value.dpi, 144), bbox_inches="tight")
    return PNG, out.getvalue()


def is_pil(value: Any) -> bool:
    return is_a(value, "PIL.Image", "Image")


def copied(value: Any) -> Any:
    # A picture that was opened from a file is read now, while the file is there.
    return value.copy()


def pil(value: Any) -> tuple[str, bytes]:
    out = io.BytesIO()
    picture = value if value.mode in PNG_MODES else value.convert(CONVERTED.get(value.mode, "RGB"))
    picture.save(out, format="PNG")
    return PNG, out.getvalue()


def is_encoded(value: Any) -> bool:
    return isinstance(value, (bytes, bytearray)) and image_type(bytes(value[:12])) is not None


def encoded(value: Any) -> tuple[str, bytes]:
    data = bytes(value)
    return image_type(data[:12]) or PNG, data


def image_type(data: bytes) -> str | None:
    """The picture format that the first bytes of ``data`` prove. SVG is none: it may carry scripts."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return None
