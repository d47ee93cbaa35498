"""The table of outputs: which component a return hint gets, and what it shows of a value."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import json
from collections.abc import Iterator
from typing import Any, Literal, TypedDict

import matplotlib
import numpy as np
import pandas as pd
import PIL.Image
import plotly.graph_objects as go
import pytest
from dash import dcc, html
from dash.development.base_component import Component
from matplotlib.figure import Figure as MatplotlibFigure

import fast_dash_components as fdc
from fast_dash import Chat
from fast_dash.chat.signature import EMPTY
from fast_dash.outputs.base import RETURNS, Return, output_for, register
from fast_dash.outputs.output import Output, Slot, UnfitError
from fast_dash.protocol.encode import dumps

matplotlib.use("Agg")


class Season(enum.Enum):
    SPRING = "spring"


class Movie(TypedDict):
    title: str


@dataclasses.dataclass
class Point:
    x: int = 1
    y: float = 2.5


def output(hint: Any) -> Output:
    return output_for(Slot("it", hint, "Label"))


def drawn() -> MatplotlibFigure:
    figure = MatplotlibFigure()
    figure.add_subplot().plot([1, 2])
    return figure


BAR = go.Figure(go.Bar(y=[3, 1, 2]))
TABLE = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
PICTURE = PIL.Image.new("RGB", (2, 2), "teal")


HINTS: list[tuple[Any, str, str]] = [
    # hint, component, property that shows the value
    (str, "Markdown", "text"),
    (int, "Div", "children"),
    (float, "Div", "children"),
    (bool, "Div", "children"),
    (datetime.date, "Div", "children"),
    (datetime.datetime, "Div", "children"),
    (decimal.Decimal, "Div", "children"),
    (Season, "Div", "children"),
    (Literal["a", "b"], "Div", "children"),
    (dict, "Markdown", "text"),
    (dict[str, int], "Markdown", "text"),
    (list, "Markdown", "text"),
    (list[int | str | None], "Markdown", "text"),
    (tuple[int, ...], "Markdown", "text"),
    (Movie, "Markdown", "text"),
    (Point, "Markdown", "text"),
    (go.Figure, "Graph", "figure"),
    (pd.DataFrame, "AgGrid", "rowData"),
    (PIL.Image.Image, "Img", "src"),
    (PIL.Image, "Img", "src"),
    (MatplotlibFigure, "Img", "src"),
    (Chat, "Transcript", "messages"),
    (dcc.Markdown(), "Markdown", "children"),
    (html.Img(), "Img", "src"),
    (html.Pre, "Div", "children"),
    (EMPTY, "Div", "children"),
    (Any, "Div", "children"),
    (list[go.Figure], "Div", "children"),
    (int | str, "Div", "children"),
]


@pytest.mark.parametrize(("hint", "component", "prop"), HINTS, ids=lambda value: str(value)[:40])
def test_component_of_a_hint(hint: Any, component: str, prop: str) -> None:
    found = output(hint)
    assert type(found.component).__name__ == component
    assert prop in found.empty
    assert found.id == "fd-output-it"


SHOWN: list[tuple[Any, Any, dict[str, Any]]] = [
    # hint, value, properties
    (str, "**bold**", {"text": "**bold**"}),
    (str, "half \ud83d", {"text": "half \ufffd"}),
    (str, 3, {"text": "3"}),
    (int, 3, {"children": "3"}),
    (int, "three", {"children": "three"}),
    (int, np.int64(3), {"children": "3"}),
    (float, 0.1 + 0.2, {"children": "0.3"}),
    (float, float("nan"), {"children": "nan"}),
    (bool, True, {"children": "True"}),
    (bool, np.bool_(False), {"children": "False"}),
    (datetime.date, datetime.date(2026, 1, 2), {"children": "2026-01-02"}),
    (datetime.datetime, datetime.datetime(2026, 1, 2, 3, 4), {"children": "2026-01-02 03:04"}),
    (Season, Season.SPRING, {"children": "spring"}),
    (dict, {"a": [1, None]}, {"text": '```json\n{\n  "a": [\n    1,\n    null\n  ]\n}\n```'}),
    (list, ["```"], {"text": '````json\n[\n  "```"\n]\n````'}),
    (Point, Point(), {"text": '```json\n{\n  "x": 1,\n  "y": 2.5\n}\n```'}),
    (dcc.Markdown(), "x", {"children": "x"}),
    (dcc.Markdown, "x", {"children": json.loads(json.dumps(dcc.Markdown("x").to_plotly_json()))}),
    (
        Component,
        html.B("x"),
        {"children": {"props": {"children": "x"}, "type": "B", "namespace": "dash_html_components"}},
    ),
]


@pytest.mark.parametrize(("hint", "value", "props"), SHOWN, ids=lambda value: str(value)[:40])
def test_value(hint: Any, value: Any, props: dict[str, Any]) -> None:
    assert output(hint).props(value) == props


UNFIT: list[tuple[Any, Any, str]] = [
    (str, BAR, "shows text, but the function returned a Figure"),
    (str, {}, "returned a dict"),
    (int, [1], "shows a single value, but the function returned a list"),
    (dict, 3, "shows data such as a dict or a list, but the function returned an int"),
    (go.Figure, "x", "shows a plotly figure, but the function returned a str"),
    (go.Figure, TABLE, "returned a DataFrame"),
    (pd.DataFrame, BAR, "shows a table, but the function returned a Figure"),
    (PIL.Image.Image, b"not a picture", "shows an image, but the function returned a bytes"),
    (Chat, 3, "shows a conversation, but the function returned an int"),
    (Component, 3, "shows a Dash component, but the function returned an int"),
    (dcc.Graph(), "x", "shows a plotly figure"),
    (dcc.Markdown(), object(), "what a Dash component can hold"),
]


@pytest.mark.parametrize(("hint", "value", "message"), UNFIT, ids=lambda value: str(value).split(" at 0x")[0][:40])
def test_a_value_of_another_type_is_refused_in_words(hint: Any, value: Any, message: str) -> None:
    with pytest.raises(UnfitError, match=message):
        output(hint).props(value)


def test_figure() -> None:
    assert output(go.Figure).props(BAR)["figure"]["data"] == [{"type": "bar", "y": [3, 1, 2]}]
    assert output(go.Figure).props({"data": [], "layout": {"height": 700}})["style"] == {"height": 700}
    hostile = {"data": [{"__proto__": {"polluted": 1}, "type": "bar"}], "layout": {}}
    assert "__proto__" not in dumps(output(go.Figure).props(hostile))


@pytest.mark.parametrize(("hint", "value"), [(PIL.Image.Image, PICTURE), (MatplotlibFigure, drawn())])
def test_image_has_words_for_those_who_cannot_see_it(hint: Any, value: Any) -> None:
    assert output(hint).component.alt == "Label"
    assert output(hint).props(value)["src"].startswith("data:image/png;base64,")


def test_table() -> None:
    props = output(pd.DataFrame).props(TABLE)
    assert props["rowData"] == [{"a": 1, "b": "x"}, {"a": 2, "b": None}]
    assert [column["headerName"] for column in props["columnDefs"]] == ["a", "b"]
    assert [column["cellDataType"] for column in props["columnDefs"]] == ["number", "text"]
    assert props["className"].endswith("--short")
    assert "--short" not in output(pd.DataFrame).props(pd.DataFrame({"a": range(21)}))["className"]
    assert output(pd.DataFrame).component.defaultColDef["filter"] is True


def test_days_are_days_and_moments_are_moments() -> None:
    times = pd.to_datetime(["2026-01-01", "2026-01-02"])
    frame = pd.DataFrame({"day": times, "moment": times + pd.Timedelta(hours=1)})
    props = output(pd.DataFrame).props(frame)
    assert props["rowData"][0] == {"day": "2026-01-01", "moment": "2026-01-01 01:00:00"}
    assert [column["cellDataType"] for column in props["columnDefs"]] == ["dateString", "text"]


def test_decimals_line_up() -> None:
    frame = pd.DataFrame({"long": [1 / 3, 123.456789], "short": [0.5, 1.25]})
    frame = frame.assign(whole=[1.0, 20.0], tiny=[1e-9, 1 / 3e9])
    long, short, whole, tiny = output(pd.DataFrame).props(frame)["columnDefs"]
    assert "d3.format('.3f')" in long["valueFormatter"]["function"]
    assert long["tooltipField"] == "long"
    assert "d3.format('.2f')" in short["valueFormatter"]["function"]
    assert "tooltipField" not in short
    assert "valueFormatter" not in whole
    assert "valueFormatter" not in tiny


def test_a_column_has_room_for_what_is_in_it() -> None:
    frame = pd.DataFrame({"n": [1, 2], "a name of some length": [True, None], "text": ["word " * 9, "word"]})
    assert [column["flex"] for column in output(pd.DataFrame).props(frame)["columnDefs"]] == [10, 21, 40]


@pytest.mark.parametrize("names", [["a", "a"], ["", "b"], ["__proto__", "b"]])
def test_names_that_a_row_cannot_have(names: list[str]) -> None:
    props = output(pd.DataFrame).props(pd.DataFrame([[1, 2]], columns=names))
    assert props["rowData"] == [{"column 0": 1, "column 1": 2}]
    assert [column["headerName"] for column in props["columnDefs"]] == names


def test_what_is_left_of_a_long_table_is_said() -> None:
    long = output(pd.DataFrame)
    frame = pd.DataFrame({"a": range(25_000)})
    assert len(long.props(frame)["rowData"]) == 20_000
    assert long.note(frame) == "The first 20,000 of 25,000 rows."
    assert long.note(TABLE) == ""


ANYTHING: list[tuple[Any, str]] = [
    ("**x**", "Markdown"),
    (3, "Div"),
    ({"a": 1}, "Markdown"),
    ([1, 2], "Markdown"),
    (BAR, "Graph"),
    (TABLE, "AgGrid"),
    (TABLE["a"], "AgGrid"),
    (PICTURE, "Img"),
    (drawn(), "Img"),
    (html.B("x"), "B"),
    (object(), "Div"),
    ((BAR, "and"), "Div"),
    (np.arange(3), "Markdown"),
]


@pytest.mark.parametrize(("value", "component"), ANYTHING, ids=lambda value: str(type(value).__name__))
def test_without_a_hint_a_value_is_what_it_turns_out_to_be(value: Any, component: str) -> None:
    props = output(EMPTY).props(value)
    assert props["children"]["type"] == component
    dumps(props)  # strict JSON


def test_figures_of_a_list_stand_below_each_other() -> None:
    children = output(EMPTY).props([BAR, TABLE, "and"])["children"]["props"]["children"]
    assert [child["type"] for child in children] == ["Graph", "AgGrid", "Markdown"]


def test_object_shows_no_memory_address() -> None:
    assert output(EMPTY).props(object())["children"]["props"]["children"] == "<object object>"


def test_own_id_and_own_look_are_kept() -> None:
    mine = output(dcc.Graph(id="mine", className="wide"))
    assert mine.id == "mine"
    assert mine.component.className == "wide"
    assert mine.props(BAR)["figure"]["data"][0]["type"] == "bar"


def test_id_that_is_no_text() -> None:
    with pytest.raises(TypeError, match="the id of an output must be a text"):
        output(dcc.Graph(id={"type": "graph"}))


CONVERSATION = [
    {"role": "user", "content": "Hi", "status": "done"},
    {"role": "assistant", "content": "Ho", "status": "done"},
]


def pieces() -> Iterator[str]:
    yield "H"
    yield "o"


@pytest.mark.parametrize(
    ("value", "messages"),
    [
        ([{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Ho"}], CONVERSATION),
        ([{"query": "Hi", "response": "Ho"}], CONVERSATION),
        ({"query": "Hi", "response": "Ho"}, CONVERSATION),
        ([("Hi", "Ho")], CONVERSATION),
        ([("Hi", None)], CONVERSATION[:1]),
        ([{"query": "Hi"}, {"role": "assistant", "content": "Ho"}], CONVERSATION),
        ([{"role": "system", "content": "Be kind."}, ("Hi", "Ho"), {"role": "tool", "content": "3"}], CONVERSATION),
        ("Ho", CONVERSATION[1:]),
        (pieces(), CONVERSATION[1:]),
        ([], []),
    ],
    ids=lambda value: repr(value).split(" at 0x")[0],
)
def test_conversation(value: Any, messages: Any) -> None:
    assert output(Chat).props(value) == {"messages": messages}


@pytest.mark.parametrize("entry", [3, {"role": "wizard", "content": "x"}, {"role": "user", "content": ["x"]}, ("a",)])
def test_misformed_message_is_told_apart(entry: Any) -> None:
    with pytest.raises(UnfitError, match="Message 2 of the conversation"):
        output(Chat).props([("Hi", "Ho"), entry])


def test_registered_row_comes_first() -> None:
    def loud(slot: Slot) -> Output:
        return Output(slot, fdc.Markdown(id=slot.id), lambda value: {"text": str(value).upper()}, {"text": ""})

    register(Return("loud", lambda slot: slot.hint is str, loud))
    try:
        assert output(str).props("quiet") == {"text": "QUIET"}
    finally:
        RETURNS.pop(0)
