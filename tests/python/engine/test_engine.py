"""The life of turns: who may do what, what is kept, and that nothing of it ends another turn."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from typing import Any

import pytest

from fast_dash.agents.callback import callback_agent
from fast_dash.engine import conversations as conversations_module
from fast_dash.engine import turns as turns_module
from fast_dash.engine import writer as writer_module
from fast_dash.engine.commands import SHAPES
from fast_dash.engine.engine import ChatEngine
from fast_dash.engine.request import SettingError
from fast_dash.languages.german import GERMAN
from fast_dash.protocol.encode import dumps
from fast_dash.stores.memory import MemoryStore
from fast_dash.stores.sql import SQLStore
from fast_dash.testing import ChatClient, Reader


def echo(query):
    yield from query


def text(turn: dict[str, Any]) -> str:
    return "".join(block["text"] for block in turn["blocks"] if block["kind"] == "content")


class Gate:
    """A callback that stands at a gate, on both kinds of roads."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()
        self.left = threading.Event()

    def answer(self, query):
        try:
            yield "before "
            self.reached.set()
            self.open.wait(30)
            yield "after"
        finally:
            self.left.set()

    async def answer_async(self, query):
        try:
            yield "before "
            self.reached.set()
            while not self.open.is_set():
                await asyncio.sleep(0.001)
            yield "after"
        finally:
            self.left.set()


@pytest.fixture
def gate():
    gate = Gate()
    yield gate
    gate.open.set()


# --- What a function may be


async def value(query):
    return query


def generator(query):
    yield "a"
    return query


async def async_generator(query):
    yield "a"
    yield query


class Stream:
    """Like the stream of a client library: iterable, and no iterator."""

    def __init__(self, query: str) -> None:
        self.query = query

    def __iter__(self):
        return iter(["a", self.query])


FUNCTIONS = {
    "a value": (lambda query: query, "q"),
    "nothing": (lambda query: None, ""),
    "a frame": (lambda query: {"type": "content", "content": query}, "q"),
    "a number": (lambda query: 7, "7"),
    "a list": (lambda query: ["a", {"type": "content", "content": query}], "aq"),
    "an iterator": (lambda query: iter(["a", query]), "aq"),
    "an iterable": (Stream, "aq"),
    "a generator that returns": (generator, "aq"),
    "a generator of a generator": (lambda query: (yield from generator(query)), "aq"),
    "a coroutine": (value, "q"),
    "an async generator": (async_generator, "aq"),
    "a function of a coroutine": (lambda query: value(query), "q"),
    "a function of an async generator": (lambda query: async_generator(query), "aq"),
}


