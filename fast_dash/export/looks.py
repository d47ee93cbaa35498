"""Figures in the colours of a page, as src/ts/blocks/artifact/figureTheme.ts gives them to the canvas itself."""

from __future__ import annotations

from typing import Any

PALETTES = {
    "light": {
        "text": "#1f1e1b",
        "grid": "#e6e3de",
        "line": "#8a867d",
        "series": ["#2b5fc7", "#d9622b", "#2a8f63", "#8a4fc4", "#c2387a", "#0f8a9d", "#a5750a", "#6b6760"],
    },
    "dark": {
        "text": "#efede8",
        "grid": "#3a3835",
        "line": "#7d7970",
        "series": ["#8db0ff", "#ff9b6a", "#63cf96", "#c49cf5", "#f58bb8", "#5fcadb", "#e6b955", "#a8a49b"],
    },
}
CLEAR = "rgba(0,0,0,0)"
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
LEGEND = {"bgcolor": CLEAR, "orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom"}
DEFAULT_SERIES = "#636efa"
"""By its first colour the series of plotly's default template is known."""


def themed(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure for a light page. Only its template changes: what its layout says itself stays. As wide as its place."""
    palette = PALETTES["light"]
    layout = {name: value for name, value in _dict(figure.get("layout")).items() if name != "width"}
    template = _dict(layout.get("template"))
    base = _dict(template.get("layout"))
    axis = {
        "gridcolor": palette["grid"],
        "linecolor": palette["line"],
        "zerolinecolor": palette["grid"],
        "tickcolor": palette["line"],
    }
    series = base.get("colorway") or [DEFAULT_SERIES]
    looks = {
        **base,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {**_dict(base.get("font")), "color": palette["text"], "family": FONT},
        **{name: {**_dict(base.get(name)), **axis} for name in ("xaxis", "yaxis")},
        **{name: {**_dict(base.get(name)), "bgcolor": CLEAR} for name in ("geo", "polar", "ternary")},
        "colorway": palette["series"] if str(series[0]).lower() == DEFAULT_SERIES else series,
        "modebar": {
            "bgcolor": CLEAR,
            "color": palette["line"],
            "activecolor": palette["text"],
            **_dict(base.get("modebar")),
        },
        "legend": {**LEGEND, **_dict(base.get("legend"))},
        "margin": {"t": 64 if layout.get("title") else 32, "r": 16, "b": 48, "l": 56, **_dict(base.get("margin"))},
    }
    return {**figure, "layout": {"autosize": True, **layout, "template": {**template, "layout": looks}}}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
