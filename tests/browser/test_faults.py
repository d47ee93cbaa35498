"""The network breaks, the page reloads, the server dies: nothing is lost, doubled or out of order."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from fast_dash import FastDash
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.faults import FaultProxy
from tests.fake_llm import Gate, numbered, numbers

Serve = Callable[[object], Served]
ThroughFaults = Callable[[Served], FaultProxy]


def counting(query: str) -> Iterator[str]:
    """``count N R``: N numbered pieces at R a second."""
    _, count, rate = query.split()
    yield from numbered(int(count), float(rate))


def app(callback: Callable[..., object]) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Faults", store="memory://").server


def test_twenty_cuts_in_mid_stream_lose_nothing(
    serve: Serve, through_faults: ThroughFaults, page: Page, console: Console
) -> None:
    console.network_is_broken = True
    proxy = through_faults(serve(app(counting)))
    chat = Chat(page).open(f"http://127.0.0.1:{proxy.port}/").connected()
    chat.say("count 1000 200").has_status("streaming")
    dice = random.Random(1)
    for _ in range(20):
        page.wait_for_timeout(dice.uniform(30, 350))
        proxy.cut()
    chat.has_status("done", 30_000)
    assert numbers(chat.text()) == list(range(1000))


def test_a_stall_is_shown_and_healed(serve: Serve, through_faults: ThroughFaults, page: Page, console: Console) -> None:
    console.network_is_broken = True
    proxy = through_faults(serve(app(counting)))
    chat = Chat(page).open(f"http://127.0.0.1:{proxy.port}/").connected()
    chat.say("count 400 20").has_status("streaming")
    proxy.stall()
    stalled = time.monotonic()
    expect(chat.connection).to_have_attribute("data-state", "reconnecting", timeout=10_000)
    print(f"shown after {time.monotonic() - stalled:.1f} s (goal: 8 s)")
    proxy.flow()
    chat.connected().has_status("done", 40_000)
    assert numbers(chat.text()) == list(range(400))


@pytest.mark.parametrize("point", range(10))
def test_reload_in_mid_turn_goes_on(serve: Serve, page: Page, point: int) -> None:
    chat = Chat(page).open(serve(app(counting)).url).connected()
    chat.say("count 300 150").has_status("streaming")
    page.wait_for_timeout(random.Random(point).uniform(0, 1800))
    page.reload()
    expect(chat.users).to_have_text(["count 300 150"])
    chat.has_status("done", 20_000)
    assert numbers(chat.text()) == list(range(300))


def test_two_tabs_show_the_same(serve: Serve, context: BrowserContext) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[str]:
        yield from gate.stream(["one ", "two ", "three"])

    served = serve(app(answer))
    first = Chat(context.new_page()).open(served.url).connected()
    second = Chat(context.new_page()).open(served.url).connected()
    first.say("hello").has_status("streaming")
    gate.allow()
    expect(second.users).to_have_text(["hello"])
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


def test_a_message_sent_offline_goes_once_when_the_link_is_back(
    serve: Serve, through_faults: ThroughFaults, page: Page, console: Console
) -> None:
    console.network_is_broken = True
    seen = []

    def answer(query: str) -> str:
        seen.append(query)
        return f"you said {query}"

    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(f"http://127.0.0.1:{proxy.port}/").connected()
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
    serve: Serve, through_faults: ThroughFaults, page: Page, console: Console
) -> None:
    console.network_is_broken = True
    seen = []
    proxy: FaultProxy

    def answer(query: str) -> str:
        seen.append(query)
        proxy.cut()  # the message has arrived; its acknowledgement does not
        return "once"

    proxy = through_faults(serve(app(answer)))
    chat = Chat(page).open(f"http://127.0.0.1:{proxy.port}/").connected()
    chat.say("hello").has_status("done")
    expect(chat.box).to_have_value("")
    expect(chat.users).to_have_count(1)
    assert seen == ["hello"]


def test_long_polling_only(serve: Serve, through_faults: ThroughFaults, page: Page, console: Console) -> None:
    console.network_is_broken = True
    proxy = through_faults(serve(app(counting)))
    proxy.block_websockets()
    chat = Chat(page).open(f"http://127.0.0.1:{proxy.port}/").connected()
    assert "polling" in (chat.connection.get_attribute("title") or "")
    chat.say("count 500 200").has_status("streaming")
    proxy.cut()
    chat.has_status("done", 30_000)
    assert numbers(chat.text()) == list(range(500))
