"""A theme, as components take it, for the elements of a page that are no components of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..arguments import check_keys, did_you_mean

SCHEMES = ("auto", "light", "dark")
DENSITIES = ("comfortable", "compact")
KEYS = ("colorScheme", "primaryColor", "radius", "fontFamily", "density")


def check_theme(theme: Mapping[str, Any]) -> None:
    """Raises TypeError or ValueError for what no component could use, with the way out. None is as good as no value."""
    check_keys("theme", theme, KEYS)
    for key, choices in (("colorScheme", SCHEMES), ("density", DENSITIES)):
        value = theme.get(key)
        if value is not None and value not in choices:
            nearest = did_you_mean(str(value), choices)
            raise ValueError(f"a theme's {key} must be one of {', '.join(choices)}, not {value!r}{nearest}")
    radius = theme.get("radius")
    if radius is not None and (isinstance(radius, bool) or not isinstance(radius, int | float)):
        raise ValueError(f"a theme's radius must be a number of pixels, not {radius!r}")


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
