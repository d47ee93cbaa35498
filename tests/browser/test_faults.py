"""The network breaks: it is shown, it heals by itself, and nothing is lost, doubled or out of order."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from fast_dash import FastDash
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.faults import FaultProxy
from tests.fake_llm import Counter, Gate, numbered, numbers
from tests.measured import measured, spread
from tests.waiting import until, websocket_threads

Serve = Callable[[object], Served]
ThroughFaults = Callable[[Served], FaultProxy]


@pytest.fixture(autouse=True)
def _network_is_broken(console: Console) -> None:
    console.network_is_broken = True


def counting(query: str) -> Iterator[str]:
    """``count N R``: N numbered pieces at R a second."""
    _, count, rate = query.split()
    yield from numbered(int(count), float(rate))


def app(callback: Callable[..., object]) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Faults", store="memory://").server


def shows(page: Page, text: str) -> None:
    """Wait until the page shows this somewhere, looking at each frame of the screen."""
    page.wait_for_function("text => document.querySelector('.fdc-transcript').textContent.includes(text)", arg=text)


# --- Cuts


@pytest.mark.parametrize("seed", range(4))
def test_twenty_cuts_in_mid_stream_lose_nothing(
    serve: Serve, through_faults: ThroughFaults, page: Page, seed: int
) -> None:
    proxy = through_faults(serve(app(counting)))
    chat = Chat(page).open(proxy.url).connected()
    chat.say("count 1000 200").has_status("streaming")
    dice = random.Random(seed)
    for _ in range(20):
        page.wait_for_timeout(dice.uniform(30, 350))
        proxy.cut()
    chat.has_status("done", 30_000)
    assert numbers(chat.text()) == list(range(1000))
    measured("G1", f"20 cuts (seed {seed}), 1,000 pieces: lost or doubled", "0", "0")


def test_a_reader_has_caught_up_soon_after_the_link_is_back(
    serve: Serve, through_faults: ThroughFaults, page: Page
) -> None:
    model = Counter(per_second=200)
    proxy = through_faults(serve(app(lambda query: model.stream())))
    chat = Chat(page).open(proxy.url).connected()
    chat.say("go").has_status("streaming")
    dice = random.Random(1)
    delays = []
    for seconds in [*(dice.uniform(0.02, 1.0) for _ in range(7)), 5.0]:
        proxy.down()
        page.wait_for_timeout(seconds * 1000)
        proxy.up()
        back, missed = time.monotonic(), model.count
        shows(page, f"⟦{missed - 1}⟧")
        delays.append(time.monotonic() - back)
    model.end()
    chat.has_status("done")
    assert numbers(chat.text()) == list(range(model.count))
    measured("G1", "8 outages, the last of 5 s: link back to caught up", spread(delays), "1.5 s")


@pytest.mark.parametrize("meanwhile", ["it still runs", "it ended"])
def test_an_outage_longer_than_the_log_is_healed_by_the_whole_transcript(
    serve: Serve, through_faults: ThroughFaults, page: Page, meanwhile: str
) -> None:
    steps = 1_500  # of two frames that cannot be merged: more than the log of a thread holds
    cut, rest = threading.Event(), threading.Event()
    counted, ended = threading.Event(), threading.Event()
    if meanwhile == "it ended":
        rest.set()

    def answer(query: str) -> Iterator[Any]:
        yield "begin "
        cut.wait(20)
        for step in range(steps):
            yield f"⟦{step}⟧ "
            yield {"type": "tool_start", "id": "p", "name": "progress", "args": {"step": step}}
        counted.set()
        rest.wait(20)
        yield {"type": "tool_end", "id": "p", "name": "progress", "result": "finished"}
        yield "end"
        ended.set()

    received: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(str(data))))
    # The link may come back just when it is a poll's turn.
    polls: list[Response] = []
    page.on("response", lambda response: polls.append(response) if "transport=polling" in response.url else None)
    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(proxy.url).connected()
    chat.say("go").has_status("streaming")
    shows(page, "begin")
    proxy.down()
    expect(chat.connection).not_to_have_attribute("data-state", "connected")
    received.clear()
    cut.set()
    assert (ended if meanwhile == "it ended" else counted).wait(20)
    proxy.up()
    back = time.monotonic()
    shows(page, f"⟦{steps - 1}⟧")
    measured("G3", f"3,000 frames missed, {meanwhile}: link back to caught up", f"{time.monotonic() - back:.1f} s", "-")
    rest.set()
    chat.has_status("done")
    received += [poll.text() for poll in polls]
    assert any('"turns"' in text for text in received), "the log held it all"
    assert numbers(chat.text()) == list(range(steps))
    assert chat.text().startswith("begin")
    assert chat.text().rstrip().endswith("end")
    expect(chat.reply.locator(".fdc-tool")).to_have_count(1)
    expect(chat.reply.locator(".fdc-tool")).to_have_attribute("data-status", "done")


# --- A half-open link


def test_a_stall_of_half_a_minute_outlasts_the_servers_patience_is_shown_and_healed(
    serve: Serve, through_faults: ThroughFaults, page: Page
) -> None:
    model = Counter(per_second=20)
    proxy = through_faults(serve(app(lambda query: model.stream())))
    chat = Chat(page).open(proxy.url).connected()
    chat.say("go").has_status("streaming")
    connected = websocket_threads()
    proxy.stall()
    stalled = time.monotonic()
    expect(chat.connection).to_have_attribute("data-state", "reconnecting", timeout=15_000)
    measured("G2", "stall in mid-stream: shown after", f"{time.monotonic() - stalled:.1f} s", "8 s")
    # The server, whose pings are not answered, gives the connection up.
    until(lambda: not any(thread.is_alive() for thread in connected))
    measured("G2", "… the server gave the connection up after", f"{time.monotonic() - stalled:.1f} s", "-")
    # What is waited for here is time itself.
    page.wait_for_timeout(1000 * max(0, stalled + 30 - time.monotonic()))
    expect(chat.connection).to_have_attribute("data-state", "reconnecting")
    assert numbers(chat.text()) == list(range(len(numbers(chat.text()))))
    assert len(numbers(chat.text())) < model.count - 400, "the stall let something through"
    proxy.flow()
    back, missed = time.monotonic(), model.count
    shows(page, f"⟦{missed - 1}⟧")
    measured("G2", "… bytes flow again to caught up", f"{time.monotonic() - back:.1f} s", "1.5 s")
    model.end()
    chat.connected().has_status("done")
    assert numbers(chat.text()) == list(range(model.count))


def test_a_slow_link_delays_and_nothing_else(serve: Serve, through_faults: ThroughFaults, page: Page) -> None:
    proxy = through_faults(serve(app(counting)))
    chat = Chat(page).open(proxy.url).connected()
    proxy.delay(0.15)
    chat.say("count 200 100").has_status("done")
    assert numbers(chat.text()) == list(range(200))


# --- Messages


def test_two_tabs_show_the_same(serve: Serve, context: BrowserContext) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[str]:
        yield from gate.stream(["one ", "two ", "three"])

    served = serve(app(answer))
    first = Chat(context.new_page()).open(served.url).connected()
    second = Chat(context.new_page()).open(served.url).connected()
    first.say("hello").has_status("streaming")
    gate.allow()
    expect(second.questions).to_have_text(["hello"])
    expect(second.reply.locator(".fdc-content")).to_have_text("one")
    # Both show Stop; a second message waits in its composer.
    expect(second.stop_button).to_be_visible()
    second.try_to_say("me too")
    expect(second.box).to_have_value("me too")
    second.stop_button.click()
    first.has_status("stopped")
    second.has_status("stopped")
    gate.allow(9)
    assert first.text().strip() == second.text().strip() == "one"


def test_a_message_sent_while_the_server_is_away_goes_once_when_it_is_back(
    serve: Serve, through_faults: ThroughFaults, page: Page
) -> None:
    seen = []

    def answer(query: str) -> str:
        seen.append(query)
        return f"you said {query}"

    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(proxy.url).connected()
    proxy.down()
    expect(chat.connection).not_to_have_attribute("data-state", "connected")
    chat.try_to_say("hello")
    expect(page.locator(".fdc-composer [role=status]")).to_contain_text("will be sent")
    expect(chat.box).to_have_value("hello")
    assert seen == []
    proxy.up()
    chat.has_status("done")
    expect(chat.box).to_have_value("")
    assert seen == ["hello"]


def test_a_message_that_waits_for_the_link_survives_a_reload(
    serve: Serve, through_faults: ThroughFaults, page: Page
) -> None:
    seen = []

    def answer(query: str) -> str:
        seen.append(query)
        return "once"

    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(proxy.url).connected()
    proxy.down()
    expect(chat.connection).not_to_have_attribute("data-state", "connected")
    chat.try_to_say("hello")
    expect(page.locator(".fdc-composer [role=status]")).to_contain_text("will be sent")
    proxy.up()
    page.reload()
    # Sent by the old page in its last moment, or a draft in the new one: never gone, and never twice.
    page.wait_for_function(
        """() => document.querySelector('.fdc-composer__input')?.value === 'hello'
            || document.querySelector('.fdc-message[data-role=assistant][data-status=done]')"""
    )
    if not seen:
        chat.connected().box.press("Enter")
    chat.has_status("done")
    expect(chat.questions).to_have_text(["hello"])
    assert seen == ["hello"]


def test_a_browser_that_is_offline_sends_once_when_it_is_online(
    serve: Serve, context: BrowserContext, page: Page
) -> None:
    seen = []

    def answer(query: str) -> Iterator[str]:
        seen.append(query)
        yield from numbered(20, 100)

    chat = Chat(page).open(serve(app(answer)).url).connected()
    context.set_offline(True)
    chat.try_to_say("hello")
    context.set_offline(False)
    chat.connected().has_status("done")
    expect(chat.box).to_have_value("")
    expect(chat.questions).to_have_text(["hello"])
    assert numbers(chat.text()) == list(range(20))
    assert seen == ["hello"]


def test_a_browser_that_goes_offline_in_mid_stream_catches_up(
    serve: Serve, context: BrowserContext, page: Page
) -> None:
    model = Counter(per_second=100)
    chat = Chat(page).open(serve(app(lambda query: model.stream())).url).connected()
    chat.say("go").has_status("streaming")
    for _ in range(3):
        context.set_offline(True)
        reached = model.count
        until(lambda reached=reached: model.count > reached + 30)
        context.set_offline(False)
        back, missed = time.monotonic(), model.count
        shows(page, f"⟦{missed - 1}⟧")
        measured("G8", "offline in mid-stream: online to caught up", f"{time.monotonic() - back:.2f} s", "1.5 s")
    model.end()
    chat.connected().has_status("done")
    assert numbers(chat.text()) == list(range(model.count))


def test_double_enter_is_one_turn(serve: Serve, page: Page) -> None:
    seen = []

    def answer(query: str) -> str:
        seen.append(query)
        return "once"

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.type("hello")
    chat.box.evaluate(
        """box => { for (let i = 0; i < 2; i++) box.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true})) }"""
    )
    chat.has_status("done")
    expect(chat.users).to_have_count(1)
    assert seen == ["hello"]


def test_a_lost_acknowledgement_does_not_double_the_turn(
    serve: Serve, through_faults: ThroughFaults, page: Page
) -> None:
    seen = []
    proxy: FaultProxy

    def answer(query: str) -> str:
        seen.append(query)
        proxy.cut()  # the message has arrived; its acknowledgement does not
        return "once"

    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(proxy.url).connected()
    chat.say("hello").has_status("done")
    expect(chat.box).to_have_value("")
    expect(chat.users).to_have_count(1)
    assert seen == ["hello"]


# --- Long polling


def test_long_polling_only(serve: Serve, through_faults: ThroughFaults, page: Page) -> None:
    proxy = through_faults(serve(app(counting)))
    proxy.block_websockets()
    chat = Chat(page).open(proxy.url).connected()
    assert "polling" in (chat.connection.get_attribute("title") or "")
    chat.say("count 500 200").has_status("streaming")
    dice = random.Random(1)
    for _ in range(5):
        page.wait_for_timeout(dice.uniform(30, 350))
        proxy.cut()
    chat.has_status("done", 30_000)
    assert numbers(chat.text()) == list(range(500))
