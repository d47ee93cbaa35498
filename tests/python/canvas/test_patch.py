"""``set_props``: one component changes, by the least that says so, or nothing does."""

from __future__ import annotations

import base64
import copy

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from fast_dash.canvas.patch import patch
from fast_dash.canvas.specs import CanvasError, build
from tests.python.canvas.folded import canvas

TRACE = {"type": "scatter", "y": [1, 2], "marker": {"size": [5, 6]}}
SPECS = build(
    [
        {"name": "g", "type": "Graph", "value": {"data": [TRACE], "layout": {"title": {"text": "T"}}}},
        {"name": "t", "type": "Table", "value": [{"a": 1}, {"a": 2}]},
        {"name": "i", "type": "Image", "value": "x.png", "props": {"alt": "x"}},
        {"name": "note", "type": "Markdown", "value": "x"},
    ]
)


def changed(target, props):
    """The spec after a patch, and the canonical patch; the same by the fold, and nothing else touched."""
    before = copy.deepcopy(SPECS)
    after, minimal = patch(SPECS, target, props)
    assert before == SPECS
    assert canvas(SPECS, {"type": "set_props", "target": target, "props": minimal}) == after
    index = [spec["name"] for spec in SPECS].index(target)
    assert all(new is old for i, (new, old) in enumerate(zip(after, SPECS, strict=True)) if i != index)
    return after[index], minimal


NEW = {"data": [], "layout": {}}
PATCHES = {
    "value": ("g", {"value": NEW}, {"value": NEW}),
    "its property": ("g", {"figure": NEW}, {"value": NEW}),
    "rows by their property": ("t", {"rowData": []}, {"value": []}),
    "rows by their other name": ("t", {"data": []}, {"value": []}),
    "src": ("i", {"src": "y.png"}, {"value": "y.png"}),
    "children": ("note", {"children": "y"}, {"value": "y"}),
    "no value": ("note", {"value": None}, {"value": None}),
    "prop": ("g", {"config": {"scrollZoom": True}}, {"config": {"scrollZoom": True}}),
    "prop away": ("i", {"alt": None}, {"alt": None}),
    "prop that was not there": ("i", {"title": None}, {}),
    "label and span": ("note", {"label": "L", "span": 4}, {"label": "L", "span": 4}),
    "back to the defaults": ("note", {"label": None, "span": None}, {}),
    "nothing new": ("note", {"value": "x", "span": 12, "label": "Note"}, {}),
    "some of it new": ("note", {"value": "y", "span": 12}, {"value": "y"}),
    "path": ("g", {"figure.layout.title.text": "U"}, {"value.layout.title.text": "U"}),
    "path that is made": ("g", {"figure.layout.xaxis.title.text": "U"}, {"value.layout.xaxis.title.text": "U"}),
    "path into a prop": ("g", {"config.scrollZoom": True}, {"config.scrollZoom": True}),
    "path to an index": ("g", {"value.data.0.y.1": 5}, {"value.data.0.y.1": 5}),
    "array at a path": ("g", {"figure.data.0.y": np.array([7, 8])}, {"value.data.0.y": [7, 8]}),
    "item added": ("g", {"figure.data.-": {"type": "bar"}}, {"value.data.-": {"type": "bar"}}),
    "row added": ("t", {"rowData.-": {"a": 3}}, {"value.-": {"a": 3}}),
    "cell": ("t", {"rowData.1.a": 5}, {"value.1.a": 5}),
    "points added": ("g", {"extendData": {"y": [[3]]}}, {"extendData": {"y": [[3]]}}),
}


@pytest.mark.parametrize(("target", "props", "minimal"), PATCHES.values(), ids=PATCHES.keys())
def test_the_least_that_says_so(target, props, minimal):
    assert changed(target, props)[1] == minimal


def test_a_prop_that_goes_leaves_the_default():
    assert changed("i", {"alt": None})[0]["props"] == {}


def test_numbers_and_truth_are_not_the_same():
    assert changed("g", {"figure.data.0.y.0": True})[1] == {"value.data.0.y.0": True}


def test_figures_and_data_frames():
    spec, minimal = changed("g", {"figure": go.Figure(go.Bar(y=[1]))})
    assert spec["value"]["data"][0]["type"] == "bar"
    assert set(minimal) == {"value"}
    spec, minimal = changed("t", {"value": pd.DataFrame({"b": [1]})})
    assert spec["value"] == [{"b": 1}]
    assert spec["props"]["columnDefs"] == [{"field": "b", "headerName": "b", "cellDataType": "number"}]
    assert set(minimal) == {"value", "columnDefs"}


POINTS = {
    "object": ({"y": [[3, 4]]}, [1, 2, 3, 4], [5, 6]),
    "with traces": ([{"y": [[3]]}, [0]], [1, 2, 3], [5, 6]),
    "kept": ([{"y": [[3]], "marker.size": [[7]]}, [0], 2], [2, 3], [6, 7]),
    "none kept": ([{"y": [[3]]}, [0], 0], [], [5, 6]),
}


