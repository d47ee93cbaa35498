"""Three hundred turns: a key costs what it costs in a short chat, and nothing of what is off the screen is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fast_dash import FastDash
from fast_dash.stores.base import open_store
from fast_dash.testing import ChatClient
from tests.browser.chat import BOX, Chat
from tests.browser.conftest import Served
from tests.browser.test_looks import as_user

Serve = Callable[[object], Served]
LENGTHS = (24, 104, 304)
"""Full groups of turns: what is drawn at the end of these chats is equally much."""


def reply(query: str) -> Iterator[str]:
    """Some paragraphs, more or less of them."""
    number = int(query.split()[-1])
    yield f"## Answer {number}\n\nIts needle is straw{number}end.\n\n"
    for line in range(number % 5 + 1):
        yield f"Paragraph {line} of a reply that is long enough to be more than a line of the column. " * 3 + "\n\n"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with users named after the length of their chat. A test that writes has a user of its own, ``guest``."""
    store = f"sqlite:///{tmp_path_factory.mktemp('past') / 'chats.db'}"
    for user, length in {"guest": LENGTHS[-1], **{str(length): length for length in LENGTHS}}.items():
        with ChatClient(reply, store=open_store(store, name="long"), identity=user) as client:
            for number in range(length):
                client.send(f"Question {number}")
    return store


@pytest.fixture
def read(past: str, serve: Serve, new_context: Callable[..., BrowserContext]) -> Callable[[str, int], Chat]:
    """Open the chat of a user, and wait until its end is drawn."""
    url = serve(FastDash(callback_fn=reply, chat=True, title="Long", store=past).server).url

    def open_chat(user: str, length: int) -> Chat:
        context = new_context()
        as_user(context, user)
        chat = Chat(context.new_page()).open(url).connected()
        expect(chat.replies).to_have_count(length)
        expect(chat.reply.locator("h2")).to_be_visible()
        chat.page.wait_for_function(AT_THE_END)
        return chat

    return open_chat


AT_THE_END = """() => {
    const { scrollHeight, scrollTop, clientHeight } = document.querySelector('.fdc-transcript');
    return scrollHeight > clientHeight && scrollHeight - scrollTop - clientHeight < 4;
}"""


DRAWN = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


