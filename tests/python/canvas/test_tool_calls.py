"""Tool calls of every provider → frames, and frames → the provider's reply."""

from __future__ import annotations

import copy
import json
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fast_dash import apply_tool_call, tool_result
from fast_dash.canvas.desk import admit
from tests.python.engine.corpus import load

CASES = load.load("tool_calls.json")["cases"]
CALLS = [case for case in CASES if case["call"] != "app_tool_specs(ctx.input_specs)"]
BINDING = [case for case in CALLS if case["certainty"] in ("seed", "derived")]
OPEN = [case for case in CALLS if case["certainty"] == "unspecified"]

SPECS = [{"name": "note", "type": "Markdown", "value": "**hi**"}]


def ids(case):
    return case["id"]


@pytest.mark.parametrize("case", BINDING, ids=ids)
def test_the_corpus_binds(case):
    call = load.decode(case["call"])
    before = copy.deepcopy(repr(call))
    frame = apply_tool_call(call)
    assert frame == case["frame"]
    assert repr(call) == before
    json.dumps(frame)  # plain dicts and lists, whatever came


@pytest.mark.parametrize("case", OPEN, ids=ids)
def test_where_the_corpus_is_open(case):
    frame = apply_tool_call(load.decode(case["call"]))
    if frame and frame["type"] == "error":
        assert case["frame"] is None
        assert "changed nothing: " in frame["message"]
    elif case["id"] == "openai/big":
        assert len(frame["specs"]) > 1
    else:
        assert frame == case["frame"]


def test_the_frame_shares_nothing_with_the_call():
    call = {"type": "tool_use", "id": "t", "name": "build_canvas", "input": {"specs": copy.deepcopy(SPECS)}}
    frame = apply_tool_call(call)
    frame["specs"][0]["name"] = "other"
    assert call["input"]["specs"] == SPECS


def test_every_frame_of_the_corpus_is_admitted():
    for case in BINDING:
        if case["frame"] and case["frame"]["type"] == "canvas":
            admission = admit([], apply_tool_call(load.decode(case["call"])))
            assert [spec["name"] for spec in admission.specs] == ["plot", "note"]
            assert not admission.problems


# --- Other shapes of the same kinds ---------------------------------------------------------------------------

ARGUMENTS = {"name": "revenue", "value": 250}
TEXT = json.dumps(ARGUMENTS)
FRAME = {"type": "set_input", **ARGUMENTS}
OTHER_SHAPES = {
    "llama, cohere v1": {"name": "set_input", "parameters": ARGUMENTS},
    "langchain agent action": {"tool": "set_input", "tool_input": ARGUMENTS, "log": ""},
    "langchain invalid call": {"type": "invalid_tool_call", "id": "c", "name": "set_input", "args": TEXT, "error": "e"},
    "langchain chunk": {"type": "tool_call_chunk", "id": "c", "name": "set_input", "args": TEXT, "index": 0},
    "llamaindex": SimpleNamespace(tool_id="c", tool_name="set_input", tool_kwargs=ARGUMENTS),
    "pydantic-ai": SimpleNamespace(tool_name="set_input", args=TEXT, tool_call_id="c", part_kind="tool-call"),
    "haystack": SimpleNamespace(tool_name="set_input", arguments=ARGUMENTS, id="c"),
    "openai agents": SimpleNamespace(
        type="tool_call_item",
        raw_item=SimpleNamespace(type="function_call", call_id="c", name="set_input", arguments=TEXT),
    ),
    "openai realtime": {
        "type": "response.function_call_arguments.done",
        "call_id": "c",
        "name": "set_input",
        "arguments": TEXT,
    },
    "openai output item": {
        "type": "response.output_item.done",
        "item": {"type": "function_call", "call_id": "c", "name": "set_input", "arguments": TEXT},
    },
    "vercel ui part": {"type": "tool-set_input", "toolCallId": "c", "state": "input-available", "input": ARGUMENTS},
    "vercel dynamic": {"type": "dynamic-tool", "toolName": "set_input", "toolCallId": "c", "input": ARGUMENTS},
    "arguments are bytes": {"name": "set_input", "arguments": TEXT.encode()},
    "arguments are an object": {"name": "set_input", "args": SimpleNamespace(**ARGUMENTS)},
    "arguments twice encoded": {"name": "set_input", "arguments": json.dumps(TEXT)},
}


@pytest.mark.parametrize("call", OTHER_SHAPES.values(), ids=OTHER_SHAPES.keys())
def test_other_shapes(call):
    assert apply_tool_call(call) == FRAME


