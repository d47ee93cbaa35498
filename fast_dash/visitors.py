"""Who asks: the identity cookie of an app's pages, given with the first page and proved with each request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from dash import Dash
from flask import Response, has_request_context, request

from .identity import Identity

EXTENSION = "fast_dash_visitors"

_acting: ContextVar[str | None] = ContextVar("acting", default=None)
"""Whose command is carried out that came by another way than a Flask request."""


class Visitors:
    """The visitors of one Dash app. Made and found again by `Visitors.of`."""

    def __init__(self, app: Dash, *, secret: str | None = None) -> None:
        self._app = app
        self._identity = Identity(secret)
        rule = f"{app.config.routes_pathname_prefix}_fast-dash/identity"
        app.server.add_url_rule(rule, endpoint=rule, view_func=self._renew)
        app.server.after_request(self._introduce)

    @classmethod
    def of(cls, app: Dash, *, secret: str | None = None) -> Visitors:
        """Those of ``app``; ``secret`` counts the first time."""
        known: dict[str, Visitors] = app.server.extensions.setdefault(EXTENSION, {})
        path = app.config.routes_pathname_prefix
        if path not in known:
            known[path] = cls(app, secret=secret)
        return known[path]

    def identify(self, cookies: Mapping[str, str]) -> str | None:
        """The identity that the signed cookie proves, or None."""
        value = cookies.get(self._identity.cookie)
        return self._identity.read(value) if value else None

    def present(self) -> str | None:
        """Whose command or request is being answered, or None."""
        return _acting.get() or (self.identify(request.cookies) if has_request_context() else None)

    @contextmanager
    def acting(self, identity: str) -> Iterator[None]:
        """Carry out a command of ``identity``."""
        token = _acting.set(identity)
        try:
            yield
        finally:
            _acting.reset(token)

    def _introduce(self, response: Response) -> Response:
        """Give a browser that opens a page of the app its identity; one that has it keeps it for another year."""
        # A form of another site comes without the cookie: what it posts must not replace the one there is.
        opened = request.method == "GET" and response.status_code == 200 and response.mimetype == "text/html"
        # Of two apps of one server whose paths begin alike, the page has that with the longer one.
        paths = [path for path in self._app.server.extensions[EXTENSION] if request.path.startswith(path)]
        ours = max(paths, key=len, default=None) == self._app.config.routes_pathname_prefix
        return self._with_cookie(response) if opened and ours else response

    def _renew(self) -> Response:
        """A page that lived longer than its cookie asks here for a new one."""
        return self._with_cookie(Response(status=204, headers={"Cache-Control": "no-store"}))

    def _with_cookie(self, response: Response) -> Response:
        value = self._identity.renewed(request.cookies.get(self._identity.cookie, ""))
        if value is None:  # once a day is enough, and what brings no cookie may be kept by caches
            return response
        response.set_cookie(
            self._identity.cookie,
            value,
            max_age=365 * 24 * 3600,
            path=self._app.config.requests_pathname_prefix,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
        # No cache may hand one browser's identity to another.
        response.cache_control.public = False
        response.cache_control.private = True
        response.vary.add("Cookie")
        return response