def work_of_keys(chromium: Browser, page: Page, keys: int) -> dict[str, Any]:
    """What the browser does for a key, as it traces it: layouts, and how many elements and boxes they touch."""
    # The first key wakes the button that sends.
    page.locator(BOX).press("x")
    page.wait_for_function("document.getAnimations().length === 0")
    page.locator(BOX).press("x")
    page.evaluate(DRAWN)
    chromium.start_tracing(page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline"])
    for _ in range(keys):
        page.keyboard.press("x")
        page.evaluate(DRAWN)
    events = json.loads(chromium.stop_tracing())["traceEvents"]
    page.close()
    layouts = [event["args"]["beginData"] for event in events if event["name"] == "Layout"]
    styled = [event["args"]["elementCount"] for event in events if event["name"] == "UpdateLayoutTree"]
    return {
        "layouts": len(layouts) / keys,
        "laid out": [layout["dirtyObjects"] for layout in layouts],
        "styled": styled,
        "boxes": max(layout["totalObjects"] for layout in layouts),
    }


def test_a_key_costs_the_same_after_three_hundred_turns(read: Callable[[str, int], Chat], chromium: Browser) -> None:
    short, middle, long = (work_of_keys(chromium, read(str(length), length).page, 20) for length in LENGTHS)
    print(short, middle, long)
    for name in ("layouts", "laid out", "styled"):
        assert short[name] == middle[name] == long[name], name
    # A box for each group of eight turns, which is skipped, and none for what is in it.
    assert long["boxes"] - middle["boxes"] <= (LENGTHS[2] - LENGTHS[1]) / 8


# In steps that are smaller than the view, to the other end: what was in the middle moves by the step and no more.
_SCROLL = """async (step) => {
    const view = document.querySelector('.fdc-transcript');
    const { left, width, top, height } = view.getBoundingClientRect();
    const frame = () => new Promise(requestAnimationFrame);
    const seen = new Set();
    const jumps = [];
    // A key scrolls smoothly.
    for (let at = NaN; at !== view.scrollTop; ) {
        at = view.scrollTop;
        for (let frames = 0; frames < 5; frames++) await frame();
    }
    for (;;) {
        for (const turn of view.querySelectorAll('.fdc-turn')) {
            if (!turn.checkVisibility({ contentVisibilityAuto: true })) continue;
            const box = turn.getBoundingClientRect();
            if (box.bottom > top && box.top < top + height) seen.add(turn);
        }
        const mark = document.elementFromPoint(left + width / 2, top + height / 2).closest('.fdc-message');
        const before = view.scrollTop;
        const place = mark?.getBoundingClientRect().top;
        view.scrollBy(0, step);
        const moved = view.scrollTop - before;
        for (let frames = 0; frames < 3; frames++) await frame();
        const off = mark && mark.getBoundingClientRect().top - (place - moved);
        // At the very top there is nothing above that could take up a difference.
        if (view.scrollTop > 0 && Math.abs(off) > 1) jumps.push([mark.textContent.slice(0, 30), before, off]);
        if (moved === 0) return { jumps, seen: seen.size };
    }
}"""


def test_a_reader_passes_every_turn_and_nothing_jumps(read: Callable[[str, int], Chat]) -> None:
    page = read("304", 304).page
    page.locator(".fdc-transcript").focus()
    page.keyboard.press("PageUp")
    expect(page.locator('[data-fdc-action="jump-to-latest"]')).to_be_visible()
    for step in (-600, 600):
        passed = page.evaluate(_SCROLL, step)
        assert passed == {"jumps": [], "seen": 304}
    page.wait_for_function(AT_THE_END)
    expect(page.locator('[data-fdc-action="jump-to-latest"]')).to_have_count(0)


def test_what_is_off_the_screen_is_found_and_copied(read: Callable[[str, int], Chat]) -> None:
    page = read("304", 304).page
    turn = page.locator(".fdc-turn").nth(3)
    assert not turn.evaluate("turn => turn.checkVisibility({ contentVisibilityAuto: true })")
    copied = page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('.fdc-transcript')), getSelection().toString()"
    )
    assert [number for number in range(304) if f"straw{number}end" not in copied] == []

    page.evaluate("getSelection().collapse(document.body, 0)")
    for number in (3, 150, 301):
        assert page.evaluate("text => window.find(text)", f"straw{number}end"), number
        # Chromium's own search also scrolls there; while the view still follows the end.
        page.evaluate("getSelection().anchorNode.parentElement.scrollIntoView()")
        for _ in range(3):
            page.evaluate("new Promise(requestAnimationFrame)")
        expect(page.locator(".fdc-turn").nth(number)).to_be_in_viewport()


def test_on_paper_stands_the_whole_conversation(read: Callable[[str, int], Chat]) -> None:
    page = read("304", 304).page
    page.emulate_media(media="print")
    page.wait_for_function("""() => [...document.querySelectorAll('.fdc-turn')]
        .every((turn) => turn.checkVisibility({ contentVisibilityAuto: true }))""")


def test_a_long_chat_goes_on_at_its_end(read: Callable[[str, int], Chat]) -> None:
    chat = read("guest", LENGTHS[-1])
    page = chat.page
    page.evaluate("document.querySelectorAll('.fdc-turn').forEach((turn, index) => (turn.fdcPlace = index))")
    page.locator(".fdc-transcript").focus()
    page.keyboard.press("Home")
    page.wait_for_function("document.querySelector('.fdc-transcript').scrollTop === 0")
    page.locator('[data-fdc-action="jump-to-latest"]').click()
    page.wait_for_function(AT_THE_END)
    # The last group is full: its turns stay the elements they are when the next one begins.
    for number in (304, 305):
        chat.say(f"Question {number}").has_status("done")
        expect(chat.reply).to_contain_text(f"straw{number}end")
        page.wait_for_function(AT_THE_END)
    kept = "[...document.querySelectorAll('.fdc-turn')].slice(0, 304).every((turn, index) => turn.fdcPlace === index)"
    assert page.evaluate(kept)


def test_the_copy_button_of_an_old_reply_is_in_reach(read: Callable[[str, int], Chat]) -> None:
    page = read("304", 304).page
    # The last of a group that is not the last one.
    reply = page.locator(".fdc-turns:nth-last-child(2) > .fdc-turn:last-child .fdc-message").last
    reply.scroll_into_view_if_needed()
    button = reply.locator(".fdc-message__actions button")
    reply.hover()
    button.click()
    expect(button).to_be_in_viewport(ratio=0.9)
