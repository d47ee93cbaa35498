"""The engine's parts by themselves: the log, the timer, the pool of threads."""

from __future__ import annotations

import threading

import pytest

from fast_dash.engine import log as log_module
from fast_dash.engine import workers as workers_module
from fast_dash.engine.log import FrameLog
from fast_dash.engine.pace import Timer
from fast_dash.engine.workers import Workers


def content(text: str):
    return {"type": "content", "content": text}


def test_the_log_gives_what_follows_a_number():
    log = FrameLog(10)
    for text in "abc":
        log.append(content(text))
    assert log.seq == 13
    assert log.after(13) == []
    assert log.after(11) == [content("b"), content("c")]
    assert log.after(10) == [content("a"), content("b"), content("c")]
    assert log.after(9) is None
    assert log.after(14) is None


def test_the_log_is_bounded(monkeypatch):
    monkeypatch.setattr(log_module, "FRAMES", 3)
    monkeypatch.setattr(log_module, "CHARACTERS", 10)
    log = FrameLog(0)
    for text in "abcd":
        log.append(content(text))
    assert log.after(0) is None
    assert len(log.after(1)) == 3
    log.append(content("x" * 9))
    assert log.after(3) == [content("d"), content("x" * 9)]
    log.append({"type": "error", "message": "x" * 100})
    assert log.after(5) is None
    assert log.after(6) == []


def test_the_timer_calls_in_the_order_in_which_calls_are_due(caplog):
    timer = Timer()
    called: list[str] = []
    done = threading.Event()
    all_known = threading.Event()
    timer.at(0, lambda: all_known.wait(30))
    timer.at(4, done.set)
    timer.at(3, lambda: called.append("second"))
    timer.at(1, lambda: called.append("first"))
    timer.at(2, lambda: 1 / 0)
    all_known.set()
    assert done.wait(30)
    assert called == ["first", "second"]
    assert "a timed call failed" in caplog.text
    timer.after(3600, called.clear)
    timer.close()
    timer.after(0, called.clear)
    timer.close()
    assert called == ["first", "second"]


def test_one_worker_keeps_the_order():
    workers = Workers("test", 1)
    order: list[int] = []
    for number in range(100):
        workers.submit(lambda number=number: order.append(number))
    workers.submit(lambda: None).result(30)
    assert order == list(range(100))
    workers.close()


def test_workers_are_bounded_used_again_and_survive_anything():
    workers = Workers("test", 3)
    gate = threading.Barrier(4)
    for _ in range(3):
        workers.submit(gate.wait)
    waiting = workers.submit(threading.current_thread)
    assert not waiting.done()
    gate.wait(30)
    names = {waiting.result(30).name} | {workers.submit(threading.current_thread).result(30).name for _ in range(50)}
    assert names <= {"test-0", "test-1", "test-2"}

    def ends():
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        workers.submit(ends).result(30)
    assert workers.submit(lambda: 7).result(30) == 7
    workers.close()
    with pytest.raises(RuntimeError, match="closed"):
        workers.submit(ends)


def test_a_worker_without_work_leaves(monkeypatch):
    monkeypatch.setattr(workers_module, "IDLE", 0.001)
    workers = Workers("test", 2)
    thread = workers.submit(threading.current_thread).result(30)
    thread.join(30)
    assert not thread.is_alive()
    assert workers.submit(lambda: 7).result(30) == 7
    workers.close()
