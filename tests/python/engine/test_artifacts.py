"""An artifact has its place at once, and its payload when that is made; text does not wait for it."""

from __future__ import annotations

import io
import threading

import pytest

from fast_dash.artifacts import base
from fast_dash.artifacts.base import Kind
from fast_dash.artifacts.payload import Payload
from fast_dash.protocol.encode import dumps
from fast_dash.testing import ChatClient


class Slow:
    """A value whose payload is made when the test allows it."""

    def __init__(self, payload: bytes = b"made") -> None:
        self.payload = payload
        self.allowed = threading.Event()

    def make(self) -> Payload:
        assert self.allowed.wait(30)
        if not self.payload:
            raise OSError("/home/ann/secret/font.ttf is broken")
        return Payload("image/png", self.payload)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    kind = Kind("image", lambda value: isinstance(value, Slow), lambda value: value.make(), freeze=lambda value: value)
    monkeypatch.setattr(base, "KINDS", [kind, *base.KINDS])


def artifact(client):
    return next(block for block in client.turns[-1]["blocks"] if block["kind"] == "artifact")


def shows(client, status):
    return any(block.get("status") == status for block in client._following[-1]["blocks"])


def test_text_overtakes_a_payload_that_takes_long():
    slow = Slow()

    def answer(query):
        yield {"type": "artifact", "content": slow}
        yield "said meanwhile"

    with ChatClient(answer) as client:
        turn = client.start("q")
        client.until(lambda: len(client._following[-1]["blocks"]) == 2)
        assert artifact(client)["status"] == "pending"
        assert client.turns[-1]["status"] == "streaming"
        slow.allowed.set()
        blocks = client.wait(turn)["blocks"]
        assert [block.get("status") for block in blocks] == ["ready", None]
        assert client.engine.artifact("user", client.thread, blocks[0]["id"]) == ("image/png", b"made")


def values():
    """A value of each kind that can be set aside."""
    np = pytest.importorskip("numpy")
    pixels = np.zeros((2, 2, 3), dtype=np.uint8)
    picture = pytest.importorskip("PIL.Image").fromarray(pixels)
    png = io.BytesIO()
    picture.save(png, format="PNG")
    numbers = [0.5] * 1000
    return {
        "figure": pytest.importorskip("plotly.graph_objects").Figure({"data": [{"y": numbers}]}),
        "dict of a figure": {"data": [{"y": numbers, "x": np.arange(1000)}]},
        "data frame": pytest.importorskip("pandas").DataFrame({"a": numbers}),
        "picture": picture,
        "bytes of a picture": png.getvalue(),
    }


@pytest.mark.parametrize("name", ["figure", "dict of a figure", "data frame", "picture", "bytes of a picture"])
@pytest.mark.parametrize("runs", ["sync", "async"])
def test_a_callback_gets_on_before_the_payload_is_made(monkeypatch, name, runs):
    value = values()[name]
    allowed = threading.Event()

    def held(kind):
        def make(frozen):
            assert allowed.wait(30)
            return kind.payload(frozen)

        return kind._replace(payload=make)

    monkeypatch.setattr(base, "KINDS", [held(kind) for kind in base.KINDS])

    def answer(query):
        yield {"type": "artifact", "content": value}
        yield "said meanwhile"

    async def answer_async(query):
        for part in answer(query):
            yield part

    with ChatClient(answer if runs == "sync" else answer_async) as client:
        turn = client.start("q")
        client.until(lambda: len(client._following[-1]["blocks"]) == 2)
        assert artifact(client)["status"] == "pending"
        allowed.set()
        assert [block.get("status") for block in client.wait(turn)["blocks"]] == ["ready", None]


def test_only_what_cannot_be_copied_holds_its_callback_up():
    waits = [kind for kind in base.KINDS if kind.freeze is None]
    assert [kind.matches.__name__ for kind in waits] == ["is_matplotlib"]


@pytest.mark.parametrize("raises", [False, True])
def test_a_turn_does_not_end_before_its_payloads_are_made(raises, caplog):
    slow = Slow()

    def answer(query):
        yield {"type": "artifact", "content": slow}
        if raises:
            raise ValueError("no more")

    with ChatClient(answer) as client:
        turn = client.start("q")
        client.until(lambda: shows(client, "pending"))
        slow.allowed.set()
        over = client.wait(turn)
        assert over["blocks"][0]["status"] == "ready"
        assert over["status"] == ("error" if raises else "done")


def test_what_cannot_be_made_says_why_in_its_place(caplog):
    slow = Slow(b"")
    slow.allowed.set()

    def answer(query):
        yield {"type": "artifact", "content": slow}
        yield "still there"

    with ChatClient(answer) as client:
        turn = client.send("q")
        assert turn["status"] == "done"
        block = artifact(client)
        assert (block["status"], block["message"]) == ("failed", "This image could not be shown: …/font.ttf is broken")
        assert "secret" in caplog.text


def test_stop_leaves_no_placeholder_waiting():
    slow = Slow()

    def answer(query):
        yield slow

    with ChatClient(answer) as client:
        turn = client.start("q")
        client.until(lambda: shows(client, "pending"))
        client.stop(turn)
        assert client.wait(turn)["blocks"][0]["status"] == "failed"
        slow.allowed.set()


def test_a_value_may_change_as_soon_as_it_was_yielded():
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    graph_objects = pytest.importorskip("plotly.graph_objects")

    def answer(query):
        frame = pandas.DataFrame({"a": [1, 2]})
        yield frame
        frame.loc[0, "a"] = 99
        figure = graph_objects.Figure(graph_objects.Scatter(y=[1, 2]))
        yield figure
        figure.data[0].y = [99]
        same = {"data": [{"y": [1, 2], "x": numpy.array([1, 2]), "marker": {"size": [[1], 2]}}]}
        yield {"type": "artifact", "content": same}
        same["data"][0]["y"][0] = same["data"][0]["x"][0] = same["data"][0]["marker"]["size"][0][0] = 99

    with ChatClient(answer) as client:
        turn = client.send("q")
        payloads = [client.engine.artifact("user", client.thread, block["id"])[1] for block in turn["blocks"]]
        assert not any(b"99" in payload for payload in payloads)


def test_a_figure_of_50_mb_leaves_a_handle_in_the_transcript():
    def answer(query):
        yield {"type": "artifact", "content": {"data": [{"y": [0.1234567890123456] * 2_700_000}]}}
        yield from ("said ", "in ", "the ", "meantime")

    with ChatClient(answer) as client:
        turn = client.send("q")
        figure, text = turn["blocks"]
        assert text["text"] == "said in the meantime"
        assert len(dumps(turn)) < 1_000
        mime, payload = client.engine.artifact("user", client.thread, figure["id"])
        assert mime == "application/json"
        assert len(payload) > 50_000_000
