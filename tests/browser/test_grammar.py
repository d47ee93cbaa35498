"""Every frame in one reply, from an async callback: what a person sees of each, and when."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import polars as pl
import pyarrow as pa
from matplotlib.figure import Figure
from playwright.sync_api import Page, expect

from fast_dash import FastDash
from tests.browser.chat import Chat
from tests.browser.conftest import Served

LONG = 20_000
"""Milliseconds that the scripts of plotly and of the grid may take to load on a busy machine."""

ACTION = {"name": "send_mail", "args": {"to": "team@example.com"}}


def drawing() -> Figure:
    figure = Figure()
    figure.subplots().plot([1, 3, 2])
    return figure


class Reply:
    """Goes on to the next part when the test says so."""

    def __init__(self) -> None:
        self._permits = asyncio.Semaphore(0)
        self._loop: asyncio.AbstractEventLoop | None = None

    def go_on(self) -> None:
        assert self._loop
        self._loop.call_soon_threadsafe(self._permits.release)

    async def __call__(self, query: str) -> AsyncIterator[Any]:
        self._loop = asyncio.get_running_loop()
        for word in ("Look ", "at the ", "rows."):
            yield {"type": "reasoning", "content": word}
        await self._permits.acquire()
        yield "One moment. "
        for city in ("Oslo", "Rome"):
            yield {"type": "tool_start", "name": "weather", "args": {"city": city}}
        yield {"type": "tool_start", "name": "plan", "id": "p"}
        yield {"type": "tool_start", "name": "route", "id": "r", "parent": "p"}
        yield {"type": "tool_progress", "id": "r", "progress": 0.4, "message": "2 of 5"}
        await self._permits.acquire()
        yield {"type": "tool_end", "name": "weather", "result": {"of": "Oslo"}}
        yield {"type": "tool_end", "name": "weather", "result": "no such city", "status": "error"}
        yield {"type": "tool_end", "name": "plan", "id": "p", "result": "planned"}
        yield {"type": "artifact", "content": {"data": [{"y": [1, 3, 2]}]}, "label": "A dict"}
        yield {"type": "artifact", "content": drawing(), "label": "Drawn"}
        yield pl.DataFrame({"library": ["polars"], "n": [1.5]})
        yield pa.table({"library": ["Arrow"], "n": [2]})
        yield {"type": "artifact", "content": "A text with **weight**."}
        yield {"type": "interrupt", "action_requests": [ACTION], "allowed_decisions": ["approve", "reject"]}
        yield {"type": "error", "message": "The second city is unknown."}
        yield {"type": "complete"}
        yield {"type": "telepathy", "content": "unheard of"}
        yield "That is all."


def test_every_frame_in_one_reply(serve: Callable[[object], Served], page: Page, screenshot: Any) -> None:
    reply = Reply()
    app = FastDash(reply.__call__, chat=True, title="Everything", store="memory://")
    chat = Chat(page).open(serve(app.server).url).connected()
    chat.say("go").has_status("streaming")
    thinking = chat.reply.locator(".fdc-reasoning")
    # Deltas side by side are one block, open while it streams.
    expect(thinking).to_have_count(1)
    expect(thinking.locator(".fdc-reasoning__body")).to_have_text("Look at the rows.")
    expect(thinking.get_by_role("button")).to_have_text("Thinking…")

    reply.go_on()
    weather = chat.reply.locator('.fdc-tool[data-tool="weather"]')
    expect(weather).to_have_count(2)
    expect(chat.reply.locator('.fdc-tool[data-status="running"]')).to_have_count(4)
    expect(page.get_by_role("progressbar", name="Progress of route")).to_have_attribute("aria-valuenow", "40")
    expect(thinking.locator(".fdc-reasoning__body")).to_have_count(0)
    expect(thinking.get_by_role("button")).to_contain_text("Thought for")
    first = weather.first.element_handle()

    reply.go_on()
    chat.has_status("done")
    assert first.evaluate("node => node.isConnected")
    # Of calls of one name and no id, the one that began first ends first.
    expect(weather.first).to_have_attribute("data-status", "done")
    expect(weather.last).to_have_attribute("data-status", "error")
    for tool, (args, result) in zip(weather.all(), (("Oslo", "Oslo"), ("Rome", "no such city")), strict=True):
        tool.locator(".fdc-tool__head").click()
        expect(tool.get_by_role("group", name="Arguments")).to_contain_text(args)
        expect(tool.get_by_role("group", name="Result")).to_contain_text(result)
    # What never ended is closed with the turn, and stays a part of what it was a part of.
    plan = chat.reply.locator('.fdc-tool[data-tool="plan"]')
    plan.locator(".fdc-tool__fold").click()
    expect(plan.locator('.fdc-tool[data-tool="route"]')).to_have_attribute("data-status", "cancelled")
    expect(page.get_by_role("progressbar")).to_have_count(0)

    artifacts = chat.reply.locator(".fdc-artifact")
    kinds = [artifact.get_attribute("data-kind") for artifact in artifacts.all()]
    assert kinds == ["figure", "image", "table", "table", "markdown"]
    expect(artifacts.nth(0).locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=LONG)
    expect(artifacts.nth(1).get_by_role("img", name="Drawn")).to_be_visible()
    for place, cells in ((2, ["polars", "1.5"]), (3, ["Arrow", "2"])):
        expect(artifacts.nth(place).locator('.fdc-grid[aria-busy="false"]')).to_be_visible(timeout=LONG)
        expect(artifacts.nth(place).locator(".ag-row .ag-cell")).to_have_text(cells)
    expect(artifacts.nth(4).locator("strong")).to_have_text("weight")
    # A generator cannot be answered: its card asks for nothing.
    card = chat.reply.locator(".fdc-interrupt")
    expect(card.locator(".fdc-interrupt__title")).to_have_text("Asks for approval")
    expect(card).to_contain_text("send_mail")
    expect(card.locator('[data-fdc-action="approve"]')).to_have_count(0)
    expect(chat.reply.locator(".fdc-error")).to_have_text("The second city is unknown.")
    expect(chat.reply.locator(".fdc-content").last).to_have_text("That is all.")
    expect(chat.reply).not_to_contain_text("unheard of")
    page.set_viewport_size({"width": 1200, "height": 2600})
    screenshot(page, "light")
