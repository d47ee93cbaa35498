"""The canvas through the engine: what callbacks do to it and see of it, what the user does, and that it is kept."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from fast_dash.canvas.changes import shown, specs_at
from fast_dash.stores.sql import SQLStore
from fast_dash.testing import ChatClient

NOTE = {"name": "note", "type": "Markdown", "value": "x"}
OTHER = {"name": "other", "type": "Markdown", "value": "y", "span": 6}


def canvas(client: ChatClient, turn: str | None = None) -> list[Any]:
    """What a browser shows."""
    turns = client.turns
    return specs_at(turns, shown(turns, turn or turns[-1]["id"]))


def names(client: ChatClient) -> list[str]:
    return [spec["name"] for spec in canvas(client)]


@pytest.fixture
def seen() -> list[Any]:
    return []


@pytest.fixture
def builder(seen):
    """Answers ``build``, ``patch WORD`` and ``look``; notes what ``ctx`` says."""

    def answer(query, ctx):
        verb, _, word = query.partition(" ")
        if verb == "build":
            yield {"type": "canvas", "specs": [NOTE, OTHER]}
        elif verb == "patch":
            yield {"type": "set_props", "target": "note", "props": {"value": word}}
        elif verb == "spoil":
            yield {"type": "canvas", "specs": [{"name": "a", "type": "Hologram"}]}
        seen.append(
            ({spec["name"]: spec["value"] for spec in ctx.canvas}, ctx.last_error, dict(ctx.selection), ctx.canvas)
        )

    return answer


def test_what_is_built_stays_and_is_seen_in_the_next_turn(builder, seen):
    with ChatClient(builder, canvas=True) as client:
        client.send("build")
        assert names(client) == ["note", "other"]
        client.send("patch z")
        assert canvas(client)[0]["value"] == "z"
        client.send("look")
    patched = {"note": "z", "other": "y"}
    assert [row[0] for row in seen] == [{"note": "x", "other": "y"}, patched, patched]


def test_a_patch_is_all_that_crosses(builder):
    with ChatClient(builder, canvas=True) as client:
        client.send("build")
        client.send("patch z")
        frames = [frame for frame in client.frames if frame["type"] == "set_props"]
    assert frames == [{"type": "set_props", "target": "note", "props": {"value": "z"}}]
    assert client.turns[-1]["canvas"][0]["changed"] == {"note": {"value": "z"}}


def test_a_refused_frame_says_why_to_both(builder, seen):
    with ChatClient(builder, canvas=True) as client:
        client.send("build")
        turn = client.send("spoil")
        assert names(client) == ["note", "other"]
    [notice] = turn["blocks"]
    assert notice["kind"] == "notice"
    assert "The canvas stays as it was" in notice["message"]
    assert 'unknown type "Hologram"' in notice["message"]
    assert 'unknown type "Hologram"' in seen[-1][1]
    assert seen[0][1] is None


def test_without_a_canvas_its_frames_are_skipped(builder, caplog):
    with ChatClient(builder) as client:
        assert client.send("build")["blocks"] == []
        assert canvas(client) == []
    assert "canvas=True" in caplog.text


def test_it_is_there_after_a_restart(builder, seen, tmp_path):
    store = f"sqlite:///{tmp_path}/chats.db"
    with ChatClient(builder, canvas=True, store=SQLStore(store)) as client:
        client.send("build")
        client.command("arrange", turn=client.turns[-1]["id"], order=["other"], spans={"note": 3})
    with ChatClient(builder, canvas=True, store=SQLStore(store)) as client:
        assert [(spec["name"], spec["span"]) for spec in canvas(client)] == [("other", 6), ("note", 3)]
        client.send("patch z", message="again")
        assert canvas(client)[1] == {**canvas(client)[1], "value": "z", "span": 3}
    assert [spec["span"] for spec in seen[-1][3]] == [6, 3]


def test_undo_is_where_the_next_turn_begins(builder):
    with ChatClient(builder, canvas=True) as client:
        client.send("build")
        built = client.turns[-1]["shown"]
        client.send("patch z")
        assert client.command("show", turn=client.turns[-1]["id"], change=built)["ok"]
        assert canvas(client)[0]["value"] == "x"
        client.send("patch !")
        assert client.turns[-1]["canvas"][0]["base"] == built
        assert client.command("show", turn=client.turns[-1]["id"], change="")["ok"]
        assert canvas(client) == []


def test_a_branch_has_the_canvas_of_its_own_turns(builder, seen):
    with ChatClient(builder, canvas=True) as client:
        client.send("build")
        first = client.turns[-1]["id"]
        client.send("patch one")
        client.send("look", parent=first)
        assert seen[-1][0]["note"] == "x"
        assert canvas(client)[0]["value"] == "x"
        assert canvas(client, client.turns[1]["id"])[0]["value"] == "one"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("show", {"change": "nothing.0"}),
        ("show", {"change": "x" * 1_000_000}),
        ("show", {"change": "TURN." + "9" * 5_000}),
        ("arrange", {"order": [], "spans": {"note": 13}}),
        ("arrange", {"order": [], "spans": {"note": True}}),
        ("arrange", {"order": [1], "spans": {}}),
        ("arrange", {"order": "note", "spans": {}}),
    ],
)
def test_nonsense_is_refused(builder, kind, fields):
    with ChatClient(builder, canvas=True) as client:
        client.send("build")
        turn = client.turns[-1]["id"]
        before = client.turns
        named = {key: value.replace("TURN", turn) if key == "change" else value for key, value in fields.items()}
        reply = client.command(kind, turn=turn, **named)
        assert reply["error"]["code"] in ("not_found", "bad_command")
        assert not client.command(kind, **{"turn": "t9", "change": "", "order": [], "spans": {}, **fields})["ok"]
        assert client.turns == before


def test_the_selection_reaches_the_callback(builder, seen):
    chosen = {"note": {"kind": "points", "points": [{"x": 1, "y": 2}]}}
    with ChatClient(builder, canvas=True) as client:
        client.send("build", selection=chosen)
        client.send("look")
    assert [row[2] for row in seen] == [chosen, {}]


def test_run_is_a_turn_without_a_message():
    histories = []

    def answer(query, history):
        histories.append(history)
        yield f"[{query}]"
        yield {"type": "canvas", "specs": [NOTE]}

    with ChatClient(answer, canvas=True) as client:
        turn = client.send("", run=True)
        assert turn["run"]
        assert turn["blocks"] == [{"kind": "content", "text": "[]"}]
        assert names(client) == ["note"]
        assert client.command("send", message="m9", query="")["error"]["code"] == "empty"
        client.send("hello")
        client.send("again")
    assert histories[1] == []
    assert [message["content"] for message in histories[2]] == ["hello", "[hello]"]


def test_the_user_may_move_things_while_the_assistant_works():
    moved = threading.Event()

    def answer(query):
        yield {"type": "canvas", "specs": [NOTE, OTHER]}
        moved.wait(10)
        yield {"type": "set_props", "target": "note", "props": {"value": "z"}}

    with ChatClient(answer, canvas=True) as client:
        message = client.start("go")
        client.until(lambda: bool(canvas(client)))
        client.command("arrange", turn=client.turns[-1]["id"], order=["other", "note"], spans={"other": 3})
        moved.set()
        client.wait(message)
        assert [(spec["name"], spec["value"], spec["span"]) for spec in canvas(client)] == [
            ("other", "y", 3),
            ("note", "z", 12),
        ]
