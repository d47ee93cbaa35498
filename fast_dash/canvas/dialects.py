"""A tool's definition → the form that a provider or framework takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .schema import shown

Definition = dict[str, Any]


class ToolSpec(NamedTuple):
    """A tool, whoever's model is told about it."""

    name: str
    description: str
    schema: dict[str, Any]
    """JSON Schema of the arguments."""
    plain_schema: dict[str, Any]
    """The same for dialects without ``anyOf`` beside ``properties``."""


def _anthropic(tool: ToolSpec) -> Definition:
    return {"name": tool.name, "description": tool.description, "input_schema": tool.schema}


def _function(tool: ToolSpec) -> Definition:
    return {"name": tool.name, "description": tool.description, "parameters": tool.schema}


def _openai(tool: ToolSpec) -> Definition:
    return {"type": "function", "function": _function(tool)}


def _responses(tool: ToolSpec) -> Definition:
    # OpenAI's strict mode allows no object with keys of its own, and a figure is one.
    return {"type": "function", **_function(tool), "strict": False}


def _mcp(tool: ToolSpec) -> Definition:
    return {"name": tool.name, "description": tool.description, "inputSchema": tool.schema}


def _bedrock(tool: ToolSpec) -> Definition:
    schema = {"json": tool.schema}
    return {"toolSpec": {"name": tool.name, "description": tool.description, "inputSchema": schema}}


def _gemini(tool: ToolSpec) -> Definition:
    declared: Definition = {"name": tool.name, "description": tool.description}
    # A function without parameters must not declare an empty object.
    return {**declared, "parameters": openapi(tool.plain_schema)} if tool.schema["properties"] else declared


FORMATS: dict[str, Callable[[ToolSpec], Definition]] = {
    "anthropic": _anthropic,
    "bedrock": _bedrock,
    "gemini": _gemini,
    "langchain": _function,
    "mcp": _mcp,
    "openai": _openai,
    "openai-responses": _responses,
}
"""Every form that definitions can be asked for."""


def definitions(tools: list[ToolSpec], form: str) -> list[Definition]:
    """The definitions of tools in a provider's form.

    Raises:
        ValueError: The form is not known.
    """
    if form not in FORMATS:
        raise ValueError(f"Unknown format {form!r}; known: {', '.join(FORMATS)}.")
    return [FORMATS[form](tool) for tool in tools]


KEPT = ("minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength", "required")


def openapi(schema: Mapping[str, Any]) -> Definition:
    """A JSON Schema in Gemini's dialect of OpenAPI.

    Types are upper case, a type is one, only texts are enumerated, and an object names all of its keys. An object with
    keys of its own is asked for as JSON text, which ``apply_tool_call`` reads as well.
    """
    about = {"description": schema["description"]} if "description" in schema else {}
    if "enum" in schema:
        return {**_enum(schema["enum"]), **about}
    if "anyOf" in schema:
        return {"anyOf": [openapi(item) for item in schema["anyOf"]], **about}
    if not schema.get("type"):
        return {"anyOf": [{"type": kind} for kind in ("STRING", "NUMBER", "BOOLEAN")], **about}
    if _is_open(schema):
        what = "a list" if schema["type"] == "array" else "an object"
        return {"type": "STRING", "description": f"As JSON text, {what}. {schema.get('description', '')}".strip()}
    out: Definition = {"type": schema["type"].upper(), **about, **{key: schema[key] for key in KEPT if key in schema}}
    if "properties" in schema:
        out["properties"] = {name: openapi(item) for name, item in schema["properties"].items()}
    if "items" in schema:
        out["items"] = openapi(schema["items"])
    return out


def _is_open(schema: Mapping[str, Any]) -> bool:
    if schema["type"] == "array":
        return "type" not in schema.get("items", {}) or _is_open(schema["items"])
    return schema["type"] == "object" and schema.get("additionalProperties") is not False


def _enum(values: list[Any]) -> Definition:
    texts = [value for value in values if isinstance(value, str)]
    kinds = [{"type": "STRING", "enum": texts}] if texts else []
    if any(isinstance(value, bool) for value in values):
        kinds.append({"type": "BOOLEAN"})
    numbers = [value for value in values if not isinstance(value, (str, bool))]
    if numbers:
        kinds.append({"type": "NUMBER", "description": f"One of {', '.join(map(shown, numbers))}."})
    return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
