"""What a browser gets of an artifact."""

from __future__ import annotations

from typing import NamedTuple

from ..protocol.frames import Size


class Payload(NamedTuple):
    """``mime`` and ``data``; ``size`` where it is known only now."""

    mime: str
    data: bytes
    size: Size | None = None
