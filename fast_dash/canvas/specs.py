"""What a canvas is asked to hold → canonical specs, or one error that names all that is wrong.

A spec is ``{name, type, props, value, label, span}``. A canonical one has all six keys, in strict JSON values, checked
against the schemas that models are given: nothing downstream has to distrust it. Nothing given is ever written to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypedDict

from ..protocol.encode import json_safe, words
from .base import CANVAS_COMPONENTS, CanvasComponent
from .converted import Converted, as_json
from .safety import forbidden_prop, unsafe_props
from .schema import Schema, problems, shown, sort_of, unknown

COLUMNS = 12
ITEMS = 500
REPORTED = 12
"""Problems of one spec that are named."""

NAME: dict[str, Any] = {
    "type": "string",
    "minLength": 1,
    "maxLength": 100,
    "pattern": r"^(?!__proto__$)[^\x00]*\S",
    "description": "a name of its own, by which the component is patched later",
}
LABEL: dict[str, Any] = {"type": "string", "maxLength": 300, "description": "Heading; by default made from the name."}
SPAN: dict[str, Any] = {
    "type": "integer",
    "minimum": 1,
    "maximum": COLUMNS,
    "description": f"Width in columns of {COLUMNS}; by default {COLUMNS}, a full row.",
}


class Spec(TypedDict):
    """A component of the canvas."""

    name: str
    type: str
    props: dict[str, Any]
    value: Any
    label: str
    span: int


KEYS = tuple(Spec.__annotations__)


class CanvasError(ValueError):
    """Why a canvas stays as it was, in words for a model and a developer."""

    def __init__(self, found: list[str], rest: list[Spec] | None = None) -> None:
        super().__init__("; ".join(found))
        self.problems = found
        """A sentence each."""
        self.rest = rest or []
        """The specs that stand if what was refused is left out."""


def build(specs: Any) -> list[Spec]:
    """Canonical specs of what a canvas is asked to hold.

    Args:
        specs: A list of mappings ``{name, type, props, value, label, span}``; all but ``name`` and ``type`` may be left
            out or None. Values may be what callbacks have: figures, data frames, pictures, arrays.

    Raises:
        CanvasError: Something is wrong; every fault is named.
    """
    if not isinstance(specs, (list, tuple)):
        raise CanvasError([f"specs must be a list of components, not {sort_of(specs)}"])
    if len(specs) > ITEMS:
        raise CanvasError([f"a canvas holds at most {ITEMS} components, not {len(specs)}"])
    found: list[str] = []
    kept: list[Spec] = []
    for index, given in enumerate(specs):
        reader = _Reader(index)
        spec = reader.read(given)
        found += reader.found
        if spec:
            kept.append(spec)
    names = [spec["name"] for spec in kept]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        # Which of them is meant is anybody's guess: nothing of such a list stands.
        raise CanvasError([*found, *(f"the name {shown(name)} is used more than once" for name in twice)])
    if found:
        raise CanvasError(found, kept)
    return kept


def default_label(name: str) -> str:
    """The heading of a component that was given none."""
    return name.replace("_", " ").strip().title() or name


def scalar(value: Any) -> Any:
    """A value as JSON, but a number as the number it is: none that is too large for JSON passes for a text."""
    return value if isinstance(value, (int, float)) else json_safe(value)


def read_value(component: CanvasComponent, given: Any, where: str) -> tuple[Converted, list[str]]:
    """A value as its component holds it, and what is wrong with it."""
    if given is None:
        return Converted(None), []
    try:
        converted = component.convert(given)
    except ValueError as error:
        return Converted(None), [f"{where} {words(error)}"]
    except Exception as error:
        return Converted(None), [f"{where} cannot be shown: {type(error).__name__}"]
    return converted, checked(converted.value, component.value_schema, where, component.unsafe)


def read_prop(component: CanvasComponent, name: str, given: Any, where: str) -> tuple[Any, list[str]]:
    """A prop's value in JSON, and what is wrong with it."""
    if reason := forbidden_prop(name):
        return None, [f"{where} is forbidden: {reason}"]
    if name not in component.props:
        return None, [f"{where}: {unknown(name, component.props, 'prop')}"]
    try:
        value = as_json(given)
    except ValueError as error:
        return None, [f"{where} {error}"]
    return value, checked(value, component.props[name], where, unsafe_props)


