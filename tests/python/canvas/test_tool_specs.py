"""What models are told: definitions from the registry, in each provider's dialect, that agree with what is built."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fast_dash import app_tool_specs, apply_tool_call, canvas_tool_specs
from fast_dash.canvas.base import CANVAS_COMPONENTS, canvas_components, register_canvas_component
from fast_dash.canvas.dialects import FORMATS
from fast_dash.canvas.schema import problems
from fast_dash.canvas.specs import CanvasError, build

FIGURE = {"data": [{"type": "bar"}]}


def schema_of(tools, name) -> dict:
    return next(tool["input_schema"] for tool in tools if tool["name"] == name)


def test_as_documented():
    tools = canvas_tool_specs()
    assert [tool["name"] for tool in tools] == ["build_canvas", "set_canvas_props"]
    assert all(set(tool) == {"name", "description", "input_schema"} for tool in tools)
    item = schema_of(tools, "build_canvas")["properties"]["specs"]["items"]
    assert set(item["properties"]) == {"name", "type", "props", "value", "label", "span"}
    assert item["properties"]["type"]["enum"] == ["Graph", "Image", "Markdown", "Table"]
    assert [tool["name"] for tool in app_tool_specs()] == ["set_input", "run_app"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_json_and_of_a_valid_schema(form):
    for tool in canvas_tool_specs(form) + app_tool_specs(["a"], form):
        assert json.loads(json.dumps(tool)) == tool
        if form != "gemini":
            [schema] = list(_schemas(tool))
            jsonschema.Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
            # Providers refuse these at the top.
            assert not {"anyOf", "oneOf", "allOf", "enum"} & set(schema)


def _schemas(tool):
    for key, item in tool.items():
        if key in ("input_schema", "inputSchema", "parameters"):
            yield item.get("json", item)
        elif isinstance(item, dict):
            yield from _schemas(item)


def test_an_unknown_form():
    with pytest.raises(ValueError, match="Unknown format 'gpt'; known: anthropic, bedrock, gemini"):
        canvas_tool_specs("gpt")


def test_gemini_takes_only_its_own_words():
    allowed = {
        *("type", "description", "enum", "items", "properties", "required", "anyOf"),
        *("minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength"),
    }

    def check(schema):
        assert set(schema) <= allowed
        assert ("type" in schema) != ("anyOf" in schema)
        if "type" in schema:
            assert schema["type"] in ("OBJECT", "ARRAY", "STRING", "INTEGER", "NUMBER", "BOOLEAN")
        assert all(isinstance(item, str) for item in schema.get("enum", []))
        if schema.get("type") == "OBJECT":
            assert schema["properties"]
        if schema.get("type") == "ARRAY":
            assert schema["items"]
        for inner in [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]:
            check(inner)
        if "items" in schema:
            check(schema["items"])

    inputs = [{"id": "a", "options": [1, "x", True]}, {"id": "b", "type": "float", "min": 0}, "c"]
    for tool in canvas_tool_specs("gemini") + app_tool_specs(inputs, "gemini"):
        if "parameters" in tool:
            check(tool["parameters"])


def test_a_component_that_an_app_adds_is_offered():
    register_canvas_component("Gauge", "dash.html:Meter", value="value", value_schema={"type": "number"})
    try:
        item = schema_of(canvas_tool_specs(), "build_canvas")["properties"]["specs"]["items"]
        assert "Gauge" in item["properties"]["type"]["enum"]
        value = canvas_tool_specs("gemini")[0]["parameters"]["properties"]["specs"]["items"]["properties"]["value"]
        assert [kind["type"] for kind in value["anyOf"]] == ["STRING", "NUMBER"]
        gauge = {"namespace": "dash_html_components", "type": "Meter", "value": "value"}
        assert canvas_components() == {"Gauge": gauge}
    finally:
        del CANVAS_COMPONENTS["Gauge"]


DOCS = (Path(__file__).parents[3] / "docs" / "canvas.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(CANVAS_COMPONENTS))
def test_the_documentation_names_every_type_and_prop(name):
    row = next(line for line in DOCS.splitlines() if line.startswith(f"| `{name}` |"))
    assert set(CANVAS_COMPONENTS[name].props) <= set(re.findall("`(\\w+)`", row))


def test_the_documentation_names_every_format():
    assert set(re.findall('^\\| `"([\\w-]+)"`', DOCS, re.MULTILINE)) == set(FORMATS)


# --- A call that fits builds, one that does not is refused ---------------------------------------------------------

KINDS = st.sampled_from(sorted(CANVAS_COMPONENTS))
# JavaScript has no larger integers and JSON no infinity.
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
SIMPLE = st.none() | st.booleans() | NUMBERS | st.text(max_size=5)
LENGTH = st.sampled_from(["320px", "5 km", 10, -1, True])
COLUMN = st.dictionaries(st.sampled_from(["field", "width", "y"]), SIMPLE, max_size=2)
VALUES = ["x.png", "//evil", "a b", FIGURE, {"data": 5}, [{"a": 1}], [1], 5, {"layout": {}}, []]
PROPS = st.fixed_dictionaries(
    {},
    optional={
        "style": st.dictionaries(st.sampled_from(["height", "minHeight", "color"]), LENGTH, max_size=2),
        "config": st.dictionaries(st.sampled_from(["scrollZoom", "displayModeBar", "x"]), SIMPLE, max_size=2),
        "columnDefs": st.lists(COLUMN, max_size=2),
        "alt": SIMPLE.filter(lambda value: value is not None),
        "width": LENGTH,
        "mathjax": st.booleans(),
        "id": st.text(max_size=3),
    },
)
SPEC = st.fixed_dictionaries(
    {"name": st.sampled_from(["a", "b c", "", "__proto__", 5]), "type": KINDS | st.just("Slider")},
    optional={
        # Structures as JSON text are read as well, and null is as if left out: a schema need not say so.
        "value": st.sampled_from(VALUES),
        "props": PROPS,
        "label": st.text(max_size=4) | st.integers(),
        "span": st.sampled_from([1, 12, 0, 13, 6.0, 6.5, "6", True]),
        "colour": st.just("red"),
    },
)


@settings(max_examples=500)
@given(SPEC)
def test_schema_and_build_agree(spec):
    # An object of columns is understood as well.
    assume(not (spec["type"] == "Table" and isinstance(spec.get("value"), dict)))
    validator = jsonschema.Draft202012Validator(schema_of(canvas_tool_specs(), "build_canvas"))
    fits = validator.is_valid({"specs": [spec]})
    frame = apply_tool_call({"name": "build_canvas", "input": {"specs": [spec]}})
    assert (frame["type"] == "canvas") == fits, frame
    try:
        builds = bool(build([spec]))
    except CanvasError:
        builds = False
    assert builds == fits


@settings(max_examples=300)
@given(st.sampled_from(sorted(CANVAS_COMPONENTS)), st.dictionaries(st.text(max_size=3), SIMPLE) | PROPS | SIMPLE)
def test_our_checker_reads_schemas_as_jsonschema_does(kind, value):
    component = CANVAS_COMPONENTS[kind]
    props = {"type": "object", "properties": dict(component.props), "additionalProperties": False}
    for schema in (component.value_schema, props):
        valid = jsonschema.Draft202012Validator(schema).is_valid(value)
        assert valid == (not list(problems(value, schema, "x")))


# --- The app beside an agent --------------------------------------------------------------------------------------

INPUTS = [
    {"id": "revenue", "type": "int", "min": 0, "max": 10},
    {"id": "region", "type": "str", "options": ["West", "East"], "label": "Region"},
    {"id": "password", "type": "str", "secret": True},
    {"id": "token", "tag": "PasswordInput"},
    "free",
    5,
    {},
]


def test_inputs_are_enumerated_and_secrets_are_not():
    schema = schema_of(app_tool_specs(INPUTS), "set_input")
    assert schema["properties"]["name"]["enum"] == ["revenue", "region", "free"]
    revenue, region, free = schema["properties"]["value"]["anyOf"]
    assert (revenue["type"], revenue["minimum"], revenue["maximum"]) == ("integer", 0, 10)
    assert region["enum"] == ["West", "East"]
    assert free == {"description": "For free: any value"}
    assert "password" not in json.dumps(schema)


def test_one_input_has_its_own_schema():
    schema = schema_of(app_tool_specs(INPUTS[1:2]), "set_input")
    assert schema["properties"]["value"]["enum"] == ["West", "East"]
    assert schema["required"] == ["name", "value"]


def test_options_may_have_labels():
    [tool, _] = app_tool_specs([{"name": "k", "options": [{"label": "A", "value": 1}, {"label": "B", "value": 2}]}])
    assert tool["input_schema"]["properties"]["value"]["enum"] == [1, 2]
