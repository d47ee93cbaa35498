"""Who a browser is: a random id that the server made, in a signed cookie. Nothing that a page says can choose it."""

from __future__ import annotations

import logging
import os
import secrets
import tempfile
from functools import lru_cache
from pathlib import Path

from itsdangerous import BadData, URLSafeSerializer

from .stores.base import data_dir

log = logging.getLogger("fast_dash")

BYTES = 24
REMEMBERED = 1024
"""Cookies whose signatures are not computed again: each command of a page shows its cookie."""


class Identity:
    """Issues and reads identities.

    ``secret`` signs them; whoever knows it can be anybody. By default the environment variable ``FAST_DASH_SECRET``,
    else a file that is made once in the user's data directory, else a random one that ends with the process.
    """

    cookie = "fast_dash_id"
    """The name of the cookie."""

    def __init__(self, secret: str | None = None) -> None:
        self._serializer = URLSafeSerializer(secret or os.environ.get("FAST_DASH_SECRET") or _kept(), "fast-dash.id")
        self._remembered = lru_cache(REMEMBERED)(self._read)

    def issue(self) -> str:
        """The cookie's value for somebody new."""
        return str(self._serializer.dumps(secrets.token_urlsafe(BYTES)))

    def read(self, value: str) -> str | None:
        """The identity that a cookie's value proves, or None if this server did not issue it."""
        return self._remembered(value)

    def _read(self, value: str) -> str | None:
        try:
            found = self._serializer.loads(value)
        except (BadData, ValueError, TypeError):
            return None
        # Base64 ends in bits that mean nothing: a cookie in which they were changed is none of ours.
        return found if isinstance(found, str) and self._serializer.dumps(found) == value else None


def _kept() -> str:
    """The secret of this user's data directory."""
    try:
        return _read_or_make(data_dir() / "secret")
    except OSError as problem:
        log.warning("no secret can be kept, so cookies end with this process; set FAST_DASH_SECRET (%s)", problem)
        return secrets.token_urlsafe(BYTES)


def _read_or_make(path: Path) -> str:
    if not path.exists():
        # Written aside and linked into place: of two processes that start at once, both read the one that came first.
        handle, aside = tempfile.mkstemp(dir=path.parent)  # mode 0600
        try:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(BYTES))
            os.link(aside, path)
        except FileExistsError:
            pass
        finally:
            os.unlink(aside)
    secret = path.read_text().strip()
    if len(secret) < 16:
        raise OSError(f"{path} holds no secret")
    return secret
