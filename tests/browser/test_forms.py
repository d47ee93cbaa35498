"""Settings of several values, and those that are written in a form of their own, set by a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.appearance import faint_text, poor_buttons, sideways
from tests.browser.apps.forms import ID, LineItem, Point, Received, Rights, make_app
from tests.browser.axe import violations
from tests.browser.conftest import Served
from tests.browser.panel import Panel
from tests.browser.test_looks import ARRIVE

Serve = Callable[[object], Served]
UNTOUCHED = {
    "items": [LineItem("tea", 2)],
    "size": (640, 480),
    "place": None,
    "price": Decimal("9.90"),
    "wait": timedelta(minutes=1),
    "run": None,
    "extra": {"top_k": 3},
    "rights": Rights.READ,
    "model": "model-0",
    "tags": frozenset(),
    "anything": None,
}


class Rows(Panel):
    """The settings, of which ``items`` are rows."""

    def add(self) -> Rows:
        self.page.get_by_role("button", name="Add Line Item").click()
        return self

    def remove(self, place: int) -> Rows:
        self.row("items").get_by_role("button", name="Remove Line Item").nth(place).click()
        return self

    def has_rows(self, *names: str) -> Rows:
        boxes = self.page.locator('[data-fd-input^="items."][data-fd-input$=".name"] input').locator("visible=true")
        expect(boxes).to_have_count(len(names))
        for place, name in enumerate(names):
            expect(boxes.nth(place)).to_have_value(name)
        return self


@pytest.fixture
def received() -> Received:
    return Received()


@pytest.fixture
def panel(page: Page, received: Received, serve: Serve) -> Rows:
    page.set_viewport_size({"width": 1200, "height": 1900})
    panel = Rows(page)
    panel.open(serve(make_app(received).server).url)
    return panel


def test_untouched_they_give_the_defaults(panel: Rows, received: Received) -> None:
    panel.send()
    assert received.last == UNTOUCHED


def test_every_one_is_set(panel: Rows, received: Received) -> None:
    panel.box("size.1").fill("1080")
    panel.row("place.").get_by_role("switch").click()
    panel.box("place.lat").fill("-1.25")
    # More digits than a float has.
    panel.box("price").fill("12345678901234567890.05")
    panel.box("wait").fill("90")
    panel.box("run").fill(str(ID))
    panel.box("extra").fill('{"a": 1, "b": 2}')
    panel.choose("rights", "Write")
    panel.page.keyboard.press("Escape")
    panel.box("model").fill("model-99")
    panel.page.get_by_role("option", name="model-997", exact=True).click()
    for tag in ("x", "y"):
        panel.box("tags").fill(tag)
        panel.box("tags").press("Enter")
    panel.box("anything").fill("goes")
    panel.send()
    assert received.last == {
        "items": [LineItem("tea", 2)],
        "size": (640, 1080),
        "place": Point(-1.25, 13.4),
        "price": Decimal("12345678901234567890.05"),
        "wait": timedelta(seconds=90),
        "run": ID,
        "extra": {"a": 1, "b": 2},
        "rights": Rights.READ | Rights.WRITE,
        "model": "model-997",
        "tags": frozenset({"x", "y"}),
        "anything": "goes",
    }


def test_rows_are_added_and_removed(panel: Rows, received: Received) -> None:
    panel.has_rows("tea").add().has_rows("tea", "")
    # Whoever adds a row writes in it at once.
    expect(panel.box("items.1.name")).to_be_focused()
    panel.page.keyboard.type("sugar")
    panel.choose("items.1.unit", "kilogram")
    panel.add().has_rows("tea", "sugar", "")
    panel.page.keyboard.type("milk")
    add = panel.page.get_by_role("button", name="Add Line Item")
    expect(add).to_be_disabled()
    panel.remove(0).has_rows("sugar", "milk")
    expect(add).to_be_enabled()
    panel.send()
    assert received.last["items"] == [LineItem("sugar", 1, "kilogram"), LineItem("milk")]
    panel.remove(1).remove(0).has_rows()
    panel.send()
    assert received.last["items"] == []
    # A row that was removed comes back empty.
    panel.add().has_rows("")


def test_rows_outlive_a_reload_and_go_with_a_reset(panel: Rows, received: Received) -> None:
    panel.add().has_rows("tea", "")
    panel.page.keyboard.type("sugar")
    panel.remove(0).has_rows("sugar")
    panel.page.reload()
    panel.chat.connected()
    panel.has_rows("sugar")
    panel.page.get_by_role("button", name="Reset to defaults").click()
    panel.has_rows("tea")
    panel.page.reload()
    panel.chat.connected()
    panel.has_rows("tea").send()
    assert received.last == UNTOUCHED


def test_rows_by_keyboard_alone(panel: Rows, received: Received) -> None:
    keyboard = panel.page.keyboard
    panel.page.get_by_role("button", name="Add Line Item").focus()
    keyboard.press("Enter")
    expect(panel.box("items.1.name")).to_be_focused()
    keyboard.type("sugar")
    panel.row("items").get_by_role("button", name="Remove Line Item").first.focus()
    keyboard.press("Space")
    expect(panel.page.get_by_role("button", name="Add Line Item")).to_be_focused()
    panel.has_rows("sugar").send()
    assert received.last["items"] == [LineItem("sugar")]


def test_refusals_stand_at_the_box_and_nothing_typed_is_lost(panel: Rows, received: Received) -> None:
    chat = panel.chat
    panel.add().has_rows("tea", "")
    panel.fill("items.1.amount", "0")
    chat.try_to_say("go")
    panel.refused("items.1.amount", "Amount: enter a whole number of at least 1.")
    panel.box("items.1.amount").fill("1")
    for name, wrong, words, right in (
        ("size.0", "1.5", "Size 1: enter a whole number.", "1"),
        ("price", "-1", "Price: enter a number of at least 0.", "1.50"),
        ("price", "1.505", "Price: enter a number with at most 2 decimal places.", "1.50"),
        ("wait", "9999", "Wait: enter a number of at most 3600.", "60"),
        ("run", "12", f"Run: enter one such as {ID}.", str(ID)),
        ("extra", '{"a": "x"}', 'Extra: enter JSON such as {"name": 1}.', "{}"),
    ):
        panel.fill(name, wrong)
        chat.box.press("Enter")
        panel.refused(name, words)
        expect(chat.box).to_have_value("go")
        panel.fill(name, right)
        panel.refused(name, "")
    assert received.turns == []
    chat.box.press("Enter")
    chat.has_status("done")
    assert (received.last["price"], received.last["extra"]) == (Decimal("1.50"), {})


def test_json_is_looked_at_when_it_is_left(panel: Rows, received: Received) -> None:
    panel.box("extra").fill("{oops")
    panel.box("extra").press("Tab")
    words = panel.page.get_by_text('Extra: enter JSON such as {"name": 1}.').locator("visible=true")
    expect(words).to_have_count(1)
    panel.chat.try_to_say("go")
    panel.refused("extra", 'Extra: enter JSON such as {"name": 1}.')
    # Once in the chat, where the message waits, and once at the box.
    expect(words).to_have_count(2)
    assert received.turns == []


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_looks(
    screen: str,
    received: Received,
    serve: Serve,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    phone = screen == "phone"
    size = {"width": 390, "height": 2400} if phone else {"width": 1440, "height": 2000}
    page = new_context(viewport=size, **({"has_touch": True, "is_mobile": True} if phone else {})).new_page()
    panel = Rows(page)
    panel.open(serve(make_app(received).server).url)
    if phone:
        page.locator(".fdc-settings__toggle").tap()
        expect(page.locator('.fdc-settings[data-open="true"]')).to_be_visible()
    panel.add().has_rows("tea", "")
    panel.row("place.").get_by_role("switch").click()
    panel.box("extra").fill("{oops")
    panel.box("extra").press("Tab")
    problems = set()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.mouse.move(0, 0)
        page.evaluate(ARRIVE)
        screenshot(page, scheme)
        problems |= {*faint_text(page), *poor_buttons(page, touch=phone), *sideways(page)}
        problems |= {*map(str, violations(page))}
    assert not problems
