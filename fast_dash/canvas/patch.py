"""``set_props``: what changes in one component, and nothing else.

A key of ``props`` is one of

- ``value``, or the property that holds it (``figure``, ``rowData``, ``src``, ``children``): replaces the value;
- ``label``, ``span``, or a prop of the component: replaces it; None takes a prop away;
- a path into the value or a prop: ``figure.layout.title.text``, ``figure.data.0.y``. A number is an index of a list,
  and ``-`` at the end adds an item: ``figure.data.-``, ``rowData.-``. Objects on the way are made;
- ``extendData`` of a Graph: adds points to traces, as in Dash.

They are applied in their order. In a canonical patch the value is called ``value``, and what changes nothing is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..protocol.encode import dumps, json_safe, words
from .base import CANVAS_COMPONENTS, CanvasComponent
from .converted import as_json
from .graph import unpacked
from .safety import INTERNAL, unsafe_props
from .schema import descend, problems, shown, sort_of, unknown
from .specs import (
    COLUMNS,
    LABEL,
    SPAN,
    CanvasError,
    Spec,
    checked,
    default_label,
    names_of,
    read_prop,
    read_value,
    scalar,
)

INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
FIXED = {"name", "type"}
Change = tuple[str, Any]
"""A canonical key and what it gets."""


def patch(specs: list[Spec], target: Any, props: Any) -> tuple[list[Spec], dict[str, Any]]:
    """The specs with some props of one component changed, and the least that says so.

    Args:
        specs: Canonical specs.
        target: The name of one of them.
        props: What to change; see the module.

    Raises:
        CanvasError: There is no such component, or something cannot be set; then nothing is.
    """
    names = names_of(specs)
    if not isinstance(target, str) or target not in names:
        name = target if isinstance(target, str) else words(json_safe(target))[:60]
        raise CanvasError([unknown(name, names, "target")])
    if not isinstance(props, Mapping):
        raise CanvasError([f"props must be an object of props and values, not {sort_of(props)}"])
    index = names.index(target)
    spec = specs[index]
    if spec["type"] not in CANVAS_COMPONENTS:
        raise CanvasError([f"{target}: {unknown(spec['type'], CANVAS_COMPONENTS, 'type')}"])
    component = CANVAS_COMPONENTS[spec["type"]]
    given = {words(key): item for key, item in props.items()}
    changes: dict[str, Any] = {}
    found: list[str] = []
    for key, item in given.items():
        try:
            for name, value in _changes(component, spec, key, item, given):
                if name in changes:
                    raise ValueError("is set twice under two names")
                after = change(spec, name, value)
                if not _same(spec, after):
                    changes[name] = value
                    spec = after
        except CanvasError as error:
            found += error.problems
        except ValueError as error:
            found.append(f"{target}.{key}: {words(error)}")
    if found:
        raise CanvasError(found)
    return [*specs[:index], spec, *specs[index + 1 :]], changes


def change(spec: Spec, name: str, value: Any) -> Spec:
    """A spec with one canonical change. Shares with the old one what did not change.

    Raises:
        ValueError: The path leads nowhere, or the points do not fit the traces.
    """
    head, *path = name.split(".")
    component = CANVAS_COMPONENTS.get(spec["type"])
    if component and component.extension and name == component.extension.prop:
        return {**spec, "value": component.extension.extend(spec["value"], value)}
    if head == "value":
        return {**spec, "value": put(spec["value"], path, value, "value")}
    if name == "label":
        return {**spec, "label": value}
    if name == "span":
        return {**spec, "span": value}
    if value is None and not path:
        return {**spec, "props": {prop: item for prop, item in spec["props"].items() if prop != name}}
    return {**spec, "props": put(spec["props"], [head, *path], value, "props")}


def put(holder: Any, path: Sequence[str], item: Any, where: str) -> Any:
    """``holder`` with ``item`` at ``path``; what lies beside the path is shared.

    Raises:
        ValueError: The path leads nowhere.
    """
    if not path:
        return item
    step, rest = path[0], path[1:]
    if step == "-" or INDEX.fullmatch(step):
        holder = unpacked(holder)
    if isinstance(holder, list):
        if step == "-" and not rest:
            return [*holder, item]
        if not INDEX.fullmatch(step) or int(step) >= len(holder):
            raise ValueError(f"{where} is a list of {len(holder)}, which has no {shown(step)}")
        index = int(step)
        return [*holder[:index], put(holder[index], rest, item, f"{where}.{step}"), *holder[index + 1 :]]
    if holder is None:
        holder = {}
    if not isinstance(holder, dict) or step == "-":
        raise ValueError(f"{where} is {'an object' if isinstance(holder, dict) else shown(holder)}, no list")
    return {**holder, step: put(holder.get(step), rest, item, f"{where}.{step}")}


def _changes(component: CanvasComponent, spec: Spec, key: str, item: Any, given: Mapping[str, Any]) -> Iterator[Change]:
    """The canonical changes that one key asks for."""
    where = f"{spec['name']}.{key}"
    if key in FIXED:
        raise CanvasError([f"{where} cannot change: build the canvas anew"])
    if "." in key:
        yield _path(component, key, item, where)
    elif component.extension and key == component.extension.prop:
        data = as_json(item)
        yield key, _sound(data, checked(data, component.extension.schema, where, component.unsafe))
    elif component.holds_value(key):
        converted, faults = read_value(component, item, where)
        yield "value", _sound(converted.value, faults)
        yield from ((prop, value) for prop, value in converted.props.items() if prop not in given)
    elif key == "label":
        label = default_label(spec["name"]) if item is None else scalar(item)
        yield key, _sound(label, list(problems(label, LABEL, where)))
    elif key == "span":
        span = COLUMNS if item is None else scalar(item)
        yield key, int(_sound(span, list(problems(span, SPAN, where))))
    elif item is None and key in component.props:
        yield key, None
    else:
        yield key, _sound(*read_prop(component, key, item, where))


def _path(component: CanvasComponent, key: str, item: Any, where: str) -> Change:
    head, *steps = key.split(".")
    if component.holds_value(head):
        head, schema, unsafe = "value", component.value_schema, component.unsafe
    else:
        if head not in component.props:
            raise CanvasError(read_prop(component, head, None, where)[1])
        schema, unsafe = component.props[head], unsafe_props
    for step in steps:
        if not step or step in INTERNAL:
            raise CanvasError([f"{where} is no path: {shown(step)} is no name"])
        if schema.get("additionalProperties") is False and step not in schema.get("properties", {}):
            raise CanvasError([f"{where}: {unknown(step, schema.get('properties', {}), 'key')}"])
        schema = descend(schema, step)
    value = as_json(item)
    faults = checked(value, schema, where, lambda *_: iter(()))
    # Names matter to what is unsafe, so it is looked at in its place.
    nested = value
    for step in reversed(steps):
        nested = [nested] if step == "-" or INDEX.fullmatch(step) else {step: nested}
    return ".".join([head, *steps]), _sound(value, faults or list(unsafe(nested, _without(where, steps))))


def _without(where: str, steps: Sequence[str]) -> str:
    """``where`` without the steps that a complaint will name again."""
    return where.removesuffix("." + ".".join(steps))


def _sound(value: Any, faults: list[str]) -> Any:
    if faults:
        raise CanvasError(faults)
    return value


def _same(before: Spec, after: Spec) -> bool:
    # Python takes 1, 1.0 and True for equal, a browser does not take them for the same.
    return before == after and dumps(before) == dumps(after)
