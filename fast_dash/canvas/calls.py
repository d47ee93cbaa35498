"""A tool call of any model provider → its name, arguments and where the answer goes.

The providers differ in three things only: what wraps a call, what its fields are called, and whether arguments are JSON
text or values. So they are looked for by name, in mappings and objects alike; no SDK is imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from types import SimpleNamespace
from typing import Any, NamedTuple

from ..protocol.encode import loads
from .schema import sort_of

WRAPPERS = (
    "function",
    "functionCall",
    "function_call",
    "toolUse",
    "tool_use",
    "toolCall",
    "tool_call",
    "params",
    "raw_item",
    "item",
)
"""Fields that hold the call itself."""

NAMES = ("name", "toolName", "tool_name", "tool", "function_name")
ARGUMENTS = ("input", "arguments", "args", "parameters", "tool_input", "tool_kwargs", "kwargs", "tool_args")
IDS = ("call_id", "toolUseId", "toolCallId", "tool_call_id", "tool_use_id", "tool_id", "id")
"""Names of the fields; the first that is there counts."""

NOT_OURS = re.compile(r"(?:result|output|response|error)$|^(?:server_|mcp_)")
"""Types of blocks that tell about a call, or whose call the provider carries out itself."""

TOLD = ("response", "result", "output", "content")
"""Fields of an answer: it has the tool's name too."""

NESTING = 100
MISSING = object()


class ToolCall(NamedTuple):
    """What a model asks for."""

    name: str
    arguments: Any
    """The arguments as given: JSON text or values; MISSING if there are none."""
    id: Any
    """What the answer must name, or None."""
    shape: str
    """A row of ``results.RESULTS``: how this provider wants its answer."""


class ArgumentsError(ValueError):
    """The arguments are none, in words for the model."""


def read_call(call: Any) -> ToolCall | None:
    """What ``call`` asks for, in whatever shape a provider hands it over; None if it is no tool call."""
    outer = call
    layers: list[Any] = []
    while True:
        if not _is_container(outer) or len(layers) > 3:
            return None
        kind = _field(outer, "type")
        if isinstance(kind, str) and NOT_OURS.search(kind):
            return None
        layers.append(outer)
        inner = next(((key, found) for key in WRAPPERS if _is_container(found := _field(outer, key))), None)
        if inner is None or isinstance(_field(outer, "toolName"), str):
            break
        outer = inner[1]
    name, arguments = _first(outer, NAMES), _first(outer, ARGUMENTS)
    if name is MISSING and isinstance(kind, str) and kind.startswith("tool-"):
        name = kind.removeprefix("tool-")  # a part of a Vercel UI message
    if not isinstance(name, str) or not name or _has([outer], "role", "description"):
        return None
    if arguments is MISSING and _has([outer], *TOLD):
        return None
    return ToolCall(str(name), arguments, _id(layers), _shape(layers, arguments))


def read_arguments(given: Any) -> dict[str, Any]:
    """The arguments of a call as plain values that share nothing with it; no arguments are none.

    Raises:
        ArgumentsError: They are no JSON object.
    """
    if given is MISSING or given is None:
        return {}
    if isinstance(given, (bytes, bytearray)):
        given = bytes(given).decode("utf-8", "replace")
    if isinstance(given, str):
        given = _parsed(given)
    if isinstance(given, str) and given.lstrip().startswith("{"):
        given = _parsed(given)  # some models encode twice
    if given is None:
        return {}
    value = plain(given)
    if _is_container(value) and not isinstance(value, dict) and hasattr(value, "__dict__"):
        value = plain(vars(value))
    if not isinstance(value, dict):
        raise ArgumentsError(f"the arguments must be a JSON object, not {sort_of(value)}")
    return value


def plain(value: Any, depth: int = 0) -> Any:
    """Mappings, sequences and data objects of SDKs as dicts and lists of their own; anything else as it is.

    Raises:
        ArgumentsError: It is nested too deeply, or within itself.
    """
    if value is None or isinstance(value, (str, int, float, bytes, bytearray)):
        return value
    if depth > NESTING:
        raise ArgumentsError("the arguments are nested too deeply")
    if isinstance(value, Mapping):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (Sequence, Set)):
        return [plain(item, depth + 1) for item in value]
    if callable(dump := getattr(value, "model_dump", None)):
        return plain(dump(), depth + 1)
    if isinstance(value, SimpleNamespace) or hasattr(type(value), "__dataclass_fields__"):
        return plain(vars(value), depth + 1)
    return value


def _parsed(text: str) -> Any:
    if not text.strip():
        return None
    try:
        return loads(text)
    except ValueError as error:
        raise ArgumentsError(f"the arguments are not valid JSON ({error})") from None


def _field(holder: Any, key: str) -> Any:
    """An item of a mapping, or an attribute of an object; MISSING if it is not there or cannot be read."""
    try:
        if isinstance(holder, Mapping):
            return holder.get(key, MISSING)
        return getattr(holder, key, MISSING)
    except Exception:
        return MISSING


def _is_container(value: Any) -> bool:
    scalars = (str, bytes, bytearray, int, float, complex, type, type(None))
    return (
        value is not MISSING
        and not isinstance(value, scalars)
        and not callable(value)
        and (isinstance(value, Mapping) or not isinstance(value, (Sequence, Set)))
    )


def _first(holder: Any, keys: Sequence[str]) -> Any:
    found = (_field(holder, key) for key in keys)
    return next((value for value in found if value is not MISSING and not callable(value)), MISSING)


def _id(layers: Sequence[Any]) -> Any:
    found = (_field(layer, key) for layer in reversed(layers) for key in IDS)
    return next((value for value in found if isinstance(value, (str, int)) and value != ""), None)


def _has(layers: Sequence[Any], *keys: str) -> bool:
    return any(_field(layer, key) not in (MISSING, None) for layer in layers for key in keys)


def _shape(layers: Sequence[Any], arguments: Any) -> str:
    """Which provider's call this is, as far as its answer differs."""
    kinds = [kind for layer in layers if isinstance(kind := _field(layer, "type"), str)]
    kind = kinds[0] if kinds else ""
    outer = layers[0]
    if kind == "tool_use":
        return "anthropic"
    if kind.startswith(("function_call", "response.")) or "function_call" in kinds[1:]:
        return "responses"
    if kind in ("tool-call", "dynamic-tool") or _has(layers, "toolCallId"):
        return "vercel"
    if _has(layers, "toolUseId"):
        return "bedrock"
    if _field(outer, "method") == "tools/call":
        return "mcp"
    if _has([outer], "functionCall"):
        return "gemini"
    if _has([outer], "function_call"):
        return "gemini_sdk"
    if _has(layers, "tool_call_id"):
        return "openai"
    if _has([outer], "function"):
        return "openai" if _id(layers) is not None else "ollama"
    if kind in ("tool_call", "invalid_tool_call", "tool_call_chunk"):
        return "langchain"
    if _field(outer, "args") is not MISSING:
        return "gemini" if isinstance(outer, Mapping) else "gemini_sdk"
    if _field(outer, "arguments") is not MISSING and _id(layers) is None:
        return "openai_legacy" if isinstance(arguments, str) else "mcp_params"
    return "anthropic" if _has([outer], "input") and _id(layers) is not None else "plain"
