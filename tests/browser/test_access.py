"""Every page by axe-core, light and dark, on a desktop and a phone; and without motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

import fast_dash_components as fdc
from fast_dash import FastDash
from fast_dash.chat.context import ChatContext
from tests.browser.appearance import moving
from tests.browser.apps import handbuilt, looks, settings
from tests.browser.apps.functions import Slow, explore, fragile
from tests.browser.apps.looks import Stories
from tests.browser.apps.plain import VIEWPORT, plain_page
from tests.browser.axe import Auditor
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.test_apps import App
from tests.browser.test_composer import Writer, hand_over, named
from tests.browser.test_looks import FIGURE, GRID, OPEN, device

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]
Screenshot = Callable[[Page, str], None]
SCREENS = ("desktop", "phone")


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def auditor(screen: str, new_context: NewContext, screenshot: Screenshot) -> Auditor:
    return Auditor(new_context(**device(screen)).new_page(), screenshot)


def test_chat(screen: str, stories: Stories, store: str, serve: Serve, auditor: Auditor) -> None:
    page, chat = auditor.page, Chat(auditor.page)
    chat.open(serve(looks.make_app(stories, store).server).url).connected()
    auditor.look("empty")
    page.locator(".fdc-settings__toggle").click()
    auditor.look("settings-open" if screen == "phone" else "settings-closed")
    page.locator(".fdc-settings__toggle").click()

    def play(story: str, status: str = "done") -> None:
        page.locator('[data-fdc-action="new-thread"]').click()
        expect(chat.replies).to_have_count(0)
        chat.say(f"story {story}").has_status(status)

    for story in ("prose", "code", "rtl", "interrupt"):
        play(story)
        if story == "code":
            expect(chat.reply.locator(".fdc-hl-keyword").first).to_be_visible()
        auditor.look(story)
    for story, shown in (("figure", FIGURE), ("table", GRID), ("image", '[data-state="ready"]')):
        play(story)
        expect(chat.reply.locator(shown).first).to_be_visible()
        auditor.look(story)
    play("midstream", "streaming")
    expect(chat.reply.locator("h1")).to_be_visible()
    auditor.look("streaming")
    stories.pause.end()
    chat.has_status("done")
    play("reasoning", "streaming")
    expect(chat.reply.locator(".fdc-reasoning__body")).to_contain_text("export")
    auditor.look("reasoning")
    stories.pause.end()
    chat.has_status("done")
    auditor.look("reasoning-closed")
    play("tools", "streaming")
    expect(chat.reply.locator(".fdc-tool")).to_have_count(3)
    auditor.look("tools-running")
    for done in (2, 3):
        stories.pause.end()
        finished = chat.reply.locator('.fdc-tool:not([data-status="running"])')
        expect(finished).to_have_count(done)
    chat.has_status("done").reply.locator(".fdc-tool__head").first.click()
    auditor.look("tools-open")
    play("error", "error")
    auditor.look("error")
    play("stopped", "streaming")
    expect(chat.reply.locator(".fdc-tool")).to_be_visible()
    chat.stop_button.click()
    chat.has_status("stopped")
    stories.pause.end()
    chat.type("x" * 100_001)
    auditor.look("stopped-and-too-long")
    assert auditor.problems == {}


def test_chat_without_a_link(stories: Stories, store: str, serve: Serve, auditor: Auditor, console: Console) -> None:
    console.network_is_broken = True
    chat = Chat(auditor.page).open(serve(looks.make_app(stories, store).server).url).connected()
    chat.say("story bubble").has_status("done")
    auditor.page.context.set_offline(True)
    expect(chat.connection).to_have_attribute("data-state", "offline")
    chat.try_to_say("story bubble")
    expect(auditor.page.locator(".fdc-composer__status")).not_to_be_empty()
    auditor.look("offline")
    assert auditor.problems == {}


def opens(query: str, ctx: ChatContext) -> Iterator[Any]:
    yield {
        "type": "content",
        "content": "Da ist es.",
        "sources": [{"title": "Bericht", "url": "https://a.example/"}] * 2,
    }
    yield {"type": "artifact", "content": Image.linear_gradient("L").resize((320, 200)), "label": "Verlauf"}
    yield {"type": "artifact", "content": pd.DataFrame({"Ort": ["Ulm", "Bonn"], "Zahl": [1.5, -2.0]}), "label": "Orte"}
    yield {"type": "notice", "message": "Nur zwei Orte."}


@pytest.mark.timeout(180)
def test_what_opens_in_a_chat(screen: str, serve: Serve, auditor: Auditor) -> None:
    """In German, and on the phone from right to left: from the first suggestion to a message that is edited."""
    page, writer = auditor.page, Writer(auditor.page)
    app = FastDash(
        opens,
        chat=True,
        language="de",
        store="memory://",
        suggestions=["Zeig die Orte", {"label": "Vergleiche", "text": "Vergleiche ", "send": False}],
        commands={"zeichne": "Ein Bild", "hilfe": "Was es gibt"},
        attachments=[".csv"],
        on_feedback=lambda feedback: None,
    )
    app.app.index_string = app.app.index_string.replace("<html", f'<html dir="{"rtl" if screen == "phone" else "ltr"}"')
    writer.open(serve(app.server).url).connected()
    auditor.look("suggestions")
    writer.pick(named("zahlen.csv")).has_files(1).pick(named("bild.png"))
    expect(writer.problem).not_to_be_empty()
    writer.type("/")
    expect(writer.commands).to_be_visible()
    auditor.look("commands-and-files")
    page.keyboard.press("Escape")
    hand_over(page, "dragenter", [named("zahlen.csv")], writer.box)
    expect(page.locator(".fdc-drop")).to_be_visible()
    auditor.look("drop")
    hand_over(page, "dragleave", [named("zahlen.csv")], writer.box)
    writer.say("Zeig die Orte").has_status("done")
    grid = page.locator(GRID)
    expect(grid).to_be_visible(timeout=20_000)
    writer.reply.locator('[data-fdc-action="good-reply"]').click()
    auditor.look("reply")
    writer.reply.locator('[data-fdc-action="enlarge"]').click()
    expect(page.locator("dialog.fdc-lightbox")).to_be_visible()
    page.locator('dialog [data-fdc-action="zoom-in"]').click()
    auditor.look("enlarged")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.fdc-lightbox")).to_have_count(0)
    grid.scroll_into_view_if_needed()
    grid.locator(".ag-header-cell-filter-button").first.click(force=True)
    expect(page.locator(".ag-filter")).to_be_visible()
    auditor.look("filter")
    page.keyboard.press("Escape")
    grid.locator('[data-fdc-action="full-screen"]').click()
    auditor.look("full-screen")
    page.keyboard.press("Escape")
    writer.users.last.hover()
    writer.users.last.locator('[data-fdc-action="edit"]').click()
    auditor.look("edit")
    page.keyboard.press("Enter")
    expect(writer.users.last.locator(".fdc-bubble")).to_be_visible()
    versions = page.locator(".fdc-branches__place")
    expect(versions).to_have_text("2/2")
    writer.has_status("done").reply.locator('[data-fdc-action="regenerate"]').click()
    expect(versions).to_have_text("3/3")
    writer.has_status("done")
    expect(grid).to_be_visible(timeout=20_000)
    auditor.look("versions")
    assert auditor.problems == {}


def test_settings_of_every_kind(screen: str, serve: Serve, auditor: Auditor, tmp_path: Path) -> None:
    for callback in ("controls", "files"):
        app = settings.make_app(getattr(settings.Received(), callback))
        Chat(auditor.page).open(serve(app.server).url).connected()
        if screen == "phone":
            auditor.page.locator(".fdc-settings__toggle").click()
        expect(auditor.page.locator(OPEN)).to_be_visible()
        if callback == "files":
            expect(auditor.page.locator('.fdc-upload[data-ready="true"]')).to_have_count(6)
            paper = tmp_path / "paper.csv"
            paper.write_text("a,b\n1,2\n")
            with auditor.page.expect_file_chooser() as chooser:
                auditor.page.locator('[data-fd-input="anything"] .fdc-upload__button').click()
            chooser.value.set_files(paper)
            expect(auditor.page.locator(".fdc-upload__name")).to_have_text("paper.csv")
        auditor.look(callback)
        if callback == "controls":
            auditor.page.locator('[data-fd-input="model"] input').first.click()
            expect(auditor.page.get_by_role("option", name="small")).to_be_visible()
            auditor.look("list")
            auditor.page.keyboard.press("Escape")
            auditor.page.locator('[data-fd-input="meeting"] button').first.click()
            expect(auditor.page.get_by_role("button", name="Next month")).to_be_visible()
            auditor.look("calendar")
            auditor.page.keyboard.press("Escape")
    assert auditor.problems == {}


def test_hand_built_layout(serve: Serve, auditor: Auditor) -> None:
    page = auditor.page
    page.goto(serve(handbuilt.make_app(suppress_callback_exceptions=True, meta_tags=VIEWPORT).server).url)
    expect(page.locator("#canvas .js-plotly-plot .main-svg").first).to_be_visible()
    auditor.look("asked")
    page.locator('#one [data-fdc-action="edit"]').first.click()
    page.get_by_label("copies").fill("two")
    auditor.look("edited")
    page.get_by_label("copies").fill("2")
    page.locator('#one [data-fdc-action="submit"]').first.click()
    page.locator("#one .fdc-interrupt__line").click()
    auditor.look("decided")
    page.locator("#left-box textarea").fill("hello")
    page.locator("#left-box textarea").press("Enter")
    expect(page.locator("#left .fdc-content")).to_have_text("left heard hello")
    page.locator('[data-fdc-action="open-chat"]').click()
    auditor.look("drawer")
    assert auditor.problems == {}


def test_app_of_a_function(screen: str, serve: Serve, auditor: Auditor) -> None:
    app = App(auditor.page).open(serve(FastDash(explore).server).url)
    auditor.look("before")
    app.run().rested()
    expect(app.output("figure").locator(".main-svg").first).to_be_visible()
    expect(app.output("table").locator(".ag-row").first).to_be_visible()
    auditor.look("after")
    app.open(serve(FastDash(fragile).server).url)

    def run_with(points: str) -> None:
        if screen == "phone" and app.page.locator(OPEN).count() == 0:
            app.page.locator(".fdc-settings__toggle").click()
        app.set(points=points).run()

    run_with("3")
    expect(app.output("figure").locator(".main-svg").first).to_be_visible()
    run_with("0")
    expect(app.notice).to_be_visible()
    auditor.look("failed")
    run_with("1")
    expect(app.output("figure").get_by_role("alert")).to_be_visible()
    auditor.look("wrong-type")
    run_with("")
    expect(app.page.locator('[data-fd-input="points"] [role="alert"]')).not_to_be_empty()
    auditor.look("refused")
    slow = Slow()
    app.open(serve(FastDash(slow).server).url).run()
    expect(app.outputs).to_have_attribute("aria-busy", "true")
    auditor.look("running")
    slow.more.release(2)
    app.rested().run()
    expect(app.outputs).to_have_attribute("aria-busy", "true")
    auditor.look("running-again")
    slow.more.release(2)
    app.rested()
    assert auditor.problems == {}


MATHS = "Euler: $e^{i\\pi} + 1 = 0$.\n\n$$\n\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt\\pi}{2}\n$$\n\n"


def test_text_of_an_app(serve: Serve, auditor: Auditor) -> None:
    app = plain_page(fdc.Markdown(id="text", text=MATHS + looks.CODE), fdc.SSE(id="stream"))
    auditor.page.goto(serve(app.server).url)
    expect(auditor.page.locator(".katex").first).to_be_attached()
    expect(auditor.page.locator(".fdc-hl-keyword").first).to_be_visible()
    auditor.look("text")
    assert auditor.problems == {}


def test_what_opens_does_not_move_for_who_wants_no_motion(
    serve: Serve, stories: Stories, store: str, new_context: NewContext
) -> None:
    page = new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844}).new_page()
    page.goto(serve(handbuilt.make_app(suppress_callback_exceptions=True).server).url)
    page.locator('[data-fdc-action="open-chat"]').click()
    assert moving(page) == []
    Chat(page).open(serve(looks.make_app(stories, store).server).url).connected()
    page.locator(".fdc-settings__toggle").click()
    expect(page.locator(OPEN)).to_be_visible()
    assert moving(page) == []
    slow = Slow()
    App(page).open(serve(FastDash(slow).server).url).run()
    expect(page.locator(".fdc-outputs")).to_have_attribute("aria-busy", "true")
    assert moving(page) == []
    slow.more.release(2)
