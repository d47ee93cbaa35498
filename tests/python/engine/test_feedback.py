"""What a user thinks of a reply: kept with it, told to the app, and changed at will."""

from __future__ import annotations

import threading

import pytest

from fast_dash.engine.feedback import Feedback
from fast_dash.testing import ChatClient
from tests.waiting import until


def echo(query):
    yield query


def test_a_reply_is_judged_and_the_app_is_told():
    told = []
    with ChatClient(echo, on_feedback=told.append) as client:
        turn = client.send("hello")
        for number, value in enumerate(("up", "down", "none")):
            assert client.command("feedback", turn=turn["id"], value=value)["ok"]
            until(lambda number=number: len(told) > number)
        assert told[0] == Feedback(client.thread, turn["id"], "up", "hello", "hello")
        assert [feedback.value for feedback in told] == ["up", "down", "none"]
        client.until(lambda: client._following[-1].get("feedback") == "none")


def test_judging_goes_on_while_another_reply_streams():
    gate = threading.Event()

    def answer(query):
        yield "a"
        if query == "wait":
            gate.wait(30)
            yield "b"

    with ChatClient(answer) as client:
        first = client.send("one")
        turn = client.start("wait")
        assert client.command("feedback", turn=first["id"], value="up")["ok"]
        assert client.command("feedback", turn=turn, value="up")["error"]["code"] == "not_found"
        gate.set()
        assert client.wait(turn)["blocks"] == [{"kind": "content", "text": "ab"}]
        assert client.turns[0]["feedback"] == "up"
    with ChatClient(answer, store=client.engine._store) as after:
        assert after.turns[0]["feedback"] == "up"


def test_an_app_that_fails_to_listen_hurts_nobody(caplog):
    with ChatClient(echo, on_feedback=lambda _: 1 / 0) as client:
        turn = client.send("hello")
        assert client.command("feedback", turn=turn["id"], value="up")["ok"]
        until(lambda: "ZeroDivisionError" in caplog.text)
        assert client.send("more")["status"] == "done"


@pytest.mark.parametrize("value", ["sideways", "", None, 1, ["up"]])
def test_only_verdicts_are_taken(value):
    with ChatClient(echo) as client:
        turn = client.send("hello")
        assert client.command("feedback", turn=turn["id"], value=value)["error"]["code"] == "bad_command"
