"""A theme, as components take it, for the elements of a page that are no components of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def page_style(theme: Mapping[str, Any]) -> dict[str, str]:
    """The custom properties that a theme sets."""
    style = {}
    if color := theme.get("primaryColor"):
        style["--fdc-accent"] = str(color)
        if text := text_on(str(color)):
            style["--fdc-accent-text"] = text
    if (radius := theme.get("radius")) is not None:
        style["--fdc-radius-m"] = f"{radius}px"
    if font := theme.get("fontFamily"):
        style["--fdc-font"] = str(font)
    return style


def page_attributes(theme: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that say a theme's scheme and density, where they are fixed."""
    scheme, density = theme.get("colorScheme", "auto"), theme.get("density")
    fixed = {} if scheme == "auto" else {"data-fdc-scheme": scheme}
    return {**fixed, **({"data-fdc-density": density} if density else {})}


def text_on(color: str) -> str | None:
    """Black or white, whichever reads better on a ``#rrggbb`` colour; other notations keep the style sheet's."""
    if not (found := re.fullmatch(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", color, re.IGNORECASE)):
        return None
    red, green, blue = ((int(channel, 16) / 255) ** 2.2 for channel in found.groups())
    return "#000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 else "#fff"
