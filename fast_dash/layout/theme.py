"""A theme, as components take it, for the elements of a page that are no components of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def page_style(theme: Mapping[str, Any]) -> dict[str, str]:
    """The custom properties that a theme sets."""
    style = {}
    if color := theme.get("primaryColor"):
        style["--fdc-accent"] = str(color)
    if (radius := theme.get("radius")) is not None:
        style["--fdc-radius-m"] = f"{radius}px"
    if font := theme.get("fontFamily"):
        style["--fdc-font"] = str(font)
    return style


def page_attributes(theme: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that say a theme's scheme and density, where they are fixed, and that it has an accent."""
    scheme, density = theme.get("colorScheme", "auto"), theme.get("density")
    fixed = {} if scheme == "auto" else {"data-fdc-scheme": scheme}
    # With an accent, the style sheet finds the colours that go with it.
    accent = {"data-fdc-accent": ""} if theme.get("primaryColor") else {}
    return {**fixed, **accent, **({"data-fdc-density": density} if density else {})}
