"""Pictures: PIL images and matplotlib figures as PNG, and bytes that are an encoded picture already."""

from __future__ import annotations

import io
from typing import Any

from ..protocol.encode import is_a
from ..protocol.frames import Size
from .payload import Payload

PNG = "image/png"
SHARP = 2
"""Pixels of a matplotlib figure for each one that it takes on the screen, in either direction."""

PNG_MODES = {"1", "L", "LA", "I;16", "P", "RGB", "RGBA"}
CONVERTED = {"I": "I;16", "La": "LA", "PA": "RGBA", "RGBa": "RGBA"}
"""Modes that PNG does not have → the nearest that it has; RGB for all others."""


def is_matplotlib(value: Any) -> bool:
    return is_a(value, "matplotlib.figure", "Figure")


def matplotlib_size(value: Any) -> Size:
    """About: what is empty at the edges will be cut off."""
    width, height = value.get_size_inches()
    return {"width": round(width * value.dpi), "height": round(height * value.dpi)}


def matplotlib(value: Any) -> Payload:
    out = io.BytesIO()
    value.savefig(out, format="png", dpi=value.dpi * SHARP, bbox_inches="tight")
    data = out.getvalue()
    width, height = pixels(data) or (0, 0)
    return Payload(PNG, data, {"width": round(width / SHARP), "height": round(height / SHARP)})


def is_pil(value: Any) -> bool:
    return is_a(value, "PIL.Image", "Image")


def pil_size(value: Any) -> Size:
    return {"width": value.width, "height": value.height}


def copied(value: Any) -> Any:
    # A picture that was opened from a file is read now, while the file is there.
    return value.copy()


def pil(value: Any) -> Payload:
    out = io.BytesIO()
    picture = value if value.mode in PNG_MODES else value.convert(CONVERTED.get(value.mode, "RGB"))
    picture.save(out, format="PNG")
    return Payload(PNG, out.getvalue())


def is_encoded(value: Any) -> bool:
    return isinstance(value, (bytes, bytearray)) and image_type(bytes(value[:12])) is not None


def encoded_size(value: Any) -> Size | None:
    found = pixels(bytes(value[:65536]))
    return {"width": found[0], "height": found[1]} if found else None


def encoded(value: Any) -> Payload:
    data = bytes(value)
    return Payload(image_type(data[:12]) or PNG, data)


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


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height, as the head of an encoded picture says, or None where it says nothing."""
    kind = image_type(data)
    if kind == PNG and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if kind == "image/gif" and len(data) >= 10:
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    if kind == "image/webp" and data[12:16] == b"VP8X" and len(data) >= 30:
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == "image/webp" and data[12:16] == b"VP8 " and len(data) >= 30:
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    if kind == "image/webp" and data[12:16] == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return _jpeg_pixels(data) if kind == "image/jpeg" else None


def _jpeg_pixels(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        # The start of a frame; the others of that row are tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + length
    return None
