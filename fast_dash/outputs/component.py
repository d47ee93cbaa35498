"""Dash components: an instance stands on the page and gets values; a class is made anew for each value."""

from __future__ import annotations

import copy
import inspect
from typing import Any

from dash import html
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from ..artifacts.base import kind_of
from ..languages import say
from ..protocol.encode import loads
from .chat import messages_of
from .figure import figure_json
from .image import image_url
from .output import Output, Slot, UnfitError
from .table import grid_props, table_json

VALUE_PROPS = ("figure", "rowData", "messages", "text", "value", "data", "src", "children")
"""The property that shows a value: the first of these that a component has."""
IN_HTML = ("src", "children")
"""The same for ``dash.html``, most of which hold children."""


def is_instance(slot: Slot) -> bool:
    return isinstance(slot.hint, Component)


def instance_output(slot: Slot) -> Output:
    """The component as it was given, with an id if it has none."""
    component: Any = copy.copy(slot.hint)
    if not hasattr(component, "id"):
        component.id = slot.id
    if not isinstance(component.id, str):
        raise TypeError(f"the id of an output must be a text, not {component.id!r}")
    prop = value_prop(type(component))
    return Output(slot, component, lambda value: fitted(prop, value), {prop: getattr(component, prop, None)})


def is_component_class(slot: Slot) -> bool:
    return isinstance(slot.hint, type) and issubclass(slot.hint, Component)


def class_output(slot: Slot) -> Output:
    """A place for a component: the one that the function returns, or one of the class with the value in it."""
    cls: Any = slot.hint

    def props(value: Any) -> dict[str, Any]:
        if isinstance(value, Component):
            return {"children": component_json(value)}
        if cls is Component:
            raise UnfitError(say("a Dash component"), value)
        return {"children": component_json(cls(**fitted(value_prop(cls), value)))}

    return Output(slot, place(slot), props, {"children": None})


def place(slot: Slot) -> html.Div:
    """An element that any component is put into."""
    return html.Div(id=slot.id, className="fdc-output__place")


def value_prop(cls: type[Component]) -> str:
    """The property that shows a value."""
    names = inspect.signature(cls.__init__).parameters
    order = IN_HTML if getattr(cls, "_namespace", "") == "dash_html_components" else VALUE_PROPS
    return next((prop for prop in order if prop in names), "children")


def fitted(prop: str, value: Any) -> dict[str, Any]:
    """A value as the properties of a component that shows it in ``prop``. Raises `UnfitError`."""
    kind = kind_of(value)
    if prop == "figure":
        return {prop: figure_json(value)}
    if prop == "messages":
        return {prop: messages_of(value)}
    if prop == "src" and kind and kind.kind == "image":
        return {prop: image_url(value)}
    if prop in ("rowData", "data") and kind and kind.kind == "table":
        props = grid_props(table_json(value))
        return {prop: props["rowData"], **({"columnDefs": props["columnDefs"]} if prop == "rowData" else {})}
    return {prop: component_json(value)}


def component_json(value: Any) -> Any:
    """A component, or what one may hold, as JSON. Raises `UnfitError`."""
    try:
        return loads(to_json_plotly(value))
    except (TypeError, ValueError):
        raise UnfitError(say("what a Dash component can hold"), value) from None
