"""Does a request come from a page of this very app? Browsers attach cookies to requests of any page.

A browser names the page's origin in ``Origin`` with every WebSocket handshake and every POST, and a page of another
site can neither change that nor, without this server's leave, add a header of its own. A same-origin GET carries no
``Origin``; our polling client marks those with ``X-Fast-Dash``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

CLIENT_HEADER = "HTTP_X_FAST_DASH"
DEFAULT_PORTS = {"http": 80, "https": 443}


def same_origin(environ: Mapping[str, Any]) -> bool:
    """Whether the WSGI request comes from a page that this host served.

    Only ``Host`` is compared, never ``X-Forwarded-Host``, which anybody can send. The scheme is not: a proxy that ends
    TLS speaks plain HTTP to us.
    """
    origin = environ.get("HTTP_ORIGIN")
    if origin is None:
        return CLIENT_HEADER in environ
    try:
        page = urlsplit(origin)
        here = urlsplit(f"{page.scheme}://{environ.get('HTTP_HOST', '')}")
        default = DEFAULT_PORTS.get(page.scheme)
        if default is None or page.hostname is None:  # "null", an extension, a file
            return False
        return (page.hostname, page.port or default) == (here.hostname, here.port or default)
    except ValueError:  # a port that is no number
        return False
