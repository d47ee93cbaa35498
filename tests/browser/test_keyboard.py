"""Everything by keyboard alone: the focus is never lost, and always seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from fast_dash import FastDash
from tests.browser.appearance import focus_mark
from tests.browser.apps import handbuilt, looks
from tests.browser.apps.functions import fragile
from tests.browser.apps.looks import Stories
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.browser.test_apps import App
from tests.browser.test_looks import ARRIVE, GRID, OPEN

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]


OURS = "document.activeElement.matches(':is(.fdc-root, .fdc-page) *:not(.js-plotly-plot *)')"


class Keys:
    """A person without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lost: list[str] = []

    def press(self, *keys: str) -> Keys:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.evaluate(ARRIVE)
            mark = focus_mark(self.page)
            if mark is None:
                self.lost.append(f"{key}: the focus is nowhere")
            elif self.page.evaluate(OURS) and (not mark["outlined"] or mark["seen"] < 3):
                self.lost.append(f"{key}: {mark}")
        return self

    def go_to(self, selector: str, back: bool = False) -> Keys:
        """Tab until this has the focus."""
        for _ in range(60):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return self
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"the Tab key does not come to {selector}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chat_by_keyboard_alone(
    scheme: str, stories: Stories, store: str, serve: Serve, new_context: NewContext
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    chat, keys = Chat(page).open(serve(looks.make_app(stories, store).server).url).connected(), Keys(page)
    chat.say("story prose").has_status("done")
    page.reload()
    chat.connected()
    keys.go_to(".fdc-settings__toggle").press("Enter")
    expect(page.locator(OPEN)).to_have_count(0)
    keys.press("Enter")
    expect(page.locator(OPEN)).to_be_visible()
    keys.go_to('[data-fd-input="temperature"] input').press("ArrowUp")
    keys.go_to(".fdc-upload__button").press("Tab")
    assert page.evaluate("document.activeElement.className") == "fdc-settings__reset"

    keys.go_to(".fdc-composer__input")
    page.keyboard.type("story stopped")
    keys.go_to('[data-fdc-action="send"]').press("Enter")
    expect(chat.reply.locator(".fdc-tool")).to_be_visible()
    expect(chat.box).to_be_focused()
    keys.go_to('[data-fdc-action="stop"]').press("Enter")
    chat.has_status("stopped")
    expect(chat.box).to_be_focused()
    stories.pause.end()

    page.keyboard.type("story table")
    keys.press("Enter")
    chat.has_status("done")
    expect(chat.reply.locator(GRID)).to_be_visible(timeout=20_000)
    keys.go_to('[data-fdc-action="full-screen"]', back=True).press("Enter")
    expect(page.locator(".fdc-grid:popover-open")).to_be_visible()
    keys.press("Enter")
    expect(page.locator(".fdc-grid:popover-open")).to_have_count(0)
    keys.go_to(".ag-header-cell").press("ArrowRight", "ArrowDown", "ArrowDown")
    assert page.evaluate("document.activeElement.matches('.ag-cell')")
    keys.go_to(".fdc-tool__head", back=True).press("Enter")
    expect(page.locator(".fdc-tool__body")).to_be_visible()
    keys.press("Tab").go_to(".fdc-json__body")

    # The keys of a long conversation work wherever in it the focus is.
    keys.go_to(".fdc-composer__input").press("Shift+Tab", "Home")
    expect(page.locator('[data-fdc-action="jump-to-latest"]')).to_be_visible()
    keys.go_to('[data-fdc-action="jump-to-latest"]').press("Enter")
    expect(page.locator(".fdc-transcript")).to_be_focused()
    keys.go_to('[data-fdc-action="color-scheme"]', back=True).press("Enter")
    keys.go_to('[data-fdc-action="new-thread"]').press("Enter")
    expect(chat.replies).to_have_count(0)
    keys.go_to(".fdc-composer__input")
    assert keys.lost == []


def test_cards_and_a_drawer_by_keyboard_alone(serve: Serve, page: Page) -> None:
    page.goto(serve(handbuilt.make_app(suppress_callback_exceptions=True).server).url)
    expect(page.locator("#canvas .js-plotly-plot .main-svg").first).to_be_visible()
    keys = Keys(page)
    keys.go_to('#one [data-fdc-action="edit"]').press("Enter")
    expect(page.get_by_label("to", exact=True)).to_be_focused()
    keys.go_to('#one [data-fdc-action="cancel"]').press("Enter")
    expect(page.locator('#one [data-fdc-action="approve"]').first).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#one .fdc-interrupt__line")).to_be_focused()

    keys.go_to('#several [data-fdc-action="reject"]').press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Approve"  # of the other action
    keys.press("Enter")
    expect(page.locator('#several [data-fdc-action="submit"]').first).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#several .fdc-interrupt__line")).to_be_focused()

    keys.go_to('[data-fdc-action="open-chat"]').press("Enter")
    expect(page.locator("#right-box textarea")).to_be_focused()
    page.keyboard.type("good day")
    keys.press("Enter")
    expect(page.locator("#right .fdc-content")).to_have_text("right heard good day")
    # While a reply streams, Escape stops that.
    expect(page.locator('#right-box [data-fdc-action="send"]')).to_be_attached()
    keys.press("Escape")
    expect(page.locator('[data-fdc-action="open-chat"]')).to_be_focused()
    assert keys.lost == []


def test_an_app_by_keyboard_alone(serve: Serve, page: Page) -> None:
    app, keys = App(page).open(serve(FastDash(fragile).server).url), Keys(page)
    keys.go_to('[data-fd-input="points"] input').press("Backspace").go_to(".fdc-run").press("Enter")
    refusal = page.locator('[data-fd-input="points"] [role="alert"]')
    expect(refusal).not_to_be_empty()
    expect(app.run_button).to_be_focused()
    keys.go_to('[data-fd-input="points"] input', back=True)
    page.keyboard.type("2")
    keys.go_to(".fdc-run").press("Enter")
    expect(app.output("words")).to_contain_text("2 points")
    assert keys.lost == []
