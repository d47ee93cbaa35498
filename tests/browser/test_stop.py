"""Stop ends the reply at once on the screen, soon in the callback, and once in the history."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import plotly.graph_objects as go
from playwright.sync_api import Page, Route, expect

from fast_dash import FastDash
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.faults import FaultProxy
from tests.fake_llm import Gate, numbered, numbers
from tests.measured import measured, spread

Serve = Callable[[object], Served]
ThroughFaults = Callable[[Served], FaultProxy]


def app(callback: Callable[..., object]) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Stop", store="memory://").server


WATCH = """() => {
    // The length of the reply at each frame of the screen, and when Stop was pressed.
    window.seen = { stop: 0, free: 0, grew: 0 };
    let length = 0;
    document.addEventListener('click', (event) => {
        if (event.target.closest('[data-fdc-action="stop"]')) window.seen.stop = Date.now();
    }, true);
    const look = () => {
        const texts = [...document.querySelectorAll('.fdc-message[data-role="assistant"] .fdc-content')];
        const now = texts.reduce((sum, text) => sum + text.textContent.length, 0);
        if (now > length && window.seen.stop) window.seen.grew = Date.now();
        length = now;
        if (window.seen.stop && !window.seen.free && document.querySelector('[data-fdc-action="send"]'))
            window.seen.free = Date.now();
        requestAnimationFrame(look);
    };
    look();
}"""


def test_stop_is_at_once_and_closes_the_generator(serve: Serve, page: Page) -> None:
    closed: list[float] = []
    histories: list[list[Any]] = []
    done = threading.Event()

    def answer(query: str, history: list) -> Iterator[str]:
        histories.append(history)
        try:
            yield from numbered(100_000, 100)
        finally:
            closed.append(time.time() * 1000)
            done.set()

    chat = Chat(page).open(serve(app(answer)).url).connected()
    grew, free, ends = [], [], []
    for _ in range(10):
        done.clear()
        chat.say("go").has_status("streaming")
        expect(chat.reply).to_contain_text("⟦10⟧")
        page.evaluate(WATCH)
        chat.stop_button.click()
        chat.has_status("stopped")
        assert done.wait(10), "the generator was not closed"
        expect(chat.send_button).to_be_visible()
        page.wait_for_function("window.seen.free")
        seen = page.evaluate("window.seen")
        grew.append(max(0, seen["grew"] - seen["stop"]) / 1000)
        free.append((seen["free"] - seen["stop"]) / 1000)
        ends.append((closed[-1] - seen["stop"]) / 1000)
        expect(chat.reply.locator(".fdc-stopped")).to_have_text("(stopped)")
        kept = numbers(chat.text())
        assert kept == list(range(len(kept)))
    measured("G13", "10 stops: last text painted after Stop", spread(grew), "100 ms")
    measured("G13", "10 stops: composer free after Stop", spread(free), "200 ms")
    measured("G13", "10 stops: generator closed after Stop", spread(ends), "250 ms")
    cut_short = chat.replies.nth(9).locator(".fdc-content")
    chat.say("and then?").has_status("streaming")
    expect(chat.reply).to_contain_text("⟦1⟧")
    # What the callback is told is what the user sees, also of what was under way when they pressed Stop.
    assert histories[-1][-1]["role"] == "assistant"
    told = numbers(histories[-1][-1]["content"])
    expect(cut_short).to_contain_text(f"⟦{told[-1]}⟧")
    assert numbers(cut_short.inner_text()) == told == list(range(len(told)))
    chat.stop_button.click()
    chat.has_status("stopped")
    page.reload()
    expect(chat.page.locator(".fdc-stopped")).to_have_count(11)


def test_stop_over_a_slow_link_is_at_once_and_agrees_with_the_server(
    serve: Serve, through_faults: ThroughFaults, page: Page
) -> None:
    closed = threading.Semaphore(0)

    def answer(query: str) -> Iterator[str]:
        try:
            yield from numbered(100_000, 50)
        finally:
            closed.release()

    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(proxy.url).connected()
    proxy.delay(0.3)
    chat.say("go").has_status("streaming")
    expect(chat.reply).to_contain_text("⟦5⟧")
    page.evaluate(WATCH)
    chat.stop_button.click()
    page.wait_for_function("window.seen.free")
    seen = page.evaluate("window.seen")
    measured("G13", "0.3 s of latency: composer free after Stop", f"{seen['free'] - seen['stop']} ms", "200 ms")
    chat.say("again").has_status("streaming")
    chat.stop_button.click()
    chat.has_status("stopped")
    for _ in range(2):
        assert closed.acquire(timeout=10), "the generator was not closed"
    # Both replies end where the server says, and say so once.
    proxy.delay(0)
    page.reload()
    expect(page.locator(".fdc-stopped")).to_have_count(2)
    kept = numbers("".join(chat.replies.first.locator(".fdc-content").all_text_contents()))
    assert kept == list(range(len(kept)))
    assert len(kept) > 5


def test_stop_while_the_link_is_down_reaches_the_server_later(
    serve: Serve, through_faults: ThroughFaults, page: Page, console: Console
) -> None:
    console.network_is_broken = True
    closed = threading.Event()

    def answer(query: str) -> Iterator[str]:
        try:
            yield from numbered(100_000, 50)
        finally:
            closed.set()

    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(proxy.url).connected()
    chat.say("go").has_status("streaming")
    proxy.down()
    expect(chat.connection).not_to_have_attribute("data-state", "connected")
    chat.stop_button.click()
    chat.has_status("stopped")
    assert not closed.is_set()
    proxy.up()
    assert closed.wait(10), "the generator was not closed"
    chat.connected().has_status("stopped")
    expect(chat.reply.locator(".fdc-stopped")).to_have_count(1)


def test_stop_keeps_the_partial_reply(serve: Serve, page: Page) -> None:
    gate = Gate()
    contexts: list[Any] = []

    def answer(query: str, ctx: Any) -> Iterator[str]:
        contexts.append(ctx)
        yield from gate.stream(["partial ", "never"])

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("streaming")
    gate.allow()
    expect(chat.reply.locator(".fdc-content")).to_have_text("partial")
    expect(chat.send_button).to_have_count(0)
    chat.stop_button.click()
    chat.has_status("stopped")
    expect(chat.reply.locator(".fdc-stopped")).to_have_text("(stopped)")
    expect(chat.send_button).to_be_visible()
    assert contexts[0].stopped.wait(10), "the server was not told"
    gate.allow(9)
    assert gate.closed.wait(5), "the generator was not closed"
    page.reload()
    chat.has_status("stopped")
    assert chat.text().strip() == "partial"


def test_stop_of_a_callback_that_is_blocked(serve: Serve, page: Page) -> None:
    wake = threading.Event()

    def answer(query: str) -> Iterator[str]:
        yield "before "
        if query == "hang":
            wake.wait(60)
            yield "late"
        yield "fine"

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("hang").has_status("streaming")
    expect(chat.reply.locator(".fdc-content")).to_have_text("before")
    page.evaluate(WATCH)
    chat.stop_button.click()
    page.wait_for_function("window.seen.free")
    seen = page.evaluate("window.seen")
    measured("G14", "callback blocked: composer free after Stop", f"{seen['free'] - seen['stop']} ms", "200 ms")
    chat.has_status("stopped")
    chat.say("again").has_status("done")
    assert chat.text().strip() == "before fine"
    wake.set()
    chat.say("and again").has_status("done")
    assert chat.replies.first.locator(".fdc-content").inner_text().strip() == "before"


def test_stop_while_a_tool_runs_and_an_artifact_loads(serve: Serve, page: Page) -> None:
    gate = Gate()
    held: list[Route] = []

    def answer(query: str) -> Iterator[Any]:
        yield {"type": "tool_start", "id": "1", "name": "ready", "args": {}}
        yield {"type": "tool_end", "id": "1", "name": "ready", "result": 1}
        yield {"type": "tool_start", "id": "2", "name": "slow", "args": {}}
        yield {"type": "tool_start", "id": "3", "name": "slower", "args": {}}
        yield {"type": "artifact", "content": go.Figure(go.Scatter(y=[1, 3, 2]))}
        yield from gate.stream(["never"])

    page.route("**/_fast-dash/artifact/**", lambda route: held.append(route))
    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("streaming")
    expect(chat.reply.locator('.fdc-tool[data-status="running"]')).to_have_count(2)
    expect(chat.reply.locator('.fdc-figure[aria-busy="true"]')).to_be_visible()
    while not held:  # the figure is made, and asked for
        page.wait_for_timeout(20)
    chat.stop_button.click()
    chat.has_status("stopped")
    states = [tool.get_attribute("data-status") for tool in chat.reply.locator(".fdc-tool").all()]
    assert states == ["done", "cancelled", "cancelled"]
    measured("G15", "stop with 2 open tools: cancelled", str(states.count("cancelled")), "2")
    # What the callback had handed over stays part of the reply.
    for route in held:
        route.continue_()
    expect(chat.reply.locator(".fdc-figure .js-plotly-plot")).to_be_visible()
    gate.allow()
    assert gate.closed.wait(10)
    page.unroute("**/_fast-dash/artifact/**")
    page.reload()
    chat.has_status("stopped")
    expect(chat.reply.locator('.fdc-tool[data-status="cancelled"]')).to_have_count(2)
    expect(chat.reply.locator(".fdc-figure .js-plotly-plot")).to_be_visible()
