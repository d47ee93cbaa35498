"""From a small phone to 4K, with letters of the usual size and large ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from fast_dash import FastDash
from tests.browser.appearance import sideways
from tests.browser.apps import looks
from tests.browser.apps.functions import explore
from tests.browser.apps.looks import Stories
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.browser.test_apps import App
from tests.browser.test_looks import ARRIVE

Serve = Callable[[object], Served]
Screenshot = Callable[[Page, str], None]


SIZES = {
    "small": (320, 640),
    "phone": (390, 844),
    "landscape": (844, 390),
    "landscape with a keyboard": (844, 220),
    "tablet": (768, 1024),
    "half of a laptop": (720, 450),
    "laptop": (1024, 768),
    "desktop": (1440, 900),
    "large": (2560, 1440),
    "4K": (3840, 2160),
}

COLUMN = """() => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return document.querySelector('.fdc-content').getBoundingClientRect().width / rem;
}"""

FILLED = """() => [...document.querySelectorAll('.js-plotly-plot')].every(plot =>
    Math.abs(plot.querySelector('.main-svg').getBoundingClientRect().width - plot.clientWidth) < 2)"""


@pytest.mark.parametrize("font", [16, 24])
def test_every_screen_and_large_letters(
    font: int, stories: Stories, store: str, serve: Serve, page: Page, screenshot: Screenshot
) -> None:
    chat = Chat(page).open(serve(looks.make_app(stories, store).server).url).connected()
    page.locator(".fdc-settings__toggle").click()
    for story in ("prose", "code", "table", "interrupt"):
        chat.say(f"story {story}").has_status("done")
    expect(chat.replies.locator(".fdc-artifact .ag-cell").first).to_be_attached()
    page.evaluate("size => { document.documentElement.style.fontSize = `${size}px` }", font)
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(ARRIVE)
        screenshot(page, name)
        assert sideways(page) == [], name
        box, log = chat.box.bounding_box(), page.locator(".fdc-transcript").bounding_box()
        assert box
        assert log
        assert box["y"] + box["height"] <= height, name
        assert log["height"] >= 60, name  # What was said last can be read beside the keyboard.
        if width >= 50 * font + 60:
            assert 46 <= page.evaluate(COLUMN) <= 48, name
    text = page.locator(".fdc-md p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert text == pytest.approx(1.125 * font)


@pytest.mark.parametrize("font", [16, 24])
def test_an_app_on_every_screen(font: int, serve: Serve, page: Page, screenshot: Screenshot) -> None:
    app = App(page).open(serve(FastDash(explore).server).url)
    app.run().rested()
    expect(app.output("figure").locator(".main-svg").first).to_be_visible()
    page.evaluate("size => { document.documentElement.style.fontSize = `${size}px` }", font)
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(ARRIVE)
        # Plotly draws a figure anew some time after its container has changed.
        page.wait_for_function(FILLED)
        screenshot(page, name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        main = page.locator(".fdc-page__main").bounding_box()
        assert main
        assert main["width"] >= 200, name
