"""The fold: the golden scenarios whole, cut at every point, repeated and merged; and the table's completeness."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fast_dash.protocol.branches import branch
from fast_dash.protocol.frames import FRAMES
from fast_dash.protocol.merge import merge
from fast_dash.protocol.transcript import CONVERSATION, HANDLERS, fold, history
from fast_dash.testing import Reader

from .golden import SCENARIOS

TYPES = {get_args(get_type_hints(frame)["type"])[0] for frame in FRAMES}


def folded(frames: list[Any]) -> list[Any]:
    turns: list[Any] = []
    for frame in copy.deepcopy(frames):
        fold(turns, frame)
    return turns


@pytest.fixture(params=SCENARIOS.values(), ids=SCENARIOS.keys())
def scenario(request):
    return request.param


def test_every_frame_has_its_row():
    assert sorted([*CONVERSATION, *HANDLERS]) == sorted(TYPES)


def test_every_frame_is_in_a_scenario_named_like_its_file():
    assert {frame["type"] for scenario in SCENARIOS.values() for frame in scenario["frames"]} == TYPES
    assert all(name == scenario["name"] and scenario["note"] for name, scenario in SCENARIOS.items())


def test_whole(scenario):
    assert folded(scenario["frames"]) == scenario["turns"]


def test_merged_at_every_cut(scenario):
    frames = scenario["frames"]
    for cut in range(len(frames) + 1):
        assert folded(merge(frames[:cut]) + merge(frames[cut:])) == scenario["turns"]


def test_merging_leaves_the_frames_as_they_are(scenario):
    before = copy.deepcopy(scenario["frames"])
    merge(scenario["frames"])
    assert scenario["frames"] == before


def test_a_reader_that_joins_at_any_point_and_gets_repeats(scenario):
    frames = scenario["frames"]
    for cut in range(len(frames) + 1):
        reader = Reader(folded(frames[:cut]), cut)
        for number in range(1, len(frames) + 1):
            for again in (max(number - 2, 1), number, number):
                assert reader.read({"seq": again, "frames": [frames[again - 1]]})
        assert reader.turns == scenario["turns"]


def test_a_gap_is_noticed_and_a_merged_envelope_is_read(scenario):
    frames = scenario["frames"]
    reader = Reader()
    assert not reader.read({"seq": 2, "frames": frames[1:2]})
    assert not reader.read({"seq": 5, "frames": []})
    assert reader.turns == []
    assert reader.read({"after": 0, "seq": len(frames), "frames": merge(frames)})
    assert reader.turns == scenario["turns"]


@given(st.text(min_size=1), st.lists(st.integers(0, 200), max_size=20), st.booleans())
def test_any_split_gives_the_same_fold(text, cuts, reasoning):
    start = {"type": "turn_start", "turn": "t", "message": "m", "query": "q", "at": 1}

    def delta(piece: str) -> Any:
        return {"type": "reasoning", "content": piece, "at": 2} if reasoning else {"type": "content", "content": piece}

    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    pieces = [text[a:b] for a, b in pairwise(places)]
    whole = folded([start, delta(text)])
    assert folded([start, *map(delta, pieces)]) == whole
    assert folded(merge([start, *map(delta, pieces)])) == whole


def test_a_million_deltas_take_linear_time():
    # Quadratic, this would take the better part of an hour.
    turns: list[Any] = []
    fold(turns, {"type": "turn_start", "turn": "t", "message": "m", "query": "q", "at": 1})
    for _ in range(1_000_000):
        fold(turns, {"type": "content", "content": "é"})
    assert len(turns[0]["blocks"][0]["text"]) == 1_000_000


BRANCHES = {"t2": ["t1", "t2"], "t4": ["t1", "t3", "t4"], "t5": ["t5"], "": [], "unknown": []}


@pytest.mark.parametrize(("leaf", "turns"), BRANCHES.items(), ids=BRANCHES.keys())
def test_a_branch_is_what_leads_to_a_turn(leaf, turns):
    assert [turn["id"] for turn in branch(SCENARIOS["branches"]["turns"], leaf)] == turns


def test_history_is_the_text_of_turns_that_are_over():
    turns = SCENARIOS["conversation"]["turns"]
    assert history(turns, 50) == [
        {"role": "user", "content": "q1"},
        {"role": "assistant", "content": "one"},
        {"role": "user", "content": "q2"},
        {"role": "assistant", "content": "two"},
    ]
    assert history(turns, 1) == history(turns, 50)[2:]
    assert history(turns, 0) == []


def test_history_holds_neither_notices_nor_reasoning():
    frames = SCENARIOS["reasoning_between_text"]["turns"] + SCENARIOS["exception"]["turns"]
    assert [m["content"] for m in history(frames, 50)] == ["hello", "a\n\nb\n\nc", "hello", "partial"]
    assert history(SCENARIOS["empty_reply"]["turns"], 50) == [{"role": "user", "content": "hello"}]
