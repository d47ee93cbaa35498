"""The canvas as the fold of its frames; what callbacks yield on its way in."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fast_dash.canvas.desk import admit
from fast_dash.canvas.specs import build
from fast_dash.protocol.encode import dumps
from tests.python.canvas.folded import canvas
from tests.python.engine.corpus import load, steps

GOLDEN = sorted((Path(__file__).parents[2] / "golden_canvas").glob("*.json"))
CASES = [
    case
    for case in load.load("frames.json")["cases"]
    if case["app"].get("canvas") or (case["app"].get("chat_drawer") and case["id"].startswith("cv-"))
]
SURFACE = ("canvas", "set_props")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path):
    scenario = json.loads(path.read_text("utf-8"))
    assert scenario["name"] == path.stem
    frames = copy.deepcopy(scenario["frames"])
    specs: list = []
    for frame in frames:
        before = copy.deepcopy(specs)
        after = canvas(specs, frame)
        assert specs == before
        specs = after
    assert specs == scenario["specs"]
    assert frames == scenario["frames"]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_frames_are_canonical(path):
    scenario = json.loads(path.read_text("utf-8"))
    for frame in scenario["frames"]:
        if frame["type"] == "canvas":
            assert build(frame["specs"]) == frame["specs"]


def run(case):
    """The canvas after the frames of a case, and all that was refused."""
    specs, problems = [], []
    for frame in (frame for turn in steps(case) for frame in turn):
        if isinstance(frame, dict) and frame.get("type") in SURFACE:
            admission = admit(specs, frame)
            if admission.frame:
                assert canvas(specs, json.loads(dumps(admission.frame))) == admission.specs
            else:
                assert admission.specs is specs
            specs, problems = admission.specs, problems + admission.problems
    return specs, problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_corpus(case):
    specs, problems = run(case)
    json.loads(dumps(specs))
    if case["certainty"] == "unspecified":
        return
    expected = case["expect"]["canvas"] or []
    if isinstance(expected, str):
        assert expected == f"{len(specs)} panels"
        return
    assert len(specs) == len(expected)
    for spec, wanted in zip(specs, expected, strict=True):
        # The corpus writes a default as text where the specification leaves the form open.
        assert {key: str(spec[key]) for key in wanted} == {key: str(value) for key, value in wanted.items()}
    if case["expect"].get("warnings", "").startswith(">=1"):
        assert problems


def test_a_thousand_patches_keep_the_last():
    case = next(case for case in CASES if case["id"] == "sp-1000")
    assert run(case)[0][0]["value"] == "999"


NOTE = {"name": "note", "type": "Markdown", "value": "x"}
BAD = {
    "nothing at all": {"type": "canvas"},
    "no list": {"type": "canvas", "specs": "x"},
    "one of two": {"type": "canvas", "specs": [{**NOTE, "type": "Slider"}, {**NOTE, "name": "b"}]},
    "a prop": {"type": "canvas", "specs": [{**NOTE, "props": {"id": "composer"}}]},
    "twice": {"type": "canvas", "specs": [NOTE, NOTE]},
    "no target": {"type": "set_props", "target": "b", "props": {"value": "y"}},
    "no props": {"type": "set_props", "target": "note"},
}


@pytest.mark.parametrize("frame", BAD.values(), ids=BAD.keys())
def test_a_refused_frame_leaves_the_canvas_as_it_was(frame):
    specs = build([NOTE])
    admission = admit(specs, frame)
    assert admission.specs is specs
    assert admission.frame is None
    assert admission.problems


def test_where_nothing_stands_what_is_sound_is_shown():
    admission = admit([], BAD["one of two"])
    assert [spec["name"] for spec in admission.specs] == ["b"]
    assert 'unknown type "Slider"' in admission.problems[0]
    assert admit([], BAD["twice"]).specs == []


def test_what_changes_nothing_is_no_frame():
    specs = build([NOTE])
    assert admit(specs, {"type": "set_props", "target": "note", "props": {"value": "x"}}) == (specs, None, [])


def test_a_change_that_does_not_fit_changes_nothing():
    specs = build([NOTE])
    for props in ({"value.x.y": 1}, {"extendData": 1, "span": 12}):
        assert canvas(specs, {"type": "set_props", "target": "note", "props": props})[0]["value"] == "x"
    assert canvas(specs, {"type": "set_props", "target": "nobody", "props": {"value": "y"}}) == specs


PATHS = ["figure.layout.title.text", "figure.data.0.y", "figure.data.-", "value.x", "config.scrollZoom"]
PROPS = ["value", "figure", "span", "label", "config", "extendData", "x", *PATHS]
VALUES = st.sampled_from([None, 1, 0, True, "x", [], [1, 2], {}, {"data": []}, {"text": "T"}, {"scrollZoom": True}, 5])
FRAMES = st.one_of(
    st.fixed_dictionaries(
        {
            "type": st.just("canvas"),
            "specs": st.lists(st.sampled_from([NOTE, {"name": "g", "type": "Graph", "value": {"data": []}}, {}])),
        }
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("set_props"),
            "target": st.sampled_from(["note", "g", "nobody"]),
            "props": st.dictionaries(st.sampled_from(PROPS), VALUES, max_size=4),
        }
    ),
)


@settings(max_examples=300)
@given(st.lists(FRAMES, max_size=8))
def test_the_fold_of_what_was_admitted_is_the_canvas(frames):
    specs, folded = [], []
    for frame in frames:
        admission = admit(specs, frame)
        assert build(admission.specs) == admission.specs
        if admission.frame:
            folded = canvas(folded, json.loads(dumps(admission.frame)))
        specs = admission.specs
        assert dumps(folded) == dumps(specs)
