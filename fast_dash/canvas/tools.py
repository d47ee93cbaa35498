"""The tools by which a model drives the canvas, and the app that it sits beside.

``canvas_tool_specs()`` and ``app_tool_specs()`` say what a model may call, ``apply_tool_call()`` turns a call into a
frame. A tool is one row in ``TOOLS``. No SDK is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..protocol.encode import loads, words
from .base import CANVAS_COMPONENTS, CanvasComponent
from .calls import ArgumentsError, ToolCall, read_arguments, read_call
from .dialects import ToolSpec, definitions
from .safety import forbidden_prop
from .schema import problems
from .specs import ITEMS, KEYS, LABEL, NAME, SPAN, CanvasError, build

Arguments = dict[str, Any]

PROPS: dict[str, Any] = {"type": "object", "minProperties": 1}


def canvas_tool_specs(format: str = "anthropic") -> list[dict[str, Any]]:
    """Definitions of the tools ``build_canvas`` and ``set_canvas_props``, for the ``tools`` of a request.

    Their schemas come from the registered component types; a call that fits them builds.

    Args:
        format: ``"anthropic"``, ``"openai"`` (also for Mistral, Ollama and others that take its form),
            ``"openai-responses"``, ``"gemini"``, ``"bedrock"``, ``"mcp"`` or ``"langchain"``.

    Raises:
        ValueError: The format is not known.
    """
    return definitions([_build_canvas_spec(), _set_canvas_props_spec()], format)


def app_tool_specs(inputs: Iterable[Any] | None = None, format: str = "anthropic") -> list[dict[str, Any]]:
    """Definitions of the tools ``set_input`` and ``run_app``, for an agent beside an app.

    Args:
        inputs: The app's inputs, as ``ctx.input_specs`` has them, or their names. Each has an ``id`` or a ``name``
            and may have ``type``, ``options``, ``label``, ``min`` and ``max``; the ``secret`` ones are left out.
        format: As for ``canvas_tool_specs``.

    Raises:
        ValueError: The format is not known.
    """
    return definitions([_set_input_spec(list(inputs or ())), _run_app_spec()], format)


def apply_tool_call(call: Any) -> dict[str, Any] | None:
    """The frame that a model's tool call asks for: ``canvas``, ``set_props``, ``set_input`` or ``run_app``.

    Args:
        call: One tool call as the provider hands it over, a dict or an object of its SDK: Anthropic, OpenAI (chat and
            responses), Gemini, Bedrock, Mistral, Cohere, Ollama, LangChain, MCP, Vercel. Arguments may be JSON text.

    Returns:
        The frame, to be yielded; it shares nothing with the call. None if this is no call of one of these tools.
        If it is one, but its arguments are wrong, an ``error`` frame that says what is wrong. Never raises.
    """
    try:
        read = read_call(call)
    except Exception:
        return None
    if read is None or read.name not in TOOLS:
        return None
    try:
        return TOOLS[read.name](read_arguments(read.arguments))
    except (ArgumentsError, CanvasError) as error:
        return _error(read, str(error))
    except Exception as error:
        return _error(read, f"the arguments cannot be read ({type(error).__name__})")


def _error(call: ToolCall, reason: str) -> dict[str, Any]:
    return {"type": "error", "message": f"{call.name} changed nothing: {reason}"}


# --- Arguments → frames ---------------------------------------------------------------------------------------


def _build_canvas(arguments: Arguments) -> dict[str, Any]:
    specs = _structure(arguments, "specs", "a list of components")
    if isinstance(specs, dict):
        specs = [specs]  # one component, said without the list
    if isinstance(specs, list):
        specs = [_with_props(spec) if isinstance(spec, dict) else spec for spec in specs]
    build(specs)
    return {"type": "canvas", "specs": [{key: spec[key] for key in KEYS if key in spec} for spec in specs]}


def _with_props(spec: dict[str, Any]) -> dict[str, Any]:
    return {**spec, "props": _structure(spec, "props", "an object")} if isinstance(spec.get("props"), str) else spec


def _set_canvas_props(arguments: Arguments) -> dict[str, Any]:
    target = _text(arguments, "target", "the name of a component on the canvas")
    props = _structure(arguments, "props", "an object of props and values")
    found = list(problems(props, PROPS, "props"))
    # What fits the component is seen when the canvas is at hand; what fits none is told at once.
    for name in props if isinstance(props, dict) else ():
        if reason := forbidden_prop(name.partition(".")[0]):
            found.append(f"props.{name} is forbidden: {reason}")
    if found:
        raise CanvasError(found)
    return {"type": "set_props", "target": target, "props": props}


def _set_input(arguments: Arguments) -> dict[str, Any]:
    name = _text(arguments, "name", "the name of an input")
    if "value" not in arguments:
        raise ArgumentsError('"value" is missing')
    return {"type": "set_input", "name": name, "value": arguments["value"]}


def _run_app(_arguments: Arguments) -> dict[str, Any]:
    return {"type": "run_app"}


TOOLS: dict[str, Callable[[Arguments], dict[str, Any]]] = {
    "build_canvas": _build_canvas,
    "set_canvas_props": _set_canvas_props,
    "set_input": _set_input,
    "run_app": _run_app,
}
"""The tools that are ours → how their arguments make a frame."""


def _structure(arguments: Mapping[str, Any], key: str, what: str) -> Any:
    """An argument that is a list or an object, or JSON text of one."""
    value = arguments.get(key)
    if value is None:
        raise ArgumentsError(f'"{key}" is missing: {what}')
    if isinstance(value, str):
        try:
            value = loads(value)
        except ValueError:
            raise ArgumentsError(f'"{key}" must be {what}, not text') from None
    return value


def _text(arguments: Arguments, key: str, what: str) -> str:
    value = arguments.get(key)
    if not isinstance(value, str) or not value:
        raise ArgumentsError(f'"{key}" {"must be" if key in arguments else "is missing:"} {what}')
    return value


# --- Definitions ------------------------------------------------------------------------------------------------


def _build_canvas_spec() -> ToolSpec:
    kinds = {"type": "string", "enum": sorted(CANVAS_COMPONENTS)}
    about = "\n".join(
        f"{name}: {component.value_schema.get('description', component.value)}"
        for name, component in CANVAS_COMPONENTS.items()
    )
    common: dict[str, Any] = {"name": NAME, "type": kinds, "label": LABEL, "span": SPAN}
    item: dict[str, Any] = {"type": "object", "required": ["name", "type"], "additionalProperties": False}
    full = {
        **item,
        "properties": {**common, "value": {"description": about}, "props": {"type": "object"}},
        "anyOf": [_variant(name, component) for name, component in CANVAS_COMPONENTS.items()],
    }
    plain = {**item, "properties": {**common, "value": _plain_value(about), "props": _plain_props()}}
    return ToolSpec(
        "build_canvas",
        "Build the canvas beside the conversation anew: charts, tables, pictures and text, in a grid of 12 columns. "
        "It replaces what is there; to change one component use set_canvas_props.",
        _one("specs", _list_of(full)),
        _one("specs", _list_of(plain)),
    )


def _variant(name: str, component: CanvasComponent) -> dict[str, Any]:
    props = {"type": "object", "properties": dict(component.props), "additionalProperties": False}
    return {"properties": {"type": {"enum": [name]}, "value": dict(component.value_schema), "props": props}}


def _plain_value(about: str) -> dict[str, Any]:
    """One schema for the values of all types: structured ones as JSON text."""
    kinds = {component.value_schema.get("type", "") for component in CANVAS_COMPONENTS.values()}
    simple = {"number": "number", "integer": "number", "boolean": "boolean"}
    others = sorted(
        {simple[kind] for kind in kinds if kind in simple} | ({"number", "boolean"} if "" in kinds else set())
    )
    about = f"What the component shows; for Graph and other structured values as JSON text.\n{about}"
    if not others:
        return {"type": "string", "description": about}
    return {"anyOf": [{"type": "string"}, *({"type": kind} for kind in others)], "description": about}


def _plain_props() -> dict[str, Any]:
    listed = "; ".join(f"{name}: {', '.join(item.props)}" for name, item in CANVAS_COMPONENTS.items())
    return {"type": "object", "description": f"Props of the component. {listed}."}


def _set_canvas_props_spec() -> ToolSpec:
    target = {"type": "string", "minLength": 1, "description": "The name of a component on the canvas."}
    values = ", ".join(f"{component.value} of {name}" for name, component in CANVAS_COMPONENTS.items())
    about = (
        f"What to change: `value` ({values}), `label`, `span`, a prop of the component, or a path into one of them, "
        "such as `value.layout.title.text` or `value.data.0.y`; `-` at the end of a path adds an item to a list."
    )
    for name, component in CANVAS_COMPONENTS.items():
        if component.extension:
            about += f" `{component.extension.prop}` of {name}: {component.extension.schema['description']}"
    schema = _object({"target": target, "props": {**PROPS, "description": about}})
    return ToolSpec(
        "set_canvas_props",
        "Change props of one component of the canvas in place; the others stay as they are.",
        schema,
        schema,
    )


def _set_input_spec(inputs: list[Any]) -> ToolSpec:
    described = [found for item in inputs if (found := _input(item))]
    name: dict[str, Any] = {"type": "string", "description": "Which input."}
    value: dict[str, Any] = {"description": "Its new value."}
    if described:
        name["enum"] = [found[0] for found in described]
        kinds = [{**schema, "description": f"For {key}: {about}"} for key, schema, about in described]
        value = kinds[0] if len(kinds) == 1 else {"anyOf": kinds, "description": "Its new value."}
    schema = _object({"name": name, "value": value})
    return ToolSpec("set_input", "Set an input of the app, as the user would.", schema, schema)


def _run_app_spec() -> ToolSpec:
    schema = _object({})
    return ToolSpec("run_app", "Run the app on its present inputs and refresh its outputs.", schema, schema)


KINDS = {"int": "integer", "float": "number", "bool": "boolean", "str": "string"}
"""Types of Python → of JSON Schema; both spellings are understood."""


def _input(item: Any) -> tuple[str, dict[str, Any], str] | None:
    """Name, schema and description of an input that a model may set."""
    if isinstance(item, str):
        return item, {}, "any value"
    if not isinstance(item, Mapping) or item.get("secret") or item.get("tag") == "PasswordInput":
        return None
    name = item.get("name") if item.get("id") is None else item.get("id")
    if not isinstance(name, str) or not name:
        return None
    kind = words(item.get("type") or "any value")
    schema: dict[str, Any] = {}
    if json_type := KINDS.get(kind, kind if kind in KINDS.values() else None):
        schema["type"] = json_type
    about = [words(item["label"]), kind] if item.get("label") else [kind]
    if isinstance(options := item.get("options"), (list, tuple)) and options:
        schema = {"enum": [option.get("value") if isinstance(option, Mapping) else option for option in options]}
        about.append("one of the options")
    for bound, keyword in (("min", "minimum"), ("max", "maximum")):
        if isinstance(item.get(bound), (int, float)) and "enum" not in schema:
            schema[keyword] = item[bound]
    return name, schema, ", ".join(about)


def _list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item, "maxItems": ITEMS, "description": "The components, in order."}


def _one(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return _object({name: schema})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
