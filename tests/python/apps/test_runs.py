"""Runs over HTTP: what a page gets for its inputs, what it may not send, and what others see of it: nothing."""

from __future__ import annotations

import json
import logging
import threading
from typing import Any

import flask
import pandas as pd
import plotly.graph_objects as go
import pytest
from dash import html

from fast_dash import Chat, FastDash, Upload
from fast_dash.apps.outbox import Outbox
from fast_dash.apps.runner import NOTICE, PAGE

from ..uploads import choose_file
from .program import HEADERS, lines, post, run


def dashboard(revenue: int = 100, region: str = "West") -> str:
    """A normal Fast Dash app."""
    return f"{region}: ${revenue}"


def three(points: int = 3) -> tuple[go.Figure, pd.DataFrame, Chat]:
    return go.Figure(go.Bar(y=list(range(points)))), pd.DataFrame({"a": range(points)}), [("Hi", "Ho")]


def test_documented_function() -> None:
    state = run(FastDash(dashboard), revenue=250, region="East")
    assert state["fd-output-output"] == {"text": "East: $250"}
    assert state[PAGE] == {"data-state": "ready"}


def test_what_was_not_sent_is_the_default() -> None:
    assert run(FastDash(dashboard))["fd-output-output"] == {"text": "West: $100"}


def test_three_outputs() -> None:
    state = run(FastDash(three), points=2)
    assert state["fd-output-output_1"]["figure"]["data"] == [{"type": "bar", "y": [0, 1]}]
    assert state["fd-output-output_2"]["rowData"] == [{"a": 0}, {"a": 1}]
    assert [m["content"] for m in state["fd-output-output_3"]["messages"]] == ["Hi", "Ho"]


def test_parameters_by_name_only() -> None:
    def named(*args: int, first: int = 1, **more: int) -> str:
        return f"{first} {args} {more}"

    assert run(FastDash(named), first=2, second=3)["fd-output-output"] == {"text": "2 () {}"}


@pytest.mark.parametrize("sent", ["many", 1.5, True, None, {"$ne": 1}, [1]])
def test_what_the_page_sends_is_not_believed(sent: Any) -> None:
    called: list[int] = []

    def strict(points: int = 3) -> str:
        called.append(points)
        return ""

    state = run(FastDash(strict), points=sent)
    assert called == []
    assert state["fd-setting-points-error"] == {"children": "Points: enter a whole number."}
    assert state["fd-setting-points"] == {"error": True}
    assert state[NOTICE] == {"children": "Points: enter a whole number."}


def test_refusal_is_taken_back() -> None:
    state = run(FastDash(dashboard))
    assert state["fd-setting-revenue-error"] == {"children": ""}
    assert state["fd-setting-revenue"] == {"error": False}
    assert state[NOTICE] == {"children": ""}


def test_exception_is_told_in_words_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    def failing(points: int = 0) -> str:
        raise ValueError("/home/me/secret/data.csv is missing")

    with caplog.at_level(logging.ERROR, "fast_dash"):
        state = run(FastDash(failing))
    assert state[NOTICE] == {"children": "…/data.csv is missing"}
    assert state[PAGE] == {"data-state": "failed"}
    assert "fd-output-output" not in state
    assert caplog.records[0].exc_info is not None


def test_exit_is_an_exception_like_others() -> None:
    def leaving() -> str:
        raise SystemExit("bye")

    assert run(FastDash(leaving))[NOTICE] == {"children": "bye"}


def test_wrong_type_is_told_at_its_output() -> None:
    def wrong() -> tuple[go.Figure, str]:
        return "no figure", "text"

    state = run(FastDash(wrong))
    assert "shows a plotly figure, but the function returned a str" in state["fd-output-output_1-error"]["children"]
    assert state["fd-output-output_1-box"] == {"data-state": "failed"}
    assert state["fd-output-output_2"] == {"text": "text"}
    assert state["fd-output-output_2-box"] == {"data-state": "ready"}
    assert state[NOTICE] == {"children": ""}


