"""Tools within tools, how far they have come, and what they return."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Page, expect

from fast_dash import FastDash
from tests.browser.apps.looks import LONG_NAME, Stories, make_app
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.fake_llm import Gate

Serve = Callable[[object], Served]


def app(callback: Callable[..., object]) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Tools", store="memory://").server


def test_tools_of_a_tool_run_inside_its_card(serve: Serve, page: Page) -> None:
    stories = Stories()
    chat = Chat(page).open(serve(make_app(stories, "memory://").server).url).connected()
    chat.say("story nested").has_status("streaming")
    research = chat.reply.locator(':scope > .fdc-tool[data-tool="research"]')
    parts = research.locator("> .fdc-tool__nest > .fdc-tool__parts > .fdc-tool")
    # Two cards stand in the reply; the others are parts of the first, one of them a part of a part.
    expect(chat.reply.locator(":scope > .fdc-tool")).to_have_count(2)
    expect(parts).to_have_count(3)
    expect(research.locator("> .fdc-tool__nest > .fdc-tool__fold")).to_have_text("Steps: 3, running: 2")
    bar = page.get_by_role("progressbar", name="Progress of download")
    expect(bar).to_have_attribute("aria-valuenow", "42")
    expect(bar).to_have_attribute("aria-valuetext", "42 %, 42 of 100 MB")
    expect(research.locator(".fdc-tool__message")).to_have_text("42 of 100 MB")

    node = research.element_handle()
    stories.pause.end()
    chat.has_status("done")
    # It resolved in place, and folded what it is made of.
    assert node.evaluate("node => node.isConnected")
    expect(parts).to_have_count(0)
    expect(research.locator("> .fdc-tool__nest > .fdc-tool__fold")).to_have_text("Steps: 3, failed: 1")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(chat.reply.locator('.fdc-tool[data-tool="translate"]')).to_have_attribute("data-status", "cancelled")

    page.reload()
    chat.has_status("done")
    research.locator("> .fdc-tool__nest > .fdc-tool__fold").click()
    expect(parts).to_have_count(3)
    failed = parts.nth(2)
    expect(failed.locator(".fdc-tool__status")).to_contain_text("Failed")
    # A name of any length is whole once the card is open.
    failed.locator(".fdc-tool__head").click()
    name = failed.locator(".fdc-tool__name")
    expect(name).to_have_text(LONG_NAME)
    assert name.evaluate("name => name.scrollWidth <= name.clientWidth + 1")


def test_progress_moves_in_mid_stream(serve: Serve, page: Page) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[Any]:
        yield {"type": "tool_start", "id": "x", "name": "export"}
        for _ in gate.stream(["1", "2"]):
            yield {"type": "tool_progress", "id": "x", "progress": 0.5, "message": "half"}
        yield {"type": "tool_end", "id": "x", "name": "export", "result": "ok"}

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("streaming")
    expect(chat.reply.locator(".fdc-spinner")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    gate.allow()
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "50")
    expect(chat.reply.locator(".fdc-tool__percent")).to_have_text("50 %")
    gate.allow()
    chat.has_status("done")
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_a_large_result_is_searched_and_says_what_is_missing(serve: Serve, page: Page) -> None:
    def answer(query: str) -> Iterator[Any]:
        yield {"type": "tool_start", "name": "read", "args": {"n": 1}}
        rows = [{"id": number, "region": "north" if number % 10 else "south"} for number in range(3_000)]
        yield {"type": "tool_end", "name": "read", "result": {"rows": rows, "log": "word " * 100_000}}

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("done")
    chat.reply.locator(".fdc-tool__head").click()
    result = page.get_by_role("group", name="Result")
    # What is small needs no search.
    expect(page.get_by_role("searchbox")).to_have_count(1)
    box = result.get_by_role("searchbox", name="Search in Result")
    box.fill("SOUTH")
    expect(result.locator(".fdc-json__count")).to_have_text("1 of 300")
    expect(result.locator('[aria-current="true"]')).to_have_text("rows[0].regionsouth")
    for _ in range(150):
        box.press("Enter")
    expect(result.locator(".fdc-json__count")).to_have_text("151 of 300")
    expect(result.locator('[aria-current="true"]')).to_be_in_viewport()
    box.press("Shift+Enter")
    expect(result.locator('[aria-current="true"]')).to_have_text("rows[1490].regionsouth")
    box.fill("nowhere")
    expect(result.locator(".fdc-json__count")).to_have_text("Nothing found")
    box.press("Escape")
    expect(result.locator("mark")).to_have_count(0)
    # The server kept what fits into a frame, and says what it left out.
    expect(result.locator(".fdc-json__cut")).to_contain_text("more characters")
