"""Pictures that an app itself serves, read as the browser of the present request would get them.

An address on a canvas may come from a model. So nothing but a picture is ever read, by a request with the rights of
who asks and through all that guards the app's routes; no file is opened here, and no other host is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from dash import Dash
from flask import request
from werkzeug.test import Client, TestResponse

from .artifacts.image import image_type
from .canvas.safety import foreign

LARGEST = 10 * 1024 * 1024
"""Bytes of a picture."""

GUARDS = ("Authorization", "Cookie")
"""What says who asks."""

INNER = "fast_dash.inner"
"""In the environment of a request that is made here: it makes no more of them."""


def own_picture(app: Dash, address: str) -> bytes | None:
    """The picture at an address of ``app``, or None if there is none for who asks now."""
    parts = urlsplit(urljoin(app.config.requests_pathname_prefix, address))
    if foreign(address) or parts.scheme or parts.netloc or INNER in request.environ:
        return None
    path = parts.path
    if path.startswith(app.config.requests_pathname_prefix):
        # A proxy in front may have taken a part of the path away.
        path = app.config.routes_pathname_prefix + path.removeprefix(app.config.requests_pathname_prefix)
    response = Client(app.server, use_cookies=False).get(
        path,
        query_string=parts.query,
        base_url=request.host_url,
        headers={name: request.headers[name] for name in GUARDS if name in request.headers},
        environ_overrides={INNER: True, "REMOTE_ADDR": request.remote_addr},
    )
    try:
        return _read(response)
    finally:
        response.close()


def _read(response: TestResponse) -> bytes | None:
    if response.status_code != 200 or not (response.mimetype or "").startswith("image/"):
        return None
    data = _most(response.iter_encoded())
    return data if data and image_type(data[:12]) else None


def _most(pieces: Iterable[bytes]) -> bytes | None:
    """All of them, or None if that is too much."""
    held = b""
    for piece in pieces:
        held += piece
        if len(held) > LARGEST:
            return None
    return held