def checked(value: Any, schema: Schema, where: str, unsafe: Any) -> list[str]:
    """What is wrong with a JSON value: at most so much as somebody reads."""
    faults: Iterator[str] = problems(value, schema, where)
    return list(islice(faults, REPORTED)) or list(islice(unsafe(value, where), REPORTED))


class _Reader:
    """One spec on its way in. What is wrong is collected; what cannot do without it is None."""

    def __init__(self, index: int) -> None:
        self._where = f"specs.{index}"
        self.found: list[str] = []

    def read(self, given: Any) -> Spec | None:
        if not isinstance(given, Mapping):
            self.found.append(f"{self._where} must be an object with name and type, not {sort_of(given)}")
            return None
        name = self._field(given, "name", NAME)
        if name is not None:
            self._where = name
        component = self._component(given)
        self._strangers(given)
        label, span = self._field(given, "label", LABEL), self._field(given, "span", SPAN)
        if component is None:
            return None
        value, props = self._value_and_props(given, component)
        if value is None or name is None:
            return None
        return {
            "name": name,
            "type": given["type"],
            "props": {**value.props, **props},
            "value": value.value,
            "label": default_label(name) if label is None else label,
            "span": COLUMNS if span is None else int(span),
        }

    def _field(self, given: Mapping[str, Any], key: str, schema: Schema) -> Any:
        value = scalar(given.get(key))
        if value is None:
            if key == "name":
                self.found.append(f"{self._where} lacks a name")
            return None
        faults = list(problems(value, schema, f"{self._where}.{key}"))
        self.found += faults
        return None if faults else value

    def _component(self, given: Mapping[str, Any]) -> CanvasComponent | None:
        kind = given.get("type")
        if isinstance(kind, str) and kind in CANVAS_COMPONENTS:
            return CANVAS_COMPONENTS[kind]
        if kind is None:
            self.found.append(f"{self._where} lacks a type: {', '.join(sorted(CANVAS_COMPONENTS))}")
        else:
            self.found.append(f"{self._where}: {unknown(words(kind)[:60], CANVAS_COMPONENTS, 'type')}")
        return None

    def _strangers(self, given: Mapping[str, Any]) -> None:
        self.found += [f"{self._where}: {unknown(words(key)[:60], KEYS, 'key')}" for key in given if key not in KEYS]

    def _value_and_props(
        self, given: Mapping[str, Any], component: CanvasComponent
    ) -> tuple[Converted | None, dict[str, Any]]:
        given_props = given.get("props")
        if given_props is not None and not isinstance(given_props, Mapping):
            self.found.append(f"{self._where}.props must be an object, not {sort_of(given_props)}")
            given_props = None
        value, where = given.get("value"), f"{self._where}.value"
        props: dict[str, Any] = {}
        for key, item in (given_props or {}).items():
            name = words(key)
            if component.holds_value(name):
                if value is None:
                    value, where = item, f"{self._where}.props.{name}"
                elif item is not None:
                    self.found.append(f"{self._where}.props.{name} is the value a second time: leave it out")
                continue
            prop, faults = read_prop(component, name, item, f"{self._where}.props.{name}")
            self.found += faults
            if not faults and prop is not None:
                props[name] = prop
        converted, faults = read_value(component, value, where)
        self.found += faults
        return (None if faults else converted), props


def names_of(specs: Iterable[Spec]) -> list[str]:
    """The names of the components on a canvas."""
    return [spec["name"] for spec in specs]
