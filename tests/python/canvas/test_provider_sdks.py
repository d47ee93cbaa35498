"""The types that the providers' own packages return and take. Nothing here opens a connection."""

from __future__ import annotations

import json

import pytest

from fast_dash import app_tool_specs, apply_tool_call, canvas_tool_specs, tool_result

SPECS = [{"name": "note", "type": "Markdown", "value": "**hi**", "span": 6}]
ARGUMENTS = {"specs": SPECS}
TEXT = json.dumps(ARGUMENTS)
FRAME = {"type": "canvas", "specs": SPECS}
FAILED = {"type": "error", "message": "no"}


def tools(form: str) -> list[dict]:
    return canvas_tool_specs(form) + app_tool_specs([{"id": "n", "type": "int"}, {"id": "k", "options": ["a"]}], form)


def test_anthropic():
    types = pytest.importorskip("anthropic.types")
    block = types.ToolUseBlock(id="t", type="tool_use", name="build_canvas", input=ARGUMENTS)
    assert apply_tool_call(block) == FRAME
    assert apply_tool_call(types.TextBlock(type="text", text="build_canvas")) is None
    assert tool_result(block, FAILED) == types.ToolResultBlockParam(
        type="tool_result", tool_use_id="t", content="Error: no", is_error=True
    )
    for tool in tools("anthropic"):
        assert set(tool) <= set(types.ToolParam.__annotations__)


def test_openai_chat():
    chat = pytest.importorskip("openai.types.chat")
    call = chat.ChatCompletionMessageFunctionToolCall.model_validate(
        {"id": "c", "type": "function", "function": {"name": "build_canvas", "arguments": TEXT}}
    )
    assert apply_tool_call(call) == FRAME
    assert tool_result(call, FRAME)["tool_call_id"] == "c"
    assert set(tool_result(call, FRAME)) <= set(chat.ChatCompletionToolMessageParam.__annotations__)
    for tool in tools("openai"):
        assert set(tool) <= set(chat.ChatCompletionFunctionToolParam.__annotations__)


def test_openai_responses():
    responses = pytest.importorskip("openai.types.responses")
    call = responses.ResponseFunctionToolCall(
        type="function_call", id="fc", call_id="c", name="build_canvas", arguments=TEXT
    )
    assert apply_tool_call(call) == FRAME
    assert tool_result(call, FRAME)["call_id"] == "c"
    for tool in tools("openai-responses"):
        responses.FunctionTool.model_validate(tool)


def test_gemini():
    types = pytest.importorskip("google.genai.types")
    call = types.FunctionCall(name="build_canvas", args=ARGUMENTS, id="c")
    part = types.Part(function_call=call)
    for given in (part, call, part.model_dump(exclude_none=True), part.model_dump(by_alias=True, exclude_none=True)):
        assert apply_tool_call(given) == FRAME
        reply = types.Part.model_validate(tool_result(given, FAILED)).function_response
        assert (reply.id, reply.name, reply.response) == ("c", "build_canvas", {"error": "Error: no"})
    assert apply_tool_call(types.Part(text="build_canvas")) is None
    declared = [types.FunctionDeclaration.model_validate(tool) for tool in tools("gemini")]
    assert [tool.name for tool in declared] == ["build_canvas", "set_canvas_props", "set_input", "run_app"]
    # As Gemini writes structured values.
    spec = {"name": "g", "type": "Graph", "value": '{"data": []}'}
    assert apply_tool_call(types.FunctionCall(name="build_canvas", args={"specs": [spec]}))["specs"] == [spec]


def test_gemini_proto():
    struct = pytest.importorskip("google.protobuf.struct_pb2").Struct()
    struct.update(ARGUMENTS)
    assert apply_tool_call({"function_call": {"name": "build_canvas", "args": struct}}) == FRAME


def test_langchain():
    messages = pytest.importorskip("langchain_core.messages")
    parts = pytest.importorskip("langchain_core.messages.tool")
    convert = pytest.importorskip("langchain_core.utils.function_calling").convert_to_openai_tool
    call = parts.tool_call(name="build_canvas", args=ARGUMENTS, id="c")
    message = messages.AIMessage(content="", tool_calls=[call])
    assert apply_tool_call(message.tool_calls[0]) == FRAME
    broken = parts.invalid_tool_call(name="build_canvas", args='{"specs": [', id="c", error="e")
    assert apply_tool_call(broken)["type"] == "error"
    assert apply_tool_call(message) is None
    [reply] = messages.convert_to_messages([tool_result(call, FAILED)])
    assert (reply.tool_call_id, reply.content, reply.status) == ("c", "Error: no", "error")
    for tool, openai in zip(tools("langchain"), tools("openai"), strict=True):
        assert convert(tool) == openai


def test_mcp():
    types = pytest.importorskip("mcp.types")
    params = types.CallToolRequestParams(name="build_canvas", arguments=ARGUMENTS)
    request = types.CallToolRequest(method="tools/call", params=params)
    assert apply_tool_call(params) == apply_tool_call(request) == FRAME
    result = types.CallToolResult.model_validate(tool_result(params, FAILED))
    assert (result.is_error, result.content[0].text) == (True, "Error: no")
    for tool in tools("mcp"):
        types.Tool.model_validate(tool)


def test_ollama():
    ollama = pytest.importorskip("ollama")
    function = ollama.Message.ToolCall.Function(name="build_canvas", arguments=ARGUMENTS)
    call = ollama.Message.ToolCall(function=function)
    assert apply_tool_call(call) == FRAME
    assert ollama.Message.model_validate(tool_result(call, FRAME)).tool_name == "build_canvas"
    for tool in tools("openai"):
        ollama.Tool.model_validate(tool)
