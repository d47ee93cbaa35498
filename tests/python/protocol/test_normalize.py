"""The grammar: sugar, tool pairing, and what happens to mistakes."""

from __future__ import annotations

import logging
import re
import typing
from collections import OrderedDict
from typing import Any

import pytest

from fast_dash.options import Options
from fast_dash.protocol.encode import SIZE, dumps
from fast_dash.protocol.frames import SURFACE_FRAMES
from fast_dash.protocol.merge import LONGEST
from fast_dash.protocol.normalize import SURFACES, Normalizer


@pytest.fixture
def normalizer():
    return Normalizer()


@pytest.fixture
def normalize(normalizer):
    """What values stand for, without the times."""

    def frames(*values: Any) -> list[dict[str, Any]]:
        found = [dict(frame) for value in values for frame in normalizer(value)]
        for frame in found:
            frame.pop("at", None)
        return found

    return frames


def start(name: Any = "f", **more: Any) -> dict[str, Any]:
    return {"type": "tool_start", "name": name, **more}


def end(name: Any = "f", **more: Any) -> dict[str, Any]:
    return {"type": "tool_end", "name": name, **more}


TEXT = [{"type": "content", "content": "a"}]
SUGAR = {
    "a str": ("a", TEXT),
    "a subclass of str": (type("S", (str,), {})("a"), TEXT),
    "a frame": ({"type": "content", "content": "a"}, TEXT),
    "another mapping": (OrderedDict(type="content", content="a"), TEXT),
    "more keys than needed": ({"type": "content", "content": "a", "id": "x", "role": "user"}, TEXT),
    "nothing": ("", []),
    "empty content": ({"type": "content", "content": ""}, []),
    "empty reasoning": ({"type": "reasoning", "content": ""}, []),
    "half a character": ("a\ud800", [{"type": "content", "content": "a\ufffd"}]),
    "the end of an agent framework": ({"type": "complete"}, []),
    "an error without words": ({"type": "error"}, [{"type": "error", "message": "Something went wrong."}]),
    "an error in another key": ({"type": "error", "error": "bad"}, [{"type": "error", "message": "bad"}]),
    "an error that is an exception": (
        {"type": "error", "message": ValueError("x")},
        [{"type": "error", "message": "x"}],
    ),
    "an interrupt": (
        {"type": "interrupt", "action_requests": [{"name": "delete", "x": 1}], "allowed_decisions": ("approve",)},
        [{"type": "interrupt", "action_requests": [{"name": "delete"}], "allowed_decisions": ["approve"]}],
    ),
}


@pytest.mark.parametrize(("value", "expected"), SUGAR.values(), ids=SUGAR.keys())
def test_means(normalize, caplog, value, expected):
    assert normalize(value) == expected
    assert not caplog.records


class Wild(dict):
    def get(self, *_: Any) -> Any:
        raise RuntimeError("no")


UNKNOWN = {
    "None": None,
    "a number": 1.5,
    "a list": [1],
    "an object": object(),
    "a generator": (i for i in ()),
    "bytes": b"\0",
    "an empty dict": {},
    "another type": {"type": "hologram"},
    "a type in another case": {"type": "Content", "content": "x"},
    "a type that is a number": {"type": 7},
    "a type that cannot be a key": {"type": ["content"]},
    "a type that cannot be compared": {"type": type("Q", (), {"__eq__": lambda *_: 1 / 0, "__hash__": None})()},
    **{kind: {"type": kind} for kind in SURFACES},
}


