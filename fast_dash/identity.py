"""Who a browser is: a random id that the server made, in a signed cookie. Nothing that a page says can choose it.

The cookie also holds the day on which it was issued, so that it can be renewed long before it ends.
"""

from __future__ import annotations

import logging
import os
import secrets
import tempfile
import time
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

    def issue(self, identity: str | None = None) -> str:
        """The cookie's value for an identity, by default that of somebody new."""
        return str(self._serializer.dumps([identity or secrets.token_urlsafe(BYTES), today()]))

    def read(self, value: str) -> str | None:
        """The identity that a cookie's value proves, or None if this server did not issue it."""
        known = self._remembered(value)
        return known[0] if known else None

    def renewed(self, value: str) -> str | None:
        """What is to be the cookie's value instead: for somebody new, or the same identity. None leaves it as it is."""
        known = self._remembered(value)
        if known is None:
            return self.issue()
        return self.issue(known[0]) if known[1] != today() else None

    def _read(self, value: str) -> tuple[str, int] | None:
        """Identity and day."""
        try:
            found = self._serializer.loads(value)
        except (BadData, ValueError, TypeError):
            return None
        # Base64 ends in bits that mean nothing: a cookie in which they were changed is none of ours.
        if self._serializer.dumps(found) != value:
            return None
        match found:
            case [str(identity), int(day)]:
                return identity, day
            case str(identity):  # issued before cookies held their day
                return identity, 0
        return None


def today() -> int:
    """The day, as a number."""
    return int(time.time()) // (24 * 3600)


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
