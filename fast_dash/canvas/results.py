"""What became of a tool call → the message that tells the model, in the shape its provider wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .calls import ToolCall, read_call

Result = dict[str, Any]


def tool_result(call: Any, frame: Mapping[str, Any] | None) -> Result:
    """The provider's reply to a tool call: put it into the next request, so that the model knows what happened.

    Args:
        call: The tool call as the provider handed it over, in any shape that ``apply_tool_call`` reads.
        frame: What ``apply_tool_call`` made of it: an ``error`` frame is flagged as an error where the provider has a
            flag, and says so in words elsewhere; None says that there is no such tool.

    Returns:
        The reply as a dict: ``tool_result`` for Anthropic, a ``tool`` message for OpenAI, Mistral, Cohere, Ollama and
        LangChain, ``function_call_output`` for the Responses API, ``functionResponse`` for Gemini, ``toolResult`` for
        Bedrock, a JSON-RPC result for MCP.
    """
    read = read_call(call) or ToolCall("", None, None, "plain")
    failed = frame is None or frame.get("type") == "error"
    return RESULTS[read.shape](read, _words(read, frame), failed)


def _words(call: ToolCall, frame: Mapping[str, Any] | None) -> str:
    if frame is None:
        return f"Error: there is no tool {call.name!r} here."
    match frame.get("type"):
        case "error":
            return f"Error: {frame.get('message', '')}"
        case "canvas":
            shown = ", ".join(f"{spec.get('name')} ({spec.get('type')})" for spec in frame["specs"])
            return f"The canvas now shows: {shown}." if shown else "The canvas is empty now."
        case "set_props":
            return f"{frame['target']} was changed: {', '.join(frame['props'])}."
        case "set_input":
            return f"The input {frame['name']} was set."
        case "run_app":
            return "The app runs on its present inputs."
        case _:
            return "Done."


def _anthropic(call: ToolCall, text: str, failed: bool) -> Result:
    result = {"type": "tool_result", "tool_use_id": call.id, "content": text}
    return {**result, "is_error": True} if failed else result


def _openai(call: ToolCall, text: str, _failed: bool) -> Result:
    return {"role": "tool", "tool_call_id": call.id, "content": text}


def _openai_legacy(call: ToolCall, text: str, _failed: bool) -> Result:
    return {"role": "function", "name": call.name, "content": text}


def _responses(call: ToolCall, text: str, _failed: bool) -> Result:
    return {"type": "function_call_output", "call_id": call.id, "output": text}


def _gemini(call: ToolCall, text: str, failed: bool) -> Result:
    return {"functionResponse": _function_response(call, text, failed)}


def _gemini_sdk(call: ToolCall, text: str, failed: bool) -> Result:
    return {"function_response": _function_response(call, text, failed)}


def _function_response(call: ToolCall, text: str, failed: bool) -> Result:
    result: Result = {"name": call.name, "response": {"error" if failed else "output": text}}
    return {**result, "id": call.id} if call.id is not None else result


def _bedrock(call: ToolCall, text: str, failed: bool) -> Result:
    status = "error" if failed else "success"
    return {"toolResult": {"toolUseId": call.id, "content": [{"text": text}], "status": status}}


def _langchain(call: ToolCall, text: str, failed: bool) -> Result:
    status = "error" if failed else "success"
    return {"role": "tool", "name": call.name, "tool_call_id": call.id, "content": text, "status": status}


def _ollama(call: ToolCall, text: str, _failed: bool) -> Result:
    return {"role": "tool", "tool_name": call.name, "content": text}


def _mcp(call: ToolCall, text: str, failed: bool) -> Result:
    return {"jsonrpc": "2.0", "id": call.id, "result": _mcp_params(call, text, failed)}


def _mcp_params(_call: ToolCall, text: str, failed: bool) -> Result:
    return {"content": [{"type": "text", "text": text}], "isError": failed}


def _vercel(call: ToolCall, text: str, failed: bool) -> Result:
    output = {"type": "error-text" if failed else "text", "value": text}
    return {"type": "tool-result", "toolCallId": call.id, "toolName": call.name, "output": output}


def _plain(call: ToolCall, text: str, failed: bool) -> Result:
    return {"name": call.name, "id": call.id, "content": text, "is_error": failed}


RESULTS: dict[str, Callable[[ToolCall, str, bool], Result]] = {
    "anthropic": _anthropic,
    "bedrock": _bedrock,
    "gemini": _gemini,
    "gemini_sdk": _gemini_sdk,
    "langchain": _langchain,
    "mcp": _mcp,
    "mcp_params": _mcp_params,
    "ollama": _ollama,
    "openai": _openai,
    "openai_legacy": _openai_legacy,
    "plain": _plain,
    "responses": _responses,
    "vercel": _vercel,
}
"""The shape of a call → how its answer is written."""
