"""SIGTERM, raised in this very process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator

import pytest

from fast_dash.termination import before_termination, exit_on_termination


@pytest.fixture(autouse=True)
def _handler() -> Iterator[None]:
    kept = signal.getsignal(signal.SIGTERM)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGTERM, kept)


def test_who_minds_the_signal_still_gets_it() -> None:
    minded, called = [], threading.Event()
    signal.signal(signal.SIGTERM, lambda number, _frame: minded.append(number))
    before_termination(called.set)
    signal.raise_signal(signal.SIGTERM)
    assert called.wait(30)
    assert minded == [signal.SIGTERM]
    exit_on_termination()
    signal.raise_signal(signal.SIGTERM)
    assert len(minded) == 2


def test_where_nobody_minds_it_the_process_exits() -> None:
    before_termination(lambda: None)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    exit_on_termination()
    with pytest.raises(SystemExit):
        signal.raise_signal(signal.SIGTERM)


def test_outside_of_the_main_thread_nothing_changes() -> None:
    thread = threading.Thread(target=exit_on_termination)
    thread.start()
    thread.join()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
