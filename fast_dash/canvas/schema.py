"""JSON Schema, as far as the canvas needs it, with complaints that a model can act on.

The schemas that models are given are the ones that specs are checked with: what a tool declares and what a build
accepts cannot drift apart. Only JSON values are checked. Keywords: ``type enum pattern minLength maxLength minimum
maximum items minItems maxItems properties required additionalProperties minProperties anyOf``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]

NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}


def problems(value: Any, schema: Schema, where: str) -> Iterator[str]:
    """What is wrong with ``value``, a sentence each; ``where`` names it: ``props.config``."""
    if "enum" in schema and not any(_same(value, item) for item in schema["enum"]):
        yield f"{where} must be {_or(shown(item) for item in schema['enum'])}, not {shown(value)}"
        return
    kinds = _kinds(schema)
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield f"{where} must be {_or(NAMES[kind] for kind in kinds)}, not {shown(value)}"
        return
    if "anyOf" in schema:
        yield from _any_of(value, schema["anyOf"], where)
    for holds, check in CHECKS:
        if isinstance(value, holds) and not isinstance(value, bool):
            yield from check(value, schema, where)


def descend(schema: Schema, step: str) -> Schema:
    """The schema of what lies under a key or an index of a value; an empty one where nothing is said."""
    known = schema.get("properties", {})
    found = known.get(step, schema.get("additionalProperties", schema.get("items", {})))
    return found if isinstance(found, Mapping) else {}


def unknown(name: str, known: Iterable[str], what: str) -> str:
    """A complaint about a name that is not known, with the nearest and all that are."""
    # Only complaints need it.
    from difflib import get_close_matches

    names = sorted(known)
    lower = {item.lower(): item for item in names}
    near = get_close_matches(name.lower(), lower, 1)
    hint = f"; did you mean {shown(lower[near[0]])}?" if near else "."
    return f"unknown {what} {shown(name)}{hint} Known: {', '.join(names) or 'none'}"


def shown(value: Any) -> str:
    """A JSON value in a complaint: short."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return f"a {type(value).__name__}"
    return text if len(text) <= 60 else text[:57] + "…"


def sort_of(value: Any) -> str:
    """What sort of Python value this is, in a complaint."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return shown(value)
    if isinstance(value, (list, tuple)):
        return "a list"
    return "an object" if isinstance(value, dict) else f"a value of type {type(value).__name__}"


def _any_of(value: Any, schemas: Sequence[Schema], where: str) -> Iterator[str]:
    tried = [list(problems(value, schema, where)) for schema in schemas]
    if all(tried):
        # The alternative that was meant is the one of the value's own kind; several kinds are named together.
        meant = [
            found
            for found, schema in zip(tried, schemas, strict=True)
            if any(_is(value, kind) for kind in _kinds(schema))
        ]
        if meant:
            yield from min(meant, key=len)
        else:
            kinds = [NAMES[kind] for schema in schemas for kind in _kinds(schema)]
            yield f"{where} must be {_or(dict.fromkeys(kinds))}, not {shown(value)}"


def _text(value: str, schema: Schema, where: str) -> Iterator[str]:
    if len(value) < schema.get("minLength", 0):
        yield f"{where} must not be empty"
    elif len(value) > schema.get("maxLength", len(value)):
        yield f"{where} must have at most {schema['maxLength']} characters"
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where} must be {schema.get('description', 'of the form ' + schema['pattern'])}, not {shown(value)}"


def _number(value: float, schema: Schema, where: str) -> Iterator[str]:
    low, high = schema.get("minimum", value), schema.get("maximum", value)
    if not low <= value <= high:
        limits = [f"at least {low}"] * ("minimum" in schema) + [f"at most {high}"] * ("maximum" in schema)
        yield f"{where} must be {' and '.join(limits)}, not {shown(value)}"


def _list(value: list[Any], schema: Schema, where: str) -> Iterator[str]:
    if len(value) < schema.get("minItems", 0):
        yield f"{where} must have at least {schema['minItems']} items"
    if len(value) > schema.get("maxItems", len(value)):
        yield f"{where} must have at most {schema['maxItems']} items"
    if schema.get("items"):
        for index, item in enumerate(value):
            yield from problems(item, schema["items"], f"{where}.{index}")


def _object(value: dict[str, Any], schema: Schema, where: str) -> Iterator[str]:
    if len(value) < schema.get("minProperties", 0):
        yield f"{where} must not be empty"
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{where} lacks {shown(name)}"
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, item in value.items():
        if name in known:
            yield from problems(item, known[name], f"{where}.{name}")
        elif others is False:
            yield f"{where}: {unknown(name, known, 'key')}"
        elif isinstance(others, Mapping):
            yield from problems(item, others, f"{where}.{name}")


CHECKS: list[tuple[Any, Any]] = [(str, _text), ((int, float), _number), (list, _list), (dict, _object)]


def _kinds(schema: Schema) -> list[str]:
    kind = schema.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def _is(value: Any, kind: str) -> bool:
    match kind:
        case "object":
            return isinstance(value, dict)
        case "array":
            return isinstance(value, list)
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "null":
            return value is None
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case _:
            whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
            return whole and not isinstance(value, bool)


def _same(value: Any, item: Any) -> bool:
    return isinstance(value, bool) == isinstance(item, bool) and value == item


def _or(words: Iterable[str]) -> str:
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"
