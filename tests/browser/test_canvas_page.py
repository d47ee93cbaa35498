"""A chat beside its canvas, and an app that comes first: widths, tabs, what is swapped, and Run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import plotly.graph_objects as go
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from fast_dash import FastDash
from tests.browser.appearance import faint_text, poor_buttons, sideways
from tests.browser.apps.studio import Studio, make_app
from tests.browser.axe import Auditor
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.panel import settings_change
from tests.browser.test_keyboard import Keys
from tests.browser.test_languages import cut
from tests.browser.test_looks import device

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]
Screenshot = Callable[[Page, str], None]


class Workspace:
    """The two panels of a page, or its two tabs."""

    def __init__(self, page: Page) -> None:
        self.page, self.chat = page, Chat(page)
        self.beside = page.locator(".fdc-panels__beside")
        self.canvas = page.locator(".fdc-panels__canvas")
        self.edge = page.get_by_role("separator")
        self.run_button = page.locator(".fdc-runner > button")
        self.notice = page.locator(".fdc-runner__problem")
        self.opener = page.locator('[data-fdc-action="open-chat"]')
        self.back = page.locator('[data-fdc-action="close-chat"]')

    def open(self, url: str) -> Workspace:
        self.page.goto(url)
        expect(self.page.locator(".fdc-panels")).to_be_visible()
        return self.connected()

    def connected(self) -> Workspace:
        expect(self.chat.connection).to_have_attribute("data-state", "connected")
        return self

    def has_width(self, width: int) -> Workspace:
        """Wait until what stands beside the canvas has so many pixels."""
        expect(self.beside).to_have_css("width", f"{width}px")
        return self

    def drag(self, by: float) -> Workspace:
        box = self.edge.bounding_box()
        assert box
        self.page.mouse.move(box["x"], 300)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + by / 2, 310)
        self.page.mouse.move(box["x"] + by, 310)
        self.page.mouse.up()
        return self

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=re.compile(f"^{name}"))

    def set(self, name: str, text: str) -> Workspace:
        with settings_change(self.page):
            self.page.locator(f'[data-fd-input="{name}"] input').first.fill(text)
        return self

    def choose(self, name: str, option: str) -> Workspace:
        self.page.locator(f'[data-fd-input="{name}"] .mantine-Select-input').click()
        self.page.get_by_role("option", name=option, exact=True).click()
        return self

    def item(self, name: str) -> Locator:
        return self.canvas.locator(f'.fdc-canvas__item[data-name="{name}"]')


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture
def canvas(page: Page, serve: Serve, studio: Studio) -> Workspace:
    return Workspace(page).open(serve(make_app(studio, canvas=True).server).url)


@pytest.fixture
def drawer(page: Page, serve: Serve, studio: Studio) -> Workspace:
    return Workspace(page).open(serve(make_app(studio, chat_drawer=True).server).url)


@pytest.fixture
def phone(new_context: NewContext) -> Page:
    return new_context(**device("phone")).new_page()


def test_the_edge_is_dragged_and_moved_by_keys_and_the_width_outlives_a_reload(canvas: Workspace) -> None:
    canvas.has_width(400)
    canvas.drag(100).has_width(500)
    canvas.page.reload()
    canvas.connected().has_width(500)
    canvas.edge.focus()
    canvas.page.keyboard.press("ArrowRight")
    canvas.has_width(524)
    canvas.page.keyboard.press("ArrowLeft")
    canvas.page.keyboard.press("ArrowLeft")
    canvas.has_width(476)
    expect(canvas.edge).to_have_attribute("aria-valuenow", "476")
    # The canvas keeps some room, and so has the chat.
    canvas.drag(2000).has_width(800)
    canvas.drag(-2000).has_width(280)
    canvas.edge.dblclick()
    canvas.has_width(400)


def test_from_right_to_left_the_panel_grows_to_the_left(canvas: Workspace) -> None:
    canvas.page.evaluate("document.documentElement.dir = 'rtl'")
    canvas.drag(-60).has_width(460)
    canvas.edge.focus()
    canvas.page.keyboard.press("ArrowLeft")
    canvas.has_width(484)


def test_a_message_draws_beside_the_conversation(canvas: Workspace, studio: Studio, screenshot: Screenshot) -> None:
    canvas.set("points", "5").chat.say("stars please").has_status("done")
    assert canvas.chat.text() == "You asked: stars please"
    expect(canvas.item("stars")).to_contain_text("★ ★ ★ ★ ★")
    assert studio.calls == [("stars please", 5)]
    screenshot(canvas.page, "drawn")


def test_settings_above_the_composer_fold_and_open_for_what_was_refused(canvas: Workspace) -> None:
    toggle = canvas.page.locator(".fdc-settings__toggle")
    row = canvas.page.locator('[data-fd-input="points"]')
    expect(row).to_be_visible()
    above, composer = row.bounding_box(), canvas.chat.box.bounding_box()
    assert above
    assert composer
    assert above["y"] < composer["y"]
    canvas.set("points", "0")
    toggle.click()
    expect(row).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    canvas.chat.try_to_say("none")
    expect(row.get_by_role("alert")).not_to_be_empty()
    expect(row).to_be_visible()
    expect(canvas.chat.box).to_have_value("none")


def test_without_settings_there_is_no_fold(page: Page, serve: Serve) -> None:
    def bot(query: str) -> str:
        return query

    Workspace(page).open(serve(FastDash(bot, chat=True, canvas=True, store="memory://").server).url)
    expect(page.locator(".fdc-settings")).to_have_count(0)


def test_two_tabs_on_a_phone(phone: Page, serve: Serve, studio: Studio) -> None:
    canvas = Workspace(phone).open(serve(make_app(studio, canvas=True).server).url)
    expect(canvas.chat.box).to_be_visible()
    expect(canvas.canvas).to_be_hidden()
    expect(canvas.tab("Canvas")).to_have_accessible_name("Canvas")
    canvas.chat.say("draw").has_status("done")
    expect(canvas.tab("Canvas")).to_have_accessible_name("Canvas (changed)")
    canvas.chat.type("half a message")
    canvas.tab("Canvas").tap()
    expect(canvas.item("stars")).to_be_visible()
    expect(canvas.chat.box).to_be_hidden()
    expect(canvas.tab("Canvas")).to_have_accessible_name("Canvas")
    canvas.tab("Canvas").press("ArrowLeft")
    expect(canvas.tab("Chat")).to_be_focused()
    expect(canvas.chat.box).to_have_value("half a message")
    expect(canvas.chat.box).to_be_visible()
    canvas.tab("Chat").press("ArrowRight")
    expect(canvas.item("stars")).to_be_visible()


def test_run_draws_and_adds_no_entry(drawer: Workspace, studio: Studio, screenshot: Screenshot) -> None:
    drawer.set("points", "4").run_button.click()
    expect(drawer.item("stars")).to_contain_text("★ ★ ★ ★")
    expect(drawer.run_button).to_have_attribute("data-fdc-action", "run")
    assert studio.calls == [("", 4)]
    expect(drawer.canvas).to_contain_text("There are 4 now.")
    screenshot(drawer.page, "run")
    drawer.opener.click()
    expect(drawer.chat.replies).to_have_count(0)
    expect(drawer.chat.users).to_have_count(0)
    drawer.chat.say("more").has_status("done")
    assert studio.calls[-1] == ("more", 4)
    expect(drawer.chat.replies).to_have_count(1)
    drawer.back.click()
    drawer.set("points", "2").run_button.click()
    expect(drawer.item("words")).to_contain_text("2 in indigo")
    expect(drawer.chat.replies).to_have_count(1)


def test_run_becomes_stop(drawer: Workspace, studio: Studio) -> None:
    drawer.choose("color", "slow").run_button.click()
    expect(drawer.run_button).to_have_text("Stop")
    expect(drawer.item("words")).to_contain_text("1 in slow")
    expect(drawer.run_button).to_be_focused()
    drawer.run_button.click()
    expect(drawer.run_button).to_have_text("Run")
    studio.more.release(2)
    drawer.choose("color", "teal").run_button.click()
    expect(drawer.item("words")).to_contain_text("3 in teal")


def test_run_waits_for_a_reply_and_for_the_link(drawer: Workspace, studio: Studio, console: Console) -> None:
    console.network_is_broken = True
    drawer.choose("color", "slow").opener.click()
    drawer.chat.say("slowly").has_status("streaming")
    drawer.back.click()
    expect(drawer.run_button).to_have_attribute("aria-disabled", "true")
    expect(drawer.run_button).to_have_accessible_description("Not while a reply is being written")
    drawer.run_button.click(force=True)
    studio.more.release(2)
    expect(drawer.run_button).not_to_have_attribute("aria-disabled", "true")
    drawer.page.context.set_offline(True)
    expect(drawer.run_button).to_have_attribute("aria-disabled", "true")
    expect(drawer.run_button).to_have_accessible_description(re.compile("no connection"))
    drawer.page.context.set_offline(False)
    expect(drawer.run_button).not_to_have_attribute("aria-disabled", "true")
    assert studio.calls == [("slowly", 3)]


def test_what_run_refuses_is_marked_at_its_control(drawer: Workspace, studio: Studio) -> None:
    alert = drawer.page.locator('[data-fd-input="points"] .fdc-setting__error')
    drawer.set("points", "0").run_button.click()
    expect(alert).not_to_be_empty()
    expect(drawer.notice).to_contain_text("Points")
    drawer.set("points", "2")
    expect(alert).to_be_empty()
    drawer.run_button.click()
    expect(drawer.item("words")).to_contain_text("2 in indigo")
    expect(drawer.notice).to_be_empty()
    assert studio.calls == [("", 2)]


def test_the_swap_keeps_draft_values_and_focus(drawer: Workspace) -> None:
    expect(drawer.chat.box).to_be_hidden()
    drawer.set("points", "7").opener.click()
    expect(drawer.chat.box).to_be_focused()
    expect(drawer.run_button).to_be_hidden()
    drawer.page.keyboard.type("half a message")
    drawer.back.click()
    expect(drawer.opener).to_be_focused()
    expect(drawer.chat.box).to_be_hidden()
    expect(drawer.page.locator('[data-fd-input="points"] input')).to_have_value("7")
    drawer.opener.click()
    expect(drawer.chat.box).to_have_value("half a message")


def test_an_app_by_keyboard_alone(drawer: Workspace) -> None:
    keys = Keys(drawer.page)
    keys.go_to('[data-fd-input="points"] input').press("ArrowUp")
    keys.go_to('[data-fdc-action="run"]').press("Enter")
    expect(drawer.item("words")).to_contain_text("4 in indigo")
    keys.go_to('[data-fdc-action="open-chat"]').press("Enter")
    expect(drawer.chat.box).to_be_focused()
    drawer.page.keyboard.type("hello")
    keys.press("Enter")
    drawer.chat.has_status("done")
    keys.go_to('[data-fdc-action="close-chat"]', back=True).press("Enter")
    expect(drawer.opener).to_be_focused()
    keys.go_to('[role="separator"]').press("ArrowRight")
    drawer.has_width(344)
    assert keys.lost == []


def test_on_a_phone_run_shows_what_it_draws(phone: Page, serve: Serve, studio: Studio) -> None:
    drawer = Workspace(phone).open(serve(make_app(studio, chat_drawer=True).server).url)
    expect(drawer.tab("Inputs")).to_have_attribute("aria-selected", "true")
    drawer.run_button.focus()
    phone.keyboard.press("Enter")
    expect(drawer.item("stars")).to_be_visible()
    expect(drawer.tab("Canvas")).to_be_focused()
    drawer.tab("Inputs").tap()
    drawer.opener.tap()
    expect(drawer.chat.box).to_be_visible()
    expect(drawer.tab("Chat")).to_be_visible()
    drawer.back.tap()
    expect(drawer.run_button).to_be_visible()


@pytest.mark.parametrize("screen", ["desktop", "phone", "small"])
@pytest.mark.parametrize("kind", ["canvas", "chat_drawer"])
def test_looks(
    screen: str, kind: str, serve: Serve, studio: Studio, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(**device(screen)).new_page()
    auditor, space = Auditor(page, screenshot), Workspace(page).open(serve(make_app(studio, **{kind: True}).server).url)

    def look(name: str) -> None:
        auditor.look(name)
        assert sideways(page) == [], name
        assert faint_text(page) == [], name
        assert poor_buttons(page, touch=screen != "desktop") == [], name

    look("empty")
    if kind == "chat_drawer":
        space.run_button.click()
        expect(space.item("stars")).to_be_visible()
        look("run")
        if screen != "desktop":
            space.tab("Inputs").click()
        space.opener.click()
        look("swapped")
    elif screen != "desktop":
        page.locator(".fdc-settings__toggle").click()
        look("settings")
    space.chat.say("hello").has_status("done")
    look("said")
    if screen != "desktop":
        space.tab("Canvas").click()
        look("canvas")
    assert auditor.problems == {}


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_on_paper_are_the_conversation_and_the_canvas(
    screen: str, serve: Serve, studio: Studio, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(**device(screen)).new_page()
    space = Workspace(page).open(serve(make_app(studio, canvas=True).server).url)
    space.chat.say("hello").has_status("done")
    page.emulate_media(media="print")
    screenshot(page, "paper")
    expect(space.chat.reply).to_be_visible()
    expect(space.item("stars")).to_be_visible()
    talk, drawn = space.chat.reply.bounding_box(), space.item("stars").bounding_box()
    assert talk
    assert drawn
    assert talk["y"] + talk["height"] <= drawn["y"]
    for hidden in (".fdc-composer", ".fdc-settings", ".fdc-header button"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_from_right_to_left(serve: Serve, studio: Studio, page: Page, screenshot: Screenshot) -> None:
    space = Workspace(page).open(serve(make_app(studio, chat_drawer=True).server).url)
    page.evaluate("document.documentElement.dir = 'rtl'")
    beside, canvas = space.beside.bounding_box(), space.canvas.bounding_box()
    assert beside
    assert canvas
    assert beside["x"] >= canvas["x"] + canvas["width"]
    space.opener.click()
    expect(space.chat.box).to_be_focused()
    screenshot(page, "swapped")
    assert sideways(page) == []


@pytest.mark.parametrize("width", [390, 320])
def test_german_words_fit_on_a_phone(
    width: int, serve: Serve, studio: Studio, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True).new_page()
    space = Workspace(page).open(serve(make_app(studio, chat_drawer=True, language="de").server).url)
    for name in ("Eingaben", "Arbeitsfläche"):
        space.tab(name).tap()
        screenshot(page, name)
        assert cut(page) == []
        assert sideways(page) == []
    space.tab("Eingaben").tap()
    space.opener.tap()
    expect(space.back).to_have_text("Zurück zu den Eingaben")
    screenshot(page, "swapped")
    assert cut(page) == []
    assert sideways(page) == []


def test_a_figure_that_is_drawn_out_of_sight_has_its_size(phone: Page, serve: Serve) -> None:
    def draw(query: str) -> Iterator[dict[str, object]]:
        yield {"type": "canvas", "specs": [{"name": "bars", "type": "Graph", "value": go.Figure(go.Bar(y=[1, 2]))}]}

    space = Workspace(phone).open(serve(FastDash(draw, chat=True, canvas=True, store="memory://").server).url)
    space.chat.say("draw").has_status("done")
    figure = space.item("bars").locator(".main-svg").first
    expect(figure).to_be_attached()
    space.tab("Canvas").tap()
    expect(figure).to_be_visible()
    drawn, body = figure.bounding_box(), space.item("bars").locator(".fdc-canvas__body").bounding_box()
    assert drawn
    assert body
    assert drawn["width"] == pytest.approx(body["width"], abs=1)