@pytest.mark.parametrize(("function", "said"), FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_a_callback_may_return(function, said, caplog):
    with ChatClient(lambda query: function(query)) as client:
        turn = client.send("q")
    assert (text(turn), turn["status"]) == (said, "done")
    assert not caplog.records


def test_a_coroutine_may_return_a_generator():
    async def answer(query):
        return generator(query)

    async def nested(query):
        return async_generator(query)

    with ChatClient(answer) as client, ChatClient(nested) as other:
        assert text(client.send("q")) == text(other.send("q")) == "aq"


def test_a_callback_gets_what_it_declares():
    seen: list[Any] = []

    def answer(query, size=1, *, history, ctx):
        seen.append((query, size, list(history), ctx.thread_id, ctx.stopped.is_set()))
        history.clear()
        return "a"

    with ChatClient(answer, parse_settings=lambda values: {"size": values["size"] * 2}) as client:
        client.send("one", settings={"size": 2})
        client.send("two", settings={"size": 3})
        thread = client.thread
    before = [{"role": "user", "content": "one"}, {"role": "assistant", "content": "a"}]
    assert seen == [("one", 4, [], thread, False), ("two", 6, before, thread, False)]


def test_async_callbacks_share_one_loop():
    async def answer(query):
        return str(id(asyncio.get_running_loop()))

    with ChatClient(answer) as client, ChatClient(answer) as other:
        assert len({text(c.send("q")) for c in (client, other, client)}) == 1


# --- What a callback may raise


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


RAISED = [ValueError("boom"), SpeechlessError(), SystemExit(1), KeyboardInterrupt(), StopIteration(), MemoryError()]


@pytest.mark.parametrize("problem", [*RAISED, asyncio.CancelledError()], ids=lambda p: type(p).__name__)
def test_whatever_a_callback_raises_is_a_notice(problem, caplog):
    def raises(query):
        raise problem

    def generates(query):
        yield "a"
        raise problem

    async def awaits(query):
        raise problem

    async def streams(query):
        yield "a"
        raise problem

    for callback in (raises, generates, awaits, streams):
        with ChatClient(callback) as client:
            for _ in range(2):
                turn = client.send("q")
                assert turn["status"] == "error"
                assert turn["blocks"][-1]["kind"] == "error"
                assert turn["blocks"][-1]["message"]
    assert "Traceback" in caplog.text


def test_a_raised_message_is_shown_without_what_belongs_in_the_log():
    def answer(query):
        raise FileNotFoundError(f"no /srv/app/secret/file.txt, {object()!r}\nsee https://example.org/a/b")

    with ChatClient(answer) as client:
        assert client.send("q")["blocks"][-1]["message"] == "no …/file.txt, <object object>"


# --- Deltas


def test_the_first_delta_goes_out_at_once_and_another_frame_takes_along_what_waits(monkeypatch, gate):
    monkeypatch.setattr(turns_module, "WINDOW", 20)

    def answer(query):
        yield "a"
        yield "b"
        yield "c"
        gate.open.wait(30)
        yield {"type": "tool_start", "name": "f"}
        yield "d"

    with ChatClient(answer) as client:
        turn = client.start("q")
        client.until(lambda: text(client._following[-1]) == "a")
        gate.open.set()
        assert text(client.wait(turn)) == "abcd"
    kinds = [[frame["type"] for frame in envelope["frames"]] for envelope in client.envelopes]
    assert kinds == [["turn_start"], ["content"], ["content", "tool_start"], ["content", "turn_end"]]


def test_what_waits_is_sent_by_the_timer(gate):
    def answer(query):
        yield from "abc"
        gate.open.wait(30)

    with ChatClient(answer) as client:
        client.start("q")
        client.until(lambda: text(client._following[-1]) == "abc")
        gate.open.set()


def test_a_flood_does_not_wait_for_the_timer(monkeypatch):
    monkeypatch.setattr(turns_module, "WINDOW", 20)

    def answer(query):
        for _ in range(100):
            yield "x" * 10_000
        yield "x" * 1_000_000

    with ChatClient(answer) as client:
        assert len(text(client.send("q"))) == 2_000_000
        assert all(len(frame.get("content", "")) <= 65_536 for frame in client.frames)
        assert all(len(dumps(envelope)) < 400_000 for envelope in client.envelopes)


def test_a_million_frames_of_one_character():
    def answer(query):
        for _ in range(1_000_000):
            yield "x"

    with ChatClient(answer) as client:
        assert text(client.send("q")) == "x" * 1_000_000
        assert len(client.envelopes) * 20 < 1_000_000


def test_readers_get_a_sign_of_life(monkeypatch, gate):
    monkeypatch.setattr(turns_module, "HEARTBEAT", 0.01)
    monkeypatch.setattr(turns_module, "LAST_HEARTBEAT", 0.01)
    with ChatClient(gate.answer) as client:
        turn = client.start("q")
        client.until(lambda: any(not e["frames"] for e in client.envelopes))
        gate.open.set()
        client.wait(turn)
        client.until(lambda: client.envelopes[-1] == {"seq": client.frames and len(client.frames), "frames": []})


# --- Stop


@pytest.mark.parametrize("kind", ["answer", "answer_async"])
def test_stop_keeps_what_was_said_and_closes_the_generator(gate, kind):
    with ChatClient(getattr(gate, kind)) as client:
        turn = client.start("q")
        gate.reached.wait(30)
        assert client.stop(turn) == {"ok": True, "turn": turn}
        # At once, while the callback is still at the gate.
        stopped = client.wait(turn)
        gate.open.set()
        assert gate.left.wait(30)
        assert (text(stopped), stopped["status"]) == ("before ", "stopped")
        assert client.stop(turn)["ok"]
        gate.open.set()
        client.send("q")
        assert client.turns[0] == stopped


def test_a_callback_may_look_whether_it_was_stopped():
    waits, left = threading.Event(), threading.Event()

    def answer(query, ctx):
        waits.set()
        assert ctx.stopped.wait(30)
        left.set()

    with ChatClient(answer) as client:
        turn = client.start("q")
        assert waits.wait(30)
        client.stop(turn)
        assert left.wait(30)


def test_a_stuck_callback_holds_its_thread_only(gate, monkeypatch, caplog):
    monkeypatch.setattr(turns_module, "PATIENCE", 0)
    first = iter([gate.answer])

    def answer(query):
        return next(first, echo)(query)

    with ChatClient(answer) as client:
        turn = client.start("q")
        gate.reached.wait(30)
        client.stop(turn)
        assert client.engine.stuck == 1
        assert text(client.send("works")) == "works"
        # The warning is the timer's, which a busy machine may run later than the next turn.
        _await(lambda: "has not come back" in caplog.text)
        gate.open.set()
        gate.left.wait(30)
        assert text(client.send("works")) == "works"
        _await(lambda: client.engine.stuck == 0)


@pytest.mark.parametrize("kind", ["answer", "answer_async"])
def test_a_turn_of_which_nothing_comes_is_ended(gate, kind, caplog):
    with ChatClient(getattr(gate, kind), max_idle=0.5, language=GERMAN) as client:
        turn = client.send("q")
        assert turn["status"] == "error"
        assert turn["blocks"] == [
            {"kind": "content", "text": "before "},
            {"kind": "error", "message": "Die Antwort wurde beendet, weil 0,5 s lang nichts mehr kam."},
        ]
        assert "has yielded nothing for 0.5 s" in caplog.text
        gate.open.set()
        _await(lambda: client.engine.stuck == 0)
        assert gate.left.is_set()


def test_a_callback_is_told_that_its_turn_was_ended_and_is_stuck_until_it_comes_back():
    told, leave = threading.Event(), threading.Event()

    def answer(query, ctx):
        if ctx.stopped.wait(30):
            told.set()
        leave.wait(30)

    with ChatClient(answer, max_idle=0.3) as client:
        client.send("q")
        assert told.wait(30)
        assert client.engine.stuck == 1
        leave.set()
        _await(lambda: client.engine.stuck == 0)


def test_a_turn_of_which_something_comes_goes_on(monkeypatch):
    clock, looks = 0.0, []

    def look():
        looks.append(clock)
        return clock

    monkeypatch.setattr(turns_module, "monotonic", look)

    def answer(query):
        nonlocal clock
        for _ in range(10):
            clock += 0.009
            _await(lambda now=clock: looks.count(now) > 1)
            yield "x"

    with ChatClient(answer, max_idle=0.01) as client:
        assert client.send("q")["status"] == "done"


def _await(condition):
    """For what no envelope tells of."""
    never = threading.Event()
    for _ in range(30_000):
        if condition():
            return
        never.wait(0.001)
    raise AssertionError("never true")


def test_what_a_stopped_callback_raises_is_logged_only(caplog, gate):
    def answer(query):
        try:
            yield from gate.answer(query)
        finally:
            raise ValueError("late")

    with ChatClient(answer) as client:
        turn = client.start("q")
        assert gate.reached.wait(30)
        client.stop(turn)
        gate.open.set()
        _await(lambda: "late" in caplog.text)
        assert client.wait(turn)["status"] == "stopped"
        assert not any(frame["type"] == "error" for frame in client.frames)


def test_a_thousand_stopped_turns_leave_no_thread_behind():
    def answer(query, ctx):
        yield "a"
        ctx.stopped.wait(30)
        yield "b"

    async def answer_async(query):
        yield "a"
        await asyncio.sleep(30)

    for callback in (answer, answer_async):
        before = threading.active_count()
        with ChatClient(callback, max_turns=3) as client:
            for _ in range(500):
                client.stop(client.start("q"))
                _await(lambda client=client: not len(client.engine._turns))
            # Three workers, the timer, the writer of the store, and the one event loop.
            assert threading.active_count() <= before + 6
            assert [turn["status"] for turn in client.turns] == ["stopped"] * 500
        _await(lambda before=before: threading.active_count() <= before + 1)


# --- Refusals


def code(reply: dict[str, Any]) -> str:
    assert reply["ok"] is False
    assert reply["error"]["message"]
    return reply["error"]["code"]


def test_one_turn_runs_at_a_time(gate):
    with ChatClient(gate.answer) as client:
        turn = client.start("q", message="m")
        assert code(client.command("send", query="q", message="other")) == "busy"
        assert client.command("send", query="q", message="m") == {"ok": True, "turn": turn}
        gate.open.set()
        client.wait(turn)
        assert client.command("send", query="q", message="m") == {"ok": True, "turn": turn}
        assert len(client.turns) == 1


def test_a_double_send_at_the_same_time_is_one_turn():
    calls: list[str] = []

    def answer(query):
        calls.append(query)
        yield query

    with ChatClient(answer) as client:
        for number in range(20):
            start = threading.Barrier(8)
            replies: list[Any] = []

            def send(start=start, replies=replies, number=number):
                start.wait()
                replies.append(client.command("send", query="q", message=f"m{number}"))

            threads = [threading.Thread(target=send) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            client.wait(replies[0]["turn"])
            assert len({reply["turn"] for reply in replies}) == 1
        assert len(calls) == len(client.turns) == 20


def test_past_max_turns_a_message_is_refused_and_can_be_sent_again(gate):
    with ChatClient(gate.answer, max_turns=1) as client:
        first = client.start("q")
        gate.reached.wait(30)
        client.stop(first)
        # Stopped, but its callback still holds the only thread.
        assert code(client.command("send", query="q", message="m")) == "overloaded"
        gate.open.set()
        _await(lambda: client.engine.stuck == 0)
        client.wait(client.start("q", message="m"))


def settings_of(values: Any) -> Any:
    raise SettingError("size", "Too large.")


def test_a_bad_message_is_refused_before_the_callback():
    def never(query):
        raise AssertionError

    with ChatClient(never, max_query=5, parse_settings=settings_of) as client:
        assert code(client.command("send", query=" \n", message="m")) == "empty"
        assert code(client.command("send", query="123456", message="m")) == "too_long"
        reply = client.command("send", query="12345", message="m")
        assert reply["error"] == {"code": "invalid_setting", "message": "Too large.", "field": "size"}
        assert client.turns == []


ODD = [None, 1, True, "", "é", "\ud800", "a\0", "x" * 200, [], {}, {"a": 1}]
COMMANDS = [
    *ODD,
    *({"type": kind} for kind in ODD),
    {"type": "subscribe"},
    *(
        {
            "type": kind,
            "chat": "chat",
            "thread": "t",
            "message": "m",
            "query": "q",
            "turn": "t",
            "value": "up",
            "order": ["note"],
            "spans": {},
            "change": "t.0",
            field: odd,
        }
        for kind, fields in SHAPES.items()
        for field in fields
        for odd in ODD
    ),
]


def test_any_command_gets_an_answer(caplog):
    with ChatClient(echo) as client:
        for command in COMMANDS:
            reply = client.engine.handle("user", command, lambda _: None)
            assert reply["ok"] or reply["error"]["code"] in ("bad_command", "not_found"), command
        assert text(client.send("works")) == "works"
    assert not caplog.records


def draw(query):
    yield {"type": "artifact", "content": b"GIF89a"}
    yield {"type": "canvas", "specs": [{"name": "note", "type": "Markdown", "value": query}]}


@pytest.mark.parametrize("kind", [kind for kind, fields in SHAPES.items() if "thread" in fields])
def test_a_command_on_a_thread_is_for_its_owner(kind):
    with ChatClient(draw, canvas=True, identity="ann") as ann:
        turn = ann.send("q")
        place = {"thread": ann.thread, "channel": ann.channel, "after": 0, "turn": turn["id"], "change": turn["shown"]}
        said = {"message": "m", "query": "q", "settings": {}, "parent": turn["id"], "attachments": [], "run": False}
        done = {"value": "up", "order": ["note"], "spans": {"note": 6}, "selection": {}}
        fields = {"type": kind, "chat": "chat", **place, **said, **done}
        command = {name: fields[name] for name in SHAPES[kind]}
        before, attached = ann.frames[:], []
        real, unknown = (
            ann.engine.handle("bob", {**command, "thread": thread}, attached.append)
            for thread in (ann.thread, "x" * 32)
        )
        assert real == unknown
        assert code(real) == "not_found"
        assert (attached, ann.frames) == ([], before)
        # It was for nothing else that it was refused.
        assert ann.engine.handle("ann", command, attached.append)["ok"]


def test_threads_of_others_are_like_threads_that_do_not_exist():
    store = MemoryStore()
    with ChatClient(draw, canvas=True, store=store, identity="ann") as ann:
        turn = ann.send("q")
        artifact = turn["blocks"][0]["id"]
        assert ann.engine.artifact("ann", ann.thread, artifact) == ("image/gif", b"GIF89a")
        assert ann.engine.artifact("bob", ann.thread, artifact) is None
        assert ann.engine.artifact("ann", "x" * 32, artifact) is None
        other = ChatEngine("other", callback_agent(echo), store, lambda *_: None)
        assert code(other.handle("ann", {"type": "subscribe", "chat": "other", "thread": ann.thread}, print))
        other.close()
    # After a restart, from the store.
    engine = ChatEngine("chat", callback_agent(draw), store, lambda *_: None)
    assert engine.artifact("ann", ann.thread, artifact)
    assert engine.artifact("bob", ann.thread, artifact) is None
    engine.close()


# --- Following


def test_a_reader_gets_the_frames_it_missed_or_the_whole():
    with ChatClient(echo) as client:
        client.send("abc")
        seq = len(client.frames)
        for after in range(seq + 1):
            reply = client.command("subscribe", channel=client.channel, after=after)
            reader = Reader(seq=after)
            assert "turns" not in reply
            assert (reply["seq"], reply["channel"]) == (seq, client.channel)
            if after == 0:
                assert reader.read({"after": 0, "seq": seq, "frames": reply["frames"]})
                assert reader.turns == client.turns
        for place in ({"channel": "other", "after": 1}, {"channel": client.channel}, {"after": 1}, {}):
            assert client.command("subscribe", **place)["turns"] == client.turns
        for after in (-1, seq + 1, 10**9):
            assert client.command("subscribe", channel=client.channel, after=after)["turns"] == client.turns


def test_a_reader_that_joins_in_the_middle_misses_nothing(gate):
    """Attached before the snapshot is read: what it gets twice, the numbers tell."""
    with ChatClient(gate.answer) as client:
        turn = client.start("q")
        gate.reached.wait(30)
        late: list[Any] = []

        def attach(channel: str) -> None:
            assert channel == client.channel
            late.append(len(client.envelopes))

        command = {"type": "subscribe", "chat": "chat", "thread": client.thread}
        reply = client.engine.handle("user", command, attach)
        reader = Reader(reply["turns"], reply["seq"])
        gate.open.set()
        client.wait(turn)
        for envelope in client.envelopes[late[0] :]:
            assert reader.read(envelope)
        assert reader.turns == client.turns


def test_a_new_thread_is_empty_and_an_empty_one_is_used_again():
    with ChatClient(echo) as client:
        first = client.thread
        client.new_thread()
        assert client.thread == first
        client.send("a")
        client.new_thread()
        assert client.thread != first
        assert client.turns == []
        assert len(client.thread) * 6 >= 128
        client.send("b")
        assert client.command("subscribe", thread=first)["turns"][0]["query"] == "a"
        latest = client.engine.handle("user", {"type": "subscribe", "chat": "chat"}, lambda _: None)
        assert latest["thread"] == client.thread


def test_a_transport_that_fails_costs_no_frame(monkeypatch, caplog):
    with ChatClient(echo) as client:
        working = client.engine._conversations._publish
        client.send("a")
        conversation = client.engine._conversations._known[client.thread]
        monkeypatch.setattr(conversation, "_publish", lambda *_: 1 / 0)
        reply = client.command("send", query="b", message="m")
        _await(lambda: conversation.running is None)
        monkeypatch.setattr(conversation, "_publish", working)
        turns = client.command("subscribe")["turns"]
        assert reply["ok"]
        assert [text(turn) for turn in turns] == ["a", "b"]
        assert "could not be sent" in caplog.text


# --- What is kept


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/chats.db"


def test_a_restart_keeps_the_conversation_and_knows_the_messages(url):
    with ChatClient(echo, store=SQLStore(url)) as before:
        turn = before.start("abc", message="m")
        before.wait(turn)
        known = before.turns
    with ChatClient(echo, store=SQLStore(url)) as after:
        assert (after.thread, after.turns) == (before.thread, known)
        assert after.channel != before.channel
        assert after.command("send", query="abc", message="m") == {"ok": True, "turn": turn}
        assert text(after.send("def")) == "def"
        assert len(after.turns) == 2


PROGRAM = """
import sys, threading
from fast_dash.engine import engine
from fast_dash.stores.sql import SQLStore
from fast_dash.testing import ChatClient
engine.CHECK_POINT = 0.01

def answer(query):
    yield {"type": "tool_start", "name": "f"}
    yield "half an answer"
    threading.Event().wait(60)

store = SQLStore(sys.argv[1])
client = ChatClient(answer, store=store)
client.start("q", message="m")
while "half" not in str(store.load(client.thread, "chat")):
    pass
print("now", flush=True)
threading.Event().wait(60)
"""


def test_a_killed_server_leaves_the_turn_interrupted(url):
    with subprocess.Popen([sys.executable, "-c", PROGRAM, url], stdout=subprocess.PIPE) as server:
        assert server.stdout.readline() == b"now\n"
        os.kill(server.pid, signal.SIGKILL)
    for _ in range(2):
        with ChatClient(echo, store=SQLStore(url)) as client:
            (turn,) = client.turns
            assert turn["status"] == "interrupted"
            assert turn["ended"]
            assert text(turn) == "half an answer"
            assert turn["blocks"][0]["status"] == "cancelled"
            assert client.command("send", query="q", message="m") == {"ok": True, "turn": turn["id"]}
    with ChatClient(echo, store=SQLStore(url)) as client:
        assert text(client.send("goes on")) == "goes on"


@pytest.mark.parametrize("kind", ["answer", "answer_async"])
def test_closing_ends_what_runs_and_writes_it(url, gate, kind):
    client = ChatClient(getattr(gate, kind), store=SQLStore(url))
    client.start("q")
    gate.reached.wait(30)
    threading.Timer(0.05, gate.open.set).start()
    client.close()
    assert gate.left.is_set()
    with ChatClient(echo, store=SQLStore(url)) as after:
        assert [(text(turn), turn["status"]) for turn in after.turns] == [("before ", "interrupted")]


class Failing(MemoryStore):
    """A store whose next saves fail."""

    def __init__(self) -> None:
        super().__init__()
        self.failures = itertools.repeat(False)
        self.saved: Counter[str] = Counter()

    def save(self, thread, turn, seq):
        if next(self.failures):
            raise OSError("disk full")
        self.saved[turn["status"]] += 1
        super().save(thread, turn, seq)


def test_a_message_that_cannot_be_stored_is_refused(caplog):
    store = Failing()
    with ChatClient(echo, store=store) as client:
        store.failures = itertools.chain([True], itertools.repeat(False))
        assert code(client.command("send", query="q", message="m")) == "internal"
        assert client.turns == []
        client.wait(client.start("q", message="m"))
    assert "disk full" in caplog.text


def test_a_reply_that_cannot_be_stored_is_stored_later(monkeypatch):
    monkeypatch.setattr(writer_module, "RETRY", 0.01)
    store = Failing()
    with ChatClient(echo, store=store) as client:
        store.failures = itertools.chain([False], itertools.repeat(True))
        client.send("q")
        conversation = client.engine._conversations._known[client.thread]
        assert conversation.pins
        store.failures = itertools.repeat(False)
        _await(lambda: store.saved["done"])
        _await(lambda: not conversation.pins)


def test_idle_conversations_leave_the_memory_and_their_readers_stay(monkeypatch):
    with ChatClient(echo) as client:
        client.send("a")
        before = client.engine._conversations._known[client.thread]
        _await(lambda: not before.pins)
        monkeypatch.setattr(conversations_module, "LONGEST_IDLE", -1)
        client.engine._conversations._evict(1000)
        assert client.engine._conversations._known == {}
        monkeypatch.undo()
        # On the same channel, with the numbers going on: the reader notices nothing.
        assert text(client.send("b")) == "b"
        assert client.command("subscribe", channel=client.channel, after=len(client.frames))["frames"] == []


FORKS = """
import os
from fast_dash.engine.engine import ChatEngine
from fast_dash.stores.memory import MemoryStore

engine = ChatEngine("chat", lambda request: "", MemoryStore(), lambda *_: None)
for _ in range(2):
    if os.fork() == 0:
        print(engine._conversations._channel("thread"), flush=True)
        os._exit(0)
    os.wait()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not fork")
def test_a_forked_process_has_channels_of_its_own():
    # A worker that was killed may have sent more than it stored: readers of its successor begin anew.
    printed = subprocess.run([sys.executable, "-c", FORKS], capture_output=True, text=True, timeout=60, check=True)
    assert len(set(printed.stdout.split())) == 2


def test_a_running_conversation_stays_in_memory(gate):
    with ChatClient(gate.answer) as client:
        client.start("q")
        client.engine._conversations._evict(0)
        assert client.thread in client.engine._conversations._known
        gate.open.set()


def test_many_conversations_do_not_mix():
    def answer(query, history):
        for character in query:
            yield character
            yield {"type": "reasoning", "content": character}

    store = MemoryStore()
    clients = [ChatClient(answer, store=store, identity=f"user {n}") for n in range(20)]
    with contextlib.ExitStack() as stack:
        for client in clients:
            stack.enter_context(client)
        turns = [client.start(f"text {n}") for n, client in enumerate(clients)]
        assert [text(client.wait(turn)) for client, turn in zip(clients, turns, strict=True)] == [
            f"text {n}" for n in range(20)
        ]


def test_a_closed_engine_refuses_and_may_be_closed_again():
    with ChatClient(echo) as client:
        client.send("a")
        client.close()
        for kind in ("subscribe", "new_thread", "send", "stop", "feedback"):
            assert code(client.command(kind, query="q", message="m", turn="t", value="up")) == "overloaded"


def test_a_system_without_threads_ends_the_turn(monkeypatch):
    with ChatClient(echo) as client:

        def none_left(*_: Any) -> None:
            raise RuntimeError("can't start new thread")

        monkeypatch.setattr(client.engine._turns._workers, "submit", none_left)
        assert client.send("q")["status"] == "error"
        monkeypatch.undo()
        assert text(client.send("works")) == "works"
