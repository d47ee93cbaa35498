"""A Dash component as a hint: it is the control. The callback gets its property, as the browser sends it."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from .control import Control, Field, is_subclass

PROPERTIES = ("checked", "value", "date", "contents", "data")
"""Where a component holds what the user sets: the first of these that it has."""


def is_component(field: Field) -> bool:
    return isinstance(field.hint, Component) or is_subclass(field.hint, Component)


def component_control(field: Field) -> Control:
    """An instance as it is, with its id if it has one; of a class, one that is made without arguments."""
    component: Any = copy.copy(field.hint) if isinstance(field.hint, Component) else field.hint()
    name = type(component).__name__
    prop = next((prop for prop in PROPERTIES if prop in component.available_properties), None)
    if prop is None:
        raise ValueError(
            f"{field.name!r}: the user sets nothing of {name}, which has none of {', '.join(PROPERTIES)}: "
            f"give a component that is an input"
        )
    own_id = getattr(component, "id", None)
    if own_id is not None and not isinstance(own_id, str):
        raise ValueError(f"{field.name!r}: give {name} a text as its id, or none")
    field = replace(field, own_id=own_id)
    component.id = field.id
    if field.given and not isinstance(field.default, Component):
        setattr(component, prop, field.default)
    for shared, value in (("persistence", True), ("persistence_type", "session")):
        if shared in component.available_properties and not hasattr(component, shared):
            setattr(component, shared, value)
    initial = getattr(component, prop, None)

    def parse(raw: Any) -> Any:
        return raw

    return Control(
        field,
        _labelled(field, component),
        parse,
        initial,
        prop=prop,
        marks_error="error" in component.available_properties,
    )


def _labelled(field: Field, component: Any) -> Any:
    import dash_mantine_components as dmc

    own_label = "label" in component.available_properties and "description" in component.available_properties
    if own_label:
        if not hasattr(component, "label"):
            component.label = field.label
        if field.help and not hasattr(component, "description"):
            component.description = field.help
        return component
    help = {"description": field.help} if field.help else {}
    return dmc.InputWrapper(html.Div(component), label=field.label, labelElement="div", **help)