@pytest.mark.parametrize("value", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_unknown_is_skipped_with_one_warning(normalize, caplog, value):
    assert normalize(*[value] * 1000) == []
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_another_surface_names_its_fix(normalize, caplog):
    normalize({"type": "canvas", "specs": []})
    assert "canvas=True" in caplog.text
    assert {typing.get_args(typing.get_type_hints(shape)["type"])[0] for shape in SURFACE_FRAMES} <= SURFACES.keys()


@pytest.mark.parametrize("kind", SURFACES)
def test_the_fix_is_one_that_there_is(normalize, caplog, kind):
    normalize({"type": kind})
    named = re.findall(r"(\w+)=", caplog.text.split("surface: ")[1])
    assert set(named) <= Options.__dataclass_fields__.keys()
    assert named or "which this version does not have" in caplog.text


def test_warnings_are_bounded(normalize, caplog):
    normalize(*({"type": f"kind {i}"} for i in range(1000)))
    assert len(caplog.records) == 100


MALFORMED = {
    "no content": {"type": "content"},
    "content that is a number": {"type": "content", "content": 5},
    "no reasoning": {"type": "reasoning"},
    "a tool without a name": {"type": "tool_start", "id": "1"},
    "a tool's end without anything": {"type": "tool_end"},
    "an artifact without content": {"type": "artifact"},
    "an artifact of no kind": {"type": "artifact", "content": 5},
    "an artifact of a list": {"type": "artifact", "content": [1]},
    "an interrupt without parts": {"type": "interrupt"},
    "an interrupt of text": {"type": "interrupt", "action_requests": "delete", "allowed_decisions": []},
    "an action without a name": {"type": "interrupt", "action_requests": [{}], "allowed_decisions": []},
    "a tool's progress without a name": {"type": "tool_progress", "progress": 0.5},
    "content of sources that are none": {"type": "content", "sources": [5]},
    "decisions that are numbers": {"type": "interrupt", "action_requests": [], "allowed_decisions": [1]},
    "a mapping that raises": Wild(type="content"),
}


@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_is_a_notice_and_the_turn_goes_on(normalize, caplog, value):
    notice, text = normalize(value, "a")
    assert notice["type"] == "error"
    assert notice["message"]
    assert [text] == TEXT
    assert caplog.records


def ids(frames: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(frame["id"], frame.get("result", "…")) for frame in frames]


PAIRS = {
    "by name": ([start(), end(result=1)], [("f", "…"), ("f", 1)]),
    "by id": (
        [start(id="1"), start("g", id="2"), end("g", id="2", result="B"), end(id="1", result="A")],
        [("1", "…"), ("2", "…"), ("2", "B"), ("1", "A")],
    ),
    "one after the other": (
        [start(), end(result=1), start(), end(result=2)],
        [("f", "…"), ("f", 1), ("f#2", "…"), ("f#2", 2)],
    ),
    "of one name at once, in order": (
        [start(), start(), end(result=1), end(result=2)],
        [("f", "…"), ("f#2", "…"), ("f", 1), ("f#2", 2)],
    ),
    "an id that is used again": (
        [start(id="1"), end(id="1", result=1), start(id="1"), end(id="1", result=2)],
        [("1", "…"), ("1", 1), ("1#2", "…"), ("1#2", 2)],
    ),
    "a start that says more": ([start(id="1"), start("g", id="1"), end(id="1")], [("1", "…"), ("1", "…"), ("1", None)]),
    "ids that are numbers": ([start(id=1), end(id="1", result=1)], [("1", "…"), ("1", 1)]),
    "empty ids": ([start(id=""), end(id=None, result=1)], [("f", "…"), ("f", 1)]),
    "an end that needs no name": ([start(id="1"), {"type": "tool_end", "id": "1"}], [("1", "…"), ("1", None)]),
    "another name for the same id": ([start(id="1"), end("g", id="1", result=1)], [("1", "…"), ("1", 1)]),
    "ids like those made here": (
        [start(id="f#2"), start(), start(), end(result=1), end(result=2)],
        [("f#2", "…"), ("f", "…"), ("f#3", "…"), ("f", 1), ("f#3", 2)],
    ),
    "ids like those of objects": (
        [start(id="__proto__"), end(id="__proto__", result=1)],
        [("__proto__", "…"), ("__proto__", 1)],
    ),
}


@pytest.mark.parametrize(("values", "expected"), PAIRS.values(), ids=PAIRS.keys())
def test_tools_pair(normalize, caplog, values, expected):
    assert ids(normalize(*values)) == expected
    assert not caplog.records


@pytest.mark.parametrize("values", [[end(id="1")], [start(id="1"), end()], [start(), end(), end()]])
def test_an_unmatched_end_is_skipped_with_a_warning(normalize, caplog, values):
    ends = [frame for frame in normalize(*values) if frame["type"] == "tool_end"]
    assert len(ends) == max(0, len(values) - 2)
    assert "matches no running tool" in caplog.text


def test_a_tool_of_a_tool_names_its_card(normalize, caplog):
    frames = normalize(
        start(id="1"), start("g", id="2", parent="1"), end(id="1"), start(id="1"), start("h", parent="1")
    )
    assert [frame.get("parent") for frame in frames] == [None, "1", None, None, "1#2"]
    assert "parent" not in normalize(start("i", id="3", parent="3"))[0] | normalize(start("j", parent="none"))[0]
    assert not caplog.records


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"progress": 0.5}, {"progress": 0.5}),
        ({"progress": 1, "message": "a"}, {"progress": 1.0, "message": "a"}),
        ({"progress": 7}, {"progress": 1.0}),
        ({"progress": -1}, {"progress": 0.0}),
        ({"message": "half"}, {"message": "half"}),
        ({}, {}),
    ],
)
def test_a_tool_says_how_far_it_is(normalize, more, said):
    assert normalize(start(), start(), {"type": "tool_progress", "name": "f", **more})[-1] == {
        "type": "tool_progress",
        "id": "f",
        **said,
    }


