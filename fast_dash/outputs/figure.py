"""Plotly figures: Dash's own Graph. The browser gives it the colours of the page."""

from __future__ import annotations

from typing import Any

from dash import dcc

from ..artifacts.base import kind_of
from ..languages import Language, say
from ..protocol.encode import loads
from .output import Output, Slot, UnfitError, is_class

HEIGHT = 420
"""In px, of a figure that does not say how high it is."""
# Without the button that sends the figure to another host.
CONFIG: Any = {"displaylogo": False, "displayModeBar": "hover", "showSendToCloud": False}
EMPTY_FIGURE: dict[str, Any] = {"data": [], "layout": {}}


def is_figure(slot: Slot) -> bool:
    return is_class(slot.hint, "plotly.basedatatypes", "BaseFigure")


def figure_output(slot: Slot) -> Output:
    empty = {"figure": EMPTY_FIGURE, "style": style(EMPTY_FIGURE)}
    return Output(slot, graph(slot, id=slot.id, **empty), figure_props, empty)


def figure_props(value: Any) -> dict[str, Any]:
    figure = figure_json(value)
    return {"figure": figure, "style": style(figure)}


def figure_json(value: Any) -> Any:
    """A plotly figure, or a dict of the same form, as JSON. Raises `UnfitError`."""
    kind = kind_of(value)
    if kind is None or kind.kind != "figure":
        raise UnfitError(say("a plotly figure"), value)
    return loads(kind.payload(value).data)


def style(figure: dict[str, Any]) -> dict[str, Any]:
    height = (figure.get("layout") or {}).get("height")
    return {"height": height if isinstance(height, int | float) else HEIGHT}


def graph(slot: Slot, **props: Any) -> dcc.Graph:
    return dcc.Graph(responsive=True, config=_config(slot.language), **props)


def _config(language: Language) -> Any:
    words = {"locale": language.code, "locales": {language.code: language.figure}} if language.figure else {}
    return {**CONFIG, **words}