NO_CALLS = {
    "none": None,
    "text": "build_canvas",
    "number": 5,
    "a list of calls": [{"type": "tool_use", "name": "run_app", "input": {}}],
    "a class": dict,
    "a module": json,
    "another tool": {"type": "tool_use", "name": "weather", "input": {}},
    "text block": {"type": "text", "text": "run_app"},
    "tool message": {"role": "tool", "name": "run_app", "content": "done"},
    "langchain tool message": SimpleNamespace(type="tool", name="run_app", content="done", tool_call_id="c"),
    "function response": {"functionResponse": {"name": "run_app", "response": {"output": "x"}}},
    "inner function response": {"name": "run_app", "response": {"output": "x"}},
    "function call output": {"type": "function_call_output", "call_id": "c", "output": "run_app"},
    "tool result of vercel": {"type": "tool-result", "toolName": "run_app", "output": {}},
    "a definition": {"name": "run_app", "description": "d", "input_schema": {"type": "object"}},
    "server tool": {"type": "server_tool_use", "name": "run_app", "input": {}},
    "mcp tool of a server": {"type": "mcp_tool_use", "name": "run_app", "input": {}, "server_name": "s"},
    "name is a list": {"name": ["run_app"], "input": {}},
    "empty gemini part": SimpleNamespace(function_call=SimpleNamespace(name="", args=None), text="x"),
}


@pytest.mark.parametrize("call", NO_CALLS.values(), ids=NO_CALLS.keys())
def test_what_is_no_call_of_ours_is_none(call):
    assert apply_tool_call(call) is None
    assert "Error: " in json.dumps(tool_result(call, None))


class Hostile:
    """Nothing can be asked of it."""

    type = "tool_use"
    name = "run_app"

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __repr__(self):
        raise RuntimeError("repr")

    __eq__ = None
    __hash__ = None


def test_hostile_objects():
    assert apply_tool_call(Hostile()) == {"type": "run_app"}
    frame = apply_tool_call({"name": "build_canvas", "input": {"specs": [Hostile()]}})
    assert frame["type"] == "error"
    circular: dict = {}
    circular["specs"] = [circular]
    frame = apply_tool_call({"name": "build_canvas", "input": circular})
    assert frame["message"] == "build_canvas changed nothing: the arguments are nested too deeply"


WRONG = {
    "no arguments": ("build_canvas", {}, '"specs" is missing: a list of components'),
    "specs text": ("build_canvas", {"specs": "a chart"}, '"specs" must be a list of components, not text'),
    "specs number": ("build_canvas", {"specs": 5}, "specs must be a list of components, not 5"),
    "arguments a list": ("build_canvas", [], "the arguments must be a JSON object, not a list"),
    "bad spec": (
        "build_canvas",
        {"specs": [{"name": "g", "type": "Grph", "span": 13}]},
        'g: unknown type "Grph"; did you mean "Graph"?',
    ),
    "forbidden prop": (
        "build_canvas",
        {"specs": [{"name": "g", "type": "Graph", "props": {"id": "x"}}]},
        "g.props.id is forbidden: the canvas gives ids",
    ),
    "no target": ("set_canvas_props", {"props": {"value": 1}}, '"target" is missing'),
    "no props": ("set_canvas_props", {"target": "g"}, '"props" is missing'),
    "empty props": ("set_canvas_props", {"target": "g", "props": {}}, "props must not be empty"),
    "props a list": ("set_canvas_props", {"target": "g", "props": []}, "props must be an object, not []"),
    "handler": ("set_canvas_props", {"target": "g", "props": {"onClick": "x"}}, "props.onClick is forbidden"),
    "no value": ("set_input", {"name": "a"}, '"value" is missing'),
    "name a number": ("set_input", {"name": 5, "value": 1}, '"name" must be the name of an input'),
}


@pytest.mark.parametrize(("name", "arguments", "words"), WRONG.values(), ids=WRONG.keys())
def test_wrong_arguments_are_named(name, arguments, words):
    for given_arguments in (arguments, json.dumps(arguments)):
        frame = apply_tool_call({"type": "function_call", "call_id": "c", "name": name, "arguments": given_arguments})
        assert frame["type"] == "error"
        assert frame["message"].startswith(f"{name} changed nothing: ")
        assert words in frame["message"]


def test_structures_as_text():
    spec = {"name": "g", "type": "Graph", "value": '{"data": []}', "props": '{"config": {"scrollZoom": true}}'}
    frame = apply_tool_call({"name": "build_canvas", "args": {"specs": json.dumps([spec])}})
    assert admit([], frame).specs[0]["props"] == {"config": {"scrollZoom": True}}
    frame = apply_tool_call({"name": "set_canvas_props", "args": {"target": "g", "props": '{"span": 4}'}})
    assert frame == {"type": "set_props", "target": "g", "props": {"span": 4}}


KEYS = ["name", "type", "id", "input", "arguments", "args", "function", "functionCall", "toolUse", "params", "specs"]
TOOLS = ["build_canvas", "set_canvas_props", "set_input", "run_app", "tool_use"]
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.binary(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "type",
                    "id",
                    "input",
                    "arguments",
                    "args",
                    "function",
                    "functionCall",
                    "toolUse",
                    "params",
                    "specs",
                ]
            ),
            inner | st.sampled_from(TOOLS),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=300)
