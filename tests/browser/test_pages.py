"""The page goes away and comes back, or sleeps, or shares itself between two chats: the conversation goes on."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import pytest
from dash import Dash, html
from playwright.sync_api import Page, expect

import fast_dash_components as fdc
from fast_dash import FastDash
from fast_dash.server import mount_chat
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.fake_llm import Counter, numbered, numbers
from tests.measured import measured, spread
from tests.waiting import connection_threads, until

Serve = Callable[[object], Served]


def counting(query: str) -> Iterator[str]:
    """``count N R``: N numbered pieces at R a second."""
    _, count, rate = query.split()
    yield from numbered(int(count), float(rate))


def app(callback: Callable[..., object]) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Pages", store="memory://").server


# --- Reloads


def test_a_reload_in_mid_turn_goes_on(serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(app(counting)).url).connected()
    back = []
    for point in range(10):
        chat.say("count 200 150")
        page.wait_for_timeout(random.Random(point).uniform(0, 1200))
        began = time.monotonic()
        page.reload(wait_until="commit")
        expect(chat.users).to_have_count(point + 1)
        back.append(time.monotonic() - began)
        chat.has_status("done")
        assert numbers(chat.text()) == list(range(200))
    measured("G4", "reload at 10 points of a turn: history back", spread(back), "1 s")


def test_fifty_reloads_in_a_row_leave_nothing_behind(serve: Serve, page: Page) -> None:
    model = Counter(per_second=50)
    chat = Chat(page).open(serve(app(lambda query: model.stream())).url).connected()
    chat.say("go").has_status("streaming")
    dice = random.Random(1)
    for _ in range(50):
        # Before, while and after the page connects.
        page.wait_for_timeout(dice.uniform(0, 250))
        # By its address: Chromium refuses to reload what has not yet taken the place of the page before.
        page.goto(page.url, wait_until="commit")
    chat.connected().has_status("streaming")
    model.end()
    chat.has_status("done")
    assert numbers(chat.text()) == list(range(model.count))
    page.goto("about:blank")
    until(lambda: not connection_threads())
    measured("G16", "50 reloads in mid-turn: sockets and their threads left", "0", "0")


def test_the_back_button_finds_the_turn_where_it_is(serve: Serve, page: Page) -> None:
    model = Counter(per_second=50)
    served = serve(app(lambda query: model.stream()))
    chat = Chat(page).open(served.url).connected()
    chat.say("go").has_status("streaming")
    page.goto(f"{served.url}_favicon.ico")
    left = model.count
    until(lambda: model.count > left + 20)
    page.go_back()
    expect(chat.reply).to_contain_text(f"⟦{left + 20}⟧")
    chat.connected()
    model.end()
    chat.has_status("done")
    assert numbers(chat.text()) == list(range(model.count))


# --- Pages that sleep


def test_a_frozen_page_catches_up(serve: Serve, page: Page) -> None:
    """As browsers do with tabs in the background, and systems with browsers: no script runs, the link stays open."""
    model = Counter(per_second=200)
    chat = Chat(page).open(serve(app(lambda query: model.stream())).url).connected()
    chat.say("go").has_status("streaming")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Debugger.enable")
    for _ in range(2):
        devtools.send("Debugger.pause")
        asleep = model.count
        until(lambda asleep=asleep: model.count > asleep + 300)
        devtools.send("Debugger.resume")
        awake, missed = time.monotonic(), model.count
        expect(chat.reply).to_contain_text(f"⟦{missed - 1}⟧")
        measured("G1", "a page frozen for 300 pieces: awake to caught up", f"{time.monotonic() - awake:.2f} s", "1.5 s")
    model.end()
    chat.has_status("done")
    assert numbers(chat.text()) == list(range(model.count))


HIDDEN = """() => {
    let hidden = false;
    const frames = window.requestAnimationFrame.bind(window);
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    window.requestAnimationFrame = (call) => (hidden ? 0 : frames(call));
    window.hide = (now) => { hidden = now; document.dispatchEvent(new Event('visibilitychange')); };
}"""
"""A tab behind another one, which a browser without a window cannot have: nothing is painted there."""


@pytest.mark.parametrize("ends", ["while hidden", "later"])
def test_a_hidden_tab_is_complete_when_it_is_seen_again(serve: Serve, page: Page, ends: str) -> None:
    model = Counter(per_second=100)
    page.add_init_script(f"({HIDDEN})()")
    chat = Chat(page).open(serve(app(lambda query: model.stream())).url).connected()
    chat.say("go").has_status("streaming")
    page.evaluate("hide(true)")
    asleep = model.count
    until(lambda: model.count > asleep + 100)
    if ends == "while hidden":
        model.end()
        chat.has_status("done")
    page.evaluate("hide(false)")
    expect(chat.reply).to_contain_text(f"⟦{asleep + 100}⟧")
    model.end()
    chat.has_status("done")
    assert numbers(chat.text()) == list(range(model.count))


# --- Two chats on one page


def test_two_chats_share_one_socket_and_do_not_mix(serve: Serve, page: Page) -> None:
    def upper(query: str) -> Iterator[str]:
        for piece in numbered(60, 60):
            yield piece.replace("⟦", "⟦A")

    def lower(query: str) -> Iterator[str]:
        for piece in numbered(60, 60):
            yield piece.replace("⟦", "⟦b")

    dash = Dash(__name__)
    dash.layout = html.Div(
        [
            html.Div(
                [
                    fdc.Transcript(id=f"{name}-transcript", chat=name),
                    fdc.ChatComposer(id=f"{name}-composer", chat=name),
                ],
                id=name,
                style={"height": "48vh", "display": "flex", "flexDirection": "column"},
            )
            for name in ("upper", "lower")
        ]
    )
    mount_chat(dash, upper, "upper", store="memory://")
    mount_chat(dash, lower, "lower", store="memory://")
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(serve(dash.server).url)
    chats = {"A": page.locator("#upper"), "b": page.locator("#lower")}
    for one in chats.values():
        one.locator("textarea").fill("go")
    for one in chats.values():
        one.locator("textarea").press("Enter")
    for name, one in chats.items():
        reply = one.locator('.fdc-message[data-role="assistant"]')
        expect(reply).to_have_attribute("data-status", "done")
        text = "".join(reply.locator(".fdc-content").all_text_contents())
        assert numbers(text.replace(f"⟦{name}", "⟦")) == list(range(60))
    assert len(sockets) == 1


def test_two_components_of_one_chat_are_one_reader(serve: Serve, page: Page) -> None:
    dash = Dash(__name__)
    dash.layout = html.Div(
        [fdc.Transcript(id="one", chat="c"), fdc.Transcript(id="two", chat="c"), fdc.ChatComposer(id="box", chat="c")]
    )
    mount_chat(dash, counting, "c", store="memory://")
    page.goto(serve(dash.server).url)
    page.locator("textarea").fill("count 50 200")
    page.locator("textarea").press("Enter")
    for name in ("one", "two"):
        reply = page.locator(f'#{name} .fdc-message[data-role="assistant"]')
        expect(reply).to_have_attribute("data-status", "done")
        assert numbers("".join(reply.locator(".fdc-content").all_text_contents())) == list(range(50))