def test_progress_of_what_does_not_run_is_skipped_with_a_warning(normalize, caplog):
    assert normalize({"type": "tool_progress", "name": "f", "progress": 0.5}) == []
    assert "matches no running tool" in caplog.text


ONE = {"title": "One", "url": "https://example.com"}
SOURCES = {
    "a dict": ([ONE], [ONE]),
    "only an address": ([{"url": "u"}, "v"], [{"title": "u", "url": "u"}, {"title": "v", "url": "v"}]),
    "only a title": (({"title": "Two"},), [{"title": "Two"}]),
    "one without a list": (ONE, [ONE]),
    "what is none": ([5, {}, {"title": ""}, ONE], [ONE]),
}


@pytest.mark.parametrize(("given", "sources"), SOURCES.values(), ids=SOURCES.keys())
def test_sources_stand_behind_their_text(normalize, given, sources):
    behind = {"type": "content", "content": "", "sources": sources}
    assert normalize({"type": "content", "content": "a", "sources": given}) == [*TEXT, behind]
    assert normalize({"type": "content", "sources": given}) == [behind]


@pytest.mark.parametrize(
    ("more", "status", "result"),
    [
        ({"result": False}, "done", False),
        ({"result": {1: float("nan")}}, "done", {"1": None}),
        ({"status": "success"}, "done", None),
        ({"result": "x", "status": "error"}, "error", "x"),
        ({"error": "bad"}, "error", "bad"),
    ],
)
def test_how_a_tool_ended(normalize, more, status, result):
    frame = normalize(start(), end(**more))[-1]
    assert (frame["status"], frame["result"]) == (status, result)


def test_arguments_are_a_dict(normalize, caplog):
    assert normalize(start(args={"q": (1,)}))[0]["args"] == {"q": [1]}
    assert not caplog.records
    assert normalize(start(args='{"q": 1}'))[0]["args"] == {"args": '{"q": 1}'}
    assert "must be a dict" in caplog.text


def test_no_frame_is_large(normalize):
    frames = normalize("x" * (3 * LONGEST + 1))
    assert [len(frame["content"]) for frame in frames] == [LONGEST, LONGEST, LONGEST, 1]
    assert len(normalize({"type": "reasoning", "content": "x" * (LONGEST + 1)})) == 2
    long = "x" * (2 * SIZE)
    for value in (
        {"type": "artifact", "content": long},
        {"type": "artifact", "content": "a", "label": long},
        {"type": "error", "message": long},
        start(name=long),
        start(id=long),
        start(args={"q": long}),
    ):
        (frame,) = normalize(value)
        assert SIZE < len(dumps(frame)) < 2 * SIZE + 1000  # a name may be the id too
        assert "…" in dumps(frame)


def test_text_as_an_artifact_is_markdown_and_nothing_is_fetched(normalize, normalizer):
    (frame,) = normalize({"type": "artifact", "content": "http://169.254.169.254/", "label": "Link"})
    assert (frame["kind"], frame["text"], frame["label"]) == ("markdown", "http://169.254.169.254/", "Link")
    assert normalizer.pending_artifacts() == []


def test_a_bare_picture_is_an_artifact_whose_payload_is_still_to_be_made(normalize, normalizer):
    (frame,) = normalize(b"\x89PNG\r\n\x1a\n")
    assert frame == {"type": "artifact", "id": frame["id"], "kind": "image"}
    (pending,) = normalizer.pending_artifacts()
    assert (pending.id, pending.value) == (frame["id"], b"\x89PNG\r\n\x1a\n")
    assert pending.kind.payload(pending.value) == ("image/png", b"\x89PNG\r\n\x1a\n", None)
    assert normalizer.pending_artifacts() == []


def test_an_artifact_says_how_large_it_will_be(normalize):
    picture = b"GIF89a" + (37).to_bytes(2, "little") + (23).to_bytes(2, "little")
    (frame,) = normalize(picture)
    assert frame["size"] == {"width": 37, "height": 23}