@given(ANY, st.booleans())
def test_anything_gives_a_frame_or_none(call, as_object):
    if as_object and isinstance(call, dict):
        call = SimpleNamespace(**call)
    frame = apply_tool_call(call)
    assert frame is None or frame["type"] in ("canvas", "set_props", "set_input", "run_app", "error")
    json.dumps(tool_result(call, frame), default=str)


# --- Replies ----------------------------------------------------------------------------------------------------

DONE = "The input revenue was set."
FAILED = {"type": "error", "message": "no such input"}
BAD = "Error: no such input"
REPLIES = {
    "anthropic": (
        {"type": "tool_result", "tool_use_id": "toolu_01", "content": DONE},
        {"type": "tool_result", "tool_use_id": "toolu_01", "content": BAD, "is_error": True},
    ),
    "openai.chat": (
        {"role": "tool", "tool_call_id": "call_1", "content": DONE},
        {"role": "tool", "tool_call_id": "call_1", "content": BAD},
    ),
    "openai.responses": (
        {"type": "function_call_output", "call_id": "call_1", "output": DONE},
        {"type": "function_call_output", "call_id": "call_1", "output": BAD},
    ),
    "openai.legacy": (
        {"role": "function", "name": "set_input", "content": DONE},
        {"role": "function", "name": "set_input", "content": BAD},
    ),
    "gemini.rest": (
        {"functionResponse": {"name": "set_input", "response": {"output": DONE}}},
        {"functionResponse": {"name": "set_input", "response": {"error": BAD}}},
    ),
    "gemini.sdk": (
        {"function_response": {"name": "set_input", "response": {"output": DONE}}},
        {"function_response": {"name": "set_input", "response": {"error": BAD}}},
    ),
    "langchain": (
        {"role": "tool", "name": "set_input", "tool_call_id": "call_1", "content": DONE, "status": "success"},
        {"role": "tool", "name": "set_input", "tool_call_id": "call_1", "content": BAD, "status": "error"},
    ),
    "ollama": (
        {"role": "tool", "tool_name": "set_input", "content": DONE},
        {"role": "tool", "tool_name": "set_input", "content": BAD},
    ),
    "mistral": (
        {"role": "tool", "tool_call_id": "D681", "content": DONE},
        {"role": "tool", "tool_call_id": "D681", "content": BAD},
    ),
    "cohere": (
        {"role": "tool", "tool_call_id": "c1", "content": DONE},
        {"role": "tool", "tool_call_id": "c1", "content": BAD},
    ),
    "bedrock": (
        {"toolResult": {"toolUseId": "tooluse_1", "content": [{"text": DONE}], "status": "success"}},
        {"toolResult": {"toolUseId": "tooluse_1", "content": [{"text": BAD}], "status": "error"}},
    ),
    "mcp.request": (
        {"jsonrpc": "2.0", "id": 1, "result": {"content": [{"type": "text", "text": DONE}], "isError": False}},
        {"jsonrpc": "2.0", "id": 1, "result": {"content": [{"type": "text", "text": BAD}], "isError": True}},
    ),
    "mcp.params": (
        {"content": [{"type": "text", "text": DONE}], "isError": False},
        {"content": [{"type": "text", "text": BAD}], "isError": True},
    ),
    "vercel": (
        {
            "type": "tool-result",
            "toolCallId": "x",
            "toolName": "set_input",
            "output": {"type": "text", "value": DONE},
        },
        {
            "type": "tool-result",
            "toolCallId": "x",
            "toolName": "set_input",
            "output": {"type": "error-text", "value": BAD},
        },
    ),
    "plain": (
        {"name": "set_input", "id": None, "content": DONE, "is_error": False},
        {"name": "set_input", "id": None, "content": BAD, "is_error": True},
    ),
}
REPLIES["gemini.proto"] = REPLIES["gemini.sdk"]


@pytest.mark.parametrize("case", [case for case in CASES if case["id"].endswith("/set_input")], ids=ids)
def test_the_reply_is_the_providers(case):
    call = load.decode(case["call"])
    done, failed = next(reply for shape, reply in REPLIES.items() if case["shape"].startswith(shape))
    assert tool_result(call, apply_tool_call(call)) == done
    assert tool_result(call, FAILED) == failed


def test_every_reply_says_what_happened():
    call = {"type": "tool_use", "id": "t", "name": "build_canvas", "input": {"specs": SPECS}}
    said = {
        "The canvas now shows: note (Markdown).": apply_tool_call(call),
        "The canvas is empty now.": {"type": "canvas", "specs": []},
        "note was changed: value.": {"type": "set_props", "target": "note", "props": {"value": "x"}},
        "The app runs on its present inputs.": {"type": "run_app"},
        "Error: there is no tool 'build_canvas' here.": None,
    }
    for words, frame in said.items():
        assert tool_result(call, frame)["content"] == words
