"""HTML that cannot be broken out of: elements are made, and every text on the way in is escaped."""

from __future__ import annotations

import html
from collections.abc import Mapping

VOID = ("img", "meta")


class Html(str):
    """Markup that is complete. Any other text is escaped where it is placed."""

    __slots__ = ()


def element(name: str, attributes: Mapping[str, str | None] | None = None, *children: str) -> Html:
    """An element. An attribute that is None is left out."""
    written = "".join(
        f' {key}="{html.escape(value)}"' for key, value in (attributes or {}).items() if value is not None
    )
    return Html(f"<{name}{written}>" if name in VOID else f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: str) -> Html:
    """Elements and texts after each other."""
    return Html("".join(child if isinstance(child, Html) else html.escape(child, quote=False) for child in children))


def script(code: str) -> Html:
    """A script of this package or of plotly's: never text of a spec."""
    return Html(f"<script>{code}</script>")


def data(json: str) -> Html:
    """JSON for a script. No ``<``: nothing in it can end the element, or begin a comment in it."""
    return Html(f'<script type="application/json">{json.replace("<", chr(92) + "u003c")}</script>')
