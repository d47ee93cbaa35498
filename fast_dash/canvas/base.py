"""Which components a canvas may hold: a name that models know → a Dash component and what may be given to it.

``CANVAS_COMPONENTS`` is the whole list. An app adds to it with ``register_canvas_component``. Nothing of Dash is
imported here: a component is named as ``module:Class`` and loaded when a page draws it.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from . import graph, image, markdown, table
from .converted import Converted, as_json, json_text
from .safety import forbidden_prop, unsafe_props
from .schema import Schema


class Extension(NamedTuple):
    """A prop of ``set_props`` that adds to the value instead of replacing it."""

    prop: str
    schema: Schema
    extend: Callable[[Any, Any], Any]
    """Value and what is given for the prop → new value. Pure; raises ValueError in words."""


@dataclass(frozen=True)
class CanvasComponent:
    """A type of component that a canvas may hold."""

    component: str | type
    """The Dash component: a class, or where it is: ``dash.dcc:Graph``."""
    value: str
    """The property that a spec's ``value`` becomes."""
    convert: Callable[[Any], Converted]
    """Any Python value → strict JSON values. Raises ValueError in words."""
    value_schema: Schema
    props: Mapping[str, Schema]
    """The props that a spec may give, with their schemas."""
    aliases: tuple[str, ...] = ()
    """Other names that people use for ``value``."""
    unsafe: Callable[[Any, str], Iterator[str]] = unsafe_props
    """What a value must not hold, although its schema allows it."""
    extension: Extension | None = None

    def load(self) -> type:
        """The class of the Dash component."""
        return _class(self.component)

    def holds_value(self, name: str) -> bool:
        """Whether a key of ``props`` means the value."""
        return name in ("value", self.value, *self.aliases)


CANVAS_COMPONENTS: dict[str, CanvasComponent] = {
    "Graph": CanvasComponent(
        "dash.dcc:Graph",
        "figure",
        graph.convert,
        graph.VALUE,
        graph.PROPS,
        unsafe=graph.unsafe,
        extension=Extension("extendData", graph.EXTEND_DATA, graph.extend),
    ),
    "Table": CanvasComponent(
        "dash_ag_grid:AgGrid",
        "rowData",
        table.convert,
        table.VALUE,
        table.PROPS,
        aliases=("data",),
        unsafe=table.unsafe,
    ),
    "Image": CanvasComponent("dash.html:Img", "src", image.convert, image.VALUE, image.PROPS),
    "Markdown": CanvasComponent(
        "fast_dash_components:Markdown",
        "text",
        markdown.convert,
        markdown.VALUE,
        markdown.PROPS,
        aliases=("children",),
        unsafe=markdown.unsafe,
    ),
}
"""Every type that a spec may name."""

BUILT_IN = dict(CANVAS_COMPONENTS)
"""Those that the browser knows without being told."""


def register_canvas_component(
    name: str,
    component: str | type,
    *,
    value: str = "children",
    value_schema: Schema | None = None,
    props: Mapping[str, Schema] | None = None,
    convert: Callable[[Any], Any] | None = None,
) -> None:
    """Let the assistant place another Dash component: ``register_canvas_component("Gauge", daq.Gauge, value="value")``.

    Args:
        name: What specs and models call it; a type of that name is replaced.
        component: The component class, or ``"module:Class"``, loaded when it is first drawn
            if ``props`` are given.
        value: The property that a spec's ``value`` becomes.
        value_schema: JSON Schema of the value, shown to models and checked; by default any JSON value.
        props: The props that a spec may give, name → JSON Schema; by default all that the class has. Ids, event
            handlers and raw markup stay forbidden.
        convert: Python value → JSON value, for values that have no JSON form. May raise ValueError in words.

    Raises:
        ValueError: The name is not an identifier, or a prop is one that no canvas component may have.
    """
    if not name.isidentifier():
        raise ValueError(f"A canvas component is called by an identifier, not {name!r}.")
    if props is None:
        names = inspect.signature(_class(component)).parameters
        props = {prop: {} for prop in names if prop not in ("args", "kwargs", value) and not forbidden_prop(prop)}
    for prop in props:
        if reason := forbidden_prop(prop):
            raise ValueError(f"{name}: {prop!r} cannot be a prop of a canvas component: {reason}.")

    text = "string" in str((value_schema or {"type": "string"}).get("type"))

    def converted(given: Any) -> Converted:
        if isinstance(given, str) and not text:
            given = json_text(given)
        return Converted(as_json(convert(given) if convert else given))

    CANVAS_COMPONENTS[name] = CanvasComponent(component, value, converted, value_schema or {}, props)


def canvas_components() -> dict[str, dict[str, str]]:
    """The types that the app has added, as `CanvasGrid` takes them: ``CanvasGrid(chat="bot",
    components=canvas_components())``. Their libraries are imported, so that the page loads them. `FastDash` does this
    itself."""
    added = {name: one for name, one in CANVAS_COMPONENTS.items() if one is not BUILT_IN.get(name)}
    found = {}
    for name, one in added.items():
        loaded: Any = one.load()
        found[name] = {"namespace": loaded._namespace, "type": loaded._type, "value": one.value}
    return found


def _class(component: str | type) -> type:
    if isinstance(component, type):
        return component
    module, _, name = component.partition(":")
    found: type = getattr(importlib.import_module(module), name)
    return found
