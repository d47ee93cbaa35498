"""Values of which no hint says what they are: each is shown as what it turns out to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

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
        return {"children": component.component_json(component_for(value, slot))}

    return Output(slot, component.place(slot), props, {"children": None})


def component_for(value: Any, slot: Slot) -> Component:
    """What shows a value, whatever it is."""
    if isinstance(value, Component):
        return value
    kind = kind_of(value, bare=True)
    if kind is not None:
        return BY_KIND[kind.kind](value, slot)
    if isinstance(value, str):
        return text.markdown(slot, text=clean(value))
    if text.is_plain(value):
        return text.value_component(text.plain(value))
    if isinstance(value, list | tuple) and len(value) <= MOST_STACKED and any(map(is_picture, value)):
        return html.Div([component_for(item, slot) for item in value], className="fdc-output__stack")
    return (
        text.markdown(slot, text=text.as_json(value)) if text.is_nested(value) else text.value_component(words(value))
    )


def is_picture(value: Any) -> bool:
    """Whether a value is more than text and data."""
    return isinstance(value, Component) or kind_of(value, bare=True) is not None


def _figure(value: Any, slot: Slot) -> Component:
    return figure.graph(slot, **figure.figure_props(value))


def _table(value: Any, slot: Slot) -> Component:
    found = table.table_json(value)
    note = slot.language(table.note(found))
    shown = table.grid(slot, **table.grid_props(found, slot.language))
    return html.Div([shown, html.P(note, className="fdc-output__note")]) if note else shown


def _image(value: Any, slot: Slot) -> Component:
    return image.picture(slot, src=image.image_url(value))


BY_KIND: dict[str, Callable[[Any, Slot], Component]] = {"figure": _figure, "table": _table, "image": _image}