@pytest.mark.parametrize(("data", "y", "sizes"), POINTS.values(), ids=POINTS.keys())
def test_points_are_added(data, y, sizes):
    trace = changed("g", {"extendData": data})[0]["value"]["data"][0]
    assert (trace["y"], trace["marker"]["size"]) == (y, sizes)


def test_points_are_added_to_packed_numbers():
    packed = {"dtype": "f8", "bdata": base64.b64encode(np.array([1.0, 2.0]).tobytes()).decode()}
    specs = build([{"name": "g", "type": "Graph", "value": {"data": [{"y": packed}]}}])
    after, _ = patch(specs, "g", {"extendData": {"y": [[3]]}})
    assert after[0]["value"]["data"][0]["y"] == [1.0, 2.0, 3]
    after, _ = patch(specs, "g", {"figure.data.0.y.0": 9})
    assert after[0]["value"]["data"][0]["y"] == [9, 2.0]
    bad = build([{"name": "g", "type": "Graph", "value": {"data": [{"y": {"dtype": "x", "bdata": "?"}}]}}])
    with pytest.raises(CanvasError, match="packed numbers that cannot be read"):
        patch(bad, "g", {"extendData": {"y": [[3]]}})


REFUSED = {
    "target unknown": ("nots", {"value": "y"}, 'unknown target "nots"; did you mean "note"? Known: g, i, note, t'),
    "target of the app": ("composer", {"disabled": True}, 'unknown target "composer"'),
    "target no text": (5, {}, 'unknown target "5"'),
    "props a list": ("g", [], "props must be an object of props and values, not a list"),
    "name": ("g", {"name": "h"}, "g.name cannot change: build the canvas anew"),
    "type": ("g", {"type": "Table"}, "g.type cannot change"),
    "id": ("g", {"id": "x"}, "g.id is forbidden: the canvas gives ids"),
    "handler": ("g", {"onClick": "x"}, "g.onClick is forbidden"),
    "prop unknown": ("g", {"figur": NEW}, 'g.figur: unknown prop "figur"'),
    "prop of another type": ("note", {"figure": NEW}, 'unknown prop "figure"'),
    "points for text": ("note", {"extendData": {}}, 'unknown prop "extendData"'),
    "value of the wrong kind": ("note", {"value": 5}, "note.value must be text, not 5"),
    "span": ("note", {"span": 13}, "note.span must be at least 1 and at most 12, not 13"),
    "path to no prop": ("g", {"lay.out": 1}, 'unknown prop "lay"'),
    "path to a forbidden prop": ("g", {"id.x": 1}, "g.id.x is forbidden"),
    "path without a name": ("g", {"figure..x": 1}, 'g.figure..x is no path: "" is no name'),
    "path to an internal": ("g", {"figure.layout.__proto__.x": 1}, '"__proto__" is no name'),
    "path past a list": ("g", {"figure.data.1.y": []}, 'value.data is a list of 1, which has no "1"'),
    "path through a text": ("g", {"figure.layout.title.text.x": 1}, 'value.layout.title.text is "T", no list'),
    "path of the wrong kind": ("g", {"figure.layout": 5}, "g.figure.layout must be an object, not 5"),
    "path to a key that is not there": ("g", {"config.scrolZoom": True}, 'did you mean "scrollZoom"?'),
    "path to a column's code": ("t", {"columnDefs.0.valueGetter": "x"}, 'unknown key "valueGetter"'),
    "path to a picture elsewhere": ("g", {"figure.layout.images.0.source": "//evil.example"}, "from another host"),
    "item with code": ("g", {"figure.data.-": {"href": "javascript:x()"}}, "holds an address that runs code"),
    "component at a path": (
        "g",
        {"config.x": {"namespace": "dash_html_components", "type": "Script", "props": {}}},
        'unknown key "x"',
    ),
    "twice": ("g", {"figure": NEW, "value": {"data": [TRACE]}}, "is set twice under two names"),
    "points for no trace": ("g", {"extendData": [{"y": [[1]]}, [1]]}, "names traces that are not there"),
    "points for no list": ("g", {"extendData": {"z": [[1]]}}, "the figure has no list data.0.z"),
    "points that are no lists": ("g", {"extendData": {"y": [1]}}, "one list of points for each of 1 traces"),
    "points of no object": ("g", {"extendData": 5}, "g.extendData must be an object or a list, not 5"),
    "points, kept wrongly": ("g", {"extendData": [{"y": [[1]]}, [0], -1]}, "must be a whole number, not negative"),
}


@pytest.mark.parametrize(("target", "props", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_in_words_and_whole(target, props, words):
    before = copy.deepcopy(SPECS)
    good = {"span": 3} if isinstance(props, dict) else None
    with pytest.raises(CanvasError) as caught:
        patch(SPECS, target, {**good, **props} if good else props)
    assert words in str(caught.value)
    assert before == SPECS


def test_every_fault_is_named_at_once():
    with pytest.raises(CanvasError) as caught:
        patch(SPECS, "g", {"id": "x", "figur": 1, "span": 0})
    assert len(caught.value.problems) == 3


def test_an_empty_canvas_has_no_targets():
    with pytest.raises(CanvasError, match='unknown target "g"'):
        patch([], "g", {"value": NEW})
