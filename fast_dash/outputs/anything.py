"""Values of which no hint says what they are: each is shown as what it turns out to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

import fast_dash_components as fdc

from ..artifacts.base import kind_of
from ..protocol.encode import clean, words
from . import component, figure, image, table, text
from .output import Output, Slot

MOST_STACKED = 50
"""Figures, tables and images of one list that are shown below each other."""


def is_anything(_slot: Slot) -> bool:
    return True


def anything_output(slot: Slot) -> Output:
    def props(value: Any) -> dict[str, Any]:
        return {"children": component.component_json(component_for(value, slot.label))}

    return Output(slot, component.place(slot), props, {"children": None})


def component_for(value: Any, label: str | None = None) -> Component:
    """What shows a value, whatever it is."""
    if isinstance(value, Component):
        return value
    kind = kind_of(value, bare=True)
    if kind is not None:
        return BY_KIND[kind.kind](value, label)
    if isinstance(value, str):
        return _markdown(clean(value))
    if text.is_plain(value):
        return text.value_component(text.plain(value))
    if isinstance(value, list | tuple) and len(value) <= MOST_STACKED and any(map(is_picture, value)):
        return html.Div([component_for(item, label) for item in value], className="fdc-output__stack")
    return _markdown(text.as_json(value)) if text.is_nested(value) else text.value_component(words(value))


def is_picture(value: Any) -> bool:
    """Whether a value is more than text and data."""
    return isinstance(value, Component) or kind_of(value, bare=True) is not None


def _markdown(text: str) -> Component:
    shown: Component = fdc.Markdown(text=text)
    return shown


def _figure(value: Any, _label: str | None) -> Component:
    return figure.graph(**figure.figure_props(value))


def _table(value: Any, _label: str | None) -> Component:
    found = table.table_json(value)
    note = table.note(found)
    shown = table.grid(**table.grid_props(found))
    return html.Div([shown, html.P(note, className="fdc-output__note")]) if note else shown


def _image(value: Any, label: str | None) -> Component:
    return image.picture(label, src=image.image_url(value))


BY_KIND: dict[str, Callable[[Any, str | None], Component]] = {"figure": _figure, "table": _table, "image": _image}