def test_value_that_cannot_be_drawn(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(pd.DataFrame):
        @property
        def shape(self) -> Any:
            raise RuntimeError("rows are broken")

    def broken() -> pd.DataFrame:
        return Broken({"a": [1]})

    state = run(FastDash(broken))
    assert state["fd-output-output-error"] == {"children": "This result could not be shown: rows are broken"}
    assert "could not be shown" in caplog.text


@pytest.mark.parametrize(("value", "count"), [(("a", "b", "c"), 3), ("a", 1), (["a"], 1)])
def test_wrong_number_of_values(value: Any, count: int) -> None:
    def two() -> tuple[str, str]:
        return value

    assert run(FastDash(two))[NOTICE] == {"children": f"The function returned {count} values for 2 outputs."}


def test_nothing_empties_an_output() -> None:
    def none() -> tuple[str, go.Figure | None]:
        return "text", None

    state = run(FastDash(none))
    assert state["fd-output-output_2-box"] == {"data-state": "empty"}
    assert state["fd-output-output_2"]["figure"] == {"data": [], "layout": {}}


def test_each_value_of_a_generator_is_shown_while_it_runs() -> None:
    more = threading.Event()

    def growing() -> str:
        yield "one"
        assert more.wait(10)
        yield "two"

    answer = (
        FastDash(growing)
        .server.test_client()
        .post("/_fast-dash/run", json={"inputs": {}}, headers=HEADERS, buffered=False)
    )
    seen: list[str] = []
    for line in (json.loads(line) for chunk in answer.response for line in chunk.splitlines()):
        if text := line.get("set", {}).get("fd-output-output", {}).get("text"):
            seen.append(text)
            more.set()
    assert seen == ["one", "two"]


def test_pieces_of_text_are_one_message_that_grows() -> None:
    def talking() -> Chat:
        yield "H"
        yield "o"

    (message,) = run(FastDash(talking))["fd-output-output"]["messages"]
    assert message == {"role": "assistant", "content": "Ho", "status": "done"}


def test_message_that_was_cut_by_an_exception_no_longer_streams() -> None:
    def talking() -> Chat:
        yield "H"
        raise ValueError("lost the thread")

    state = run(FastDash(talking))
    assert state["fd-output-output"]["messages"] == [{"role": "assistant", "content": "H", "status": "done"}]
    assert state[NOTICE] == {"children": "lost the thread"}


async def async_dashboard(revenue: int = 100) -> str:
    return f"${revenue}"


def test_async_function() -> None:
    assert run(FastDash(async_dashboard))["fd-output-output"] == {"text": "$100"}


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Origin": "http://evil.example"}, {"inputs": {}}, 403),
        ({"Origin": "null"}, {"inputs": {}}, 403),
        ({}, {"inputs": {}}, 403),
        (HEADERS, {}, 400),
        (HEADERS, [], 400),
        (HEADERS, {"inputs": [1]}, 400),
        (HEADERS, "x", 400),
    ],
)
def test_request_of_another_page_or_form(headers: dict[str, str], body: Any, status: int) -> None:
    called: list[int] = []

    def counting() -> None:
        called.append(1)

    client = FastDash(counting).server.test_client()
    assert client.post("/_fast-dash/run", json=body, headers=headers).status_code == status
    assert client.post("/_fast-dash/run", data="{", headers=HEADERS, content_type="text/plain").status_code == 400
    client.get("/_fast-dash/run")
    assert called == []


def test_answer_is_kept_nowhere() -> None:
    answer = post(FastDash(dashboard), {})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_two_pages_at_once_get_their_own_outputs() -> None:
    both = threading.Barrier(2, timeout=10)

    def slow(name: str = "") -> str:
        both.wait()
        return name

    app, found = FastDash(slow), {}

    def page(name: str) -> None:
        found[name] = run(app, name=name)["fd-output-name"]["text"]

    threads = [threading.Thread(target=page, args=(name,)) for name in ("Ada", "Grace")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found == {"Ada": "Ada", "Grace": "Grace"}


def test_file_of_somebody_else_is_unknown() -> None:
    def size(dataset: Upload = None) -> str:
        return f"{dataset.size} bytes"

    app = FastDash(size)
    owner, other = app.server.test_client(), app.server.test_client()
    for client in (owner, other):
        client.get("/")
    stored = choose_file(app, owner)["fd-setting-dataset"]["data"]
    shown = [lines(app, {"dataset": stored}, client)[-2]["set"] for client in (owner, other)]
    assert shown[0]["fd-output-output"] == {"text": "3 bytes"}
    assert "no longer on the server" in shown[1][NOTICE]["children"]


def test_function_may_look_at_the_request() -> None:
    def who() -> str:
        return flask.request.headers["X-User"]

    answer = post(FastDash(who), {}, **{"X-User": "Ada"})
    assert '"text":"Ada"' in answer.get_data(as_text=True)


def test_closed_page_cancels_its_run() -> None:
    closed = threading.Event()

    def endless() -> str:
        try:
            while True:
                yield "x"
        finally:
            closed.set()

    answer = (
        FastDash(endless)
        .server.test_client()
        .post("/_fast-dash/run", json={"inputs": {}}, headers=HEADERS, buffered=False)
    )
    next(iter(answer.response))
    answer.close()
    assert closed.wait(10)


def test_long_run_is_kept_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fast_dash.apps.service.HEARTBEAT", 0.01)
    more = threading.Event()

    def slow() -> str:
        assert more.wait(10)
        return "done"

    answer = (
        FastDash(slow)
        .server.test_client()
        .post("/_fast-dash/run", json={"inputs": {}}, headers=HEADERS, buffered=False)
    )
    beats = 0
    for chunk in answer.response:
        beats += chunk in (b"\n", "\n")
        if beats == 3:
            more.set()
    assert beats >= 3


def test_slow_reader_gets_the_latest_state_once() -> None:
    outbox = Outbox()
    outbox.put({"a": {"text": "1", "note": "x"}})
    outbox.put({"a": {"text": "2"}, "b": {"text": "3"}})
    assert outbox.take(0) == {"a": {"text": "2", "note": "x"}, "b": {"text": "3"}}
    assert outbox.take(0) == {}
    outbox.put({"a": {"text": "4"}})
    outbox.end()
    assert outbox.take(0) == {"a": {"text": "4"}}
    assert outbox.take(0) is None


def test_component_as_output() -> None:
    app = FastDash(lambda: "text", outputs=[html.Pre(id="mine")])
    assert run(app)["mine"] == {"children": "text"}
