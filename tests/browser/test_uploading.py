"""A message, or a run, waits for the files of its settings; and goes without none of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from fast_dash import FastDash
from tests.browser.appearance import faint_text, poor_buttons
from tests.browser.apps.settings import Received, make_app
from tests.browser.conftest import Console
from tests.browser.panel import Panel, SlowUploads
from tests.browser.test_looks import ARRIVE
from tests.browser.test_settings import Serve, file_panel, files, received

__all__ = ["file_panel", "files", "received"]

WAITS = "Your message will be sent when its files are uploaded."


@pytest.fixture
def slow(page: Page) -> SlowUploads:
    return SlowUploads(page)


def waits(panel: Panel) -> None:
    """A message was sent, and has not gone."""
    expect(panel.page.locator(".fdc-composer__status")).to_contain_text(WAITS)
    expect(panel.chat.users).to_have_count(0)


def stays(panel: Panel, text: str) -> None:
    """A message has not gone, will not by itself, and can be sent."""
    expect(panel.page.locator(".fdc-composer__status")).to_have_text("")
    expect(panel.chat.box).to_have_value(text)
    expect(panel.chat.send_button).to_be_enabled()
    expect(panel.chat.users).to_have_count(0)


def test_a_message_waits_for_the_file_of_a_setting(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path]
) -> None:
    panel = file_panel
    panel.upload("anything", files["rows.csv"]).uploading("anything")
    panel.chat.try_to_say("go")
    waits(panel)
    slow.next().continue_()
    panel.chat.has_status("done")
    panel.uploading("anything", is_so=False)
    assert [turn["anything"].text() for turn in received.turns] == ["a,b\n1,2\n3,4\n"]
    expect(panel.chat.box).to_have_value("")


def test_a_message_waits_for_all_files_and_for_the_last_that_was_chosen(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path]
) -> None:
    panel = file_panel
    panel.upload("anything", files["rows.csv"]).uploading("anything").upload("raw", files["notes.txt"]).uploading("raw")
    panel.chat.try_to_say("go")
    panel.upload("anything", files["program.exe"])
    slow.next().continue_()
    expect(panel.files("anything")).to_have_text(["rows.csv"])
    panel.uploading("anything")
    slow.next().continue_()
    panel.uploading("raw", is_so=False)
    waits(panel)
    slow.next().continue_()
    panel.chat.has_status("done")
    assert [(turn["anything"].name, turn["raw"]) for turn in received.turns] == [("program.exe", b"notes")]


def test_nothing_is_sent_once_more_without_the_file_of_a_setting(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path]
) -> None:
    panel = file_panel
    panel.send().upload("anything", files["rows.csv"]).uploading("anything")
    again = panel.page.locator('[data-fdc-action="regenerate"]')
    expect(again).to_have_attribute("title", "Not while a file of the settings is uploading")
    again.click(force=True)
    panel.page.locator('[data-fdc-action="edit"]').click()
    panel.page.get_by_label("Edited message").press("Enter")
    expect(panel.page.locator('[data-fdc-action="save-edit"]')).to_have_attribute("aria-disabled", "true")
    slow.next().continue_()
    panel.uploading("anything", is_so=False)
    expect(again).to_have_attribute("title", "Make this reply again")
    panel.page.get_by_label("Edited message").press("Enter")
    expect(panel.page.locator('[data-fdc-action="previous-version"]')).to_be_visible()
    panel.chat.has_status("done")
    assert [turn["anything"] and turn["anything"].name for turn in received.turns] == [None, "rows.csv"]


def test_a_message_does_not_go_without_the_file_that_is_refused(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path]
) -> None:
    panel = file_panel
    panel.upload("picture", files["fake.png"]).upload("several", files["rows.csv"]).uploading("picture")
    panel.chat.try_to_say("go")
    waits(panel)
    slow.next().continue_()
    panel.refused("picture", re.compile("could not be opened as a picture")).uploading("picture", is_so=False)
    slow.next().continue_()
    expect(panel.files("several")).to_have_text(["rows.csv"])
    stays(panel, "go")
    panel.upload("picture", files["photo.png"])
    slow.next().continue_()
    panel.refused("picture", "")
    panel.chat.box.press("Enter")
    panel.chat.has_status("done")
    assert [turn["picture"].size for turn in received.turns] == [(40, 30)]


def test_a_message_does_not_go_without_the_file_that_is_lost(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path], console: Console
) -> None:
    console.network_is_broken = True
    panel = file_panel
    panel.upload("anything", files["rows.csv"]).uploading("anything")
    panel.chat.try_to_say("go")
    waits(panel)
    slow.next().abort()
    panel.refused("anything", "Anything: this did not reach the server; choose it again.")
    panel.uploading("anything", is_so=False)
    stays(panel, "go")
    panel.upload("anything", files["rows.csv"]).uploading("anything").refused("anything", "")
    panel.chat.box.press("Enter")
    waits(panel)
    slow.next().continue_()
    panel.chat.has_status("done")
    assert [turn["anything"].name for turn in received.turns] == ["rows.csv"]


def test_a_file_that_is_lost_before_another_is_not_forgotten(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path], console: Console
) -> None:
    console.network_is_broken = True
    panel = file_panel
    panel.upload("several", files["rows.csv"]).uploading("several").upload("several", files["notes.txt"])
    panel.chat.try_to_say("go")
    slow.next().abort()
    slow.next().continue_()
    expect(panel.files("several")).to_have_text(["notes.txt"])
    panel.refused("several", "Several: this did not reach the server; choose it again.")
    panel.uploading("several", is_so=False)
    stays(panel, "go")
    panel.upload("several", files["rows.csv"]).refused("several", "")
    slow.next().continue_()
    expect(panel.files("several")).to_have_text(["notes.txt", "rows.csv"])
    panel.send()
    assert [file.name for file in received.last["several"]] == ["notes.txt", "rows.csv"]


def test_a_message_that_waits_for_a_file_is_taken_back(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path]
) -> None:
    panel = file_panel
    panel.upload("anything", files["rows.csv"]).uploading("anything")
    panel.chat.try_to_say("go")
    waits(panel)
    panel.page.get_by_role("button", name="Cancel").click()
    stays(panel, "go")
    slow.next().continue_()
    expect(panel.files("anything")).to_have_text(["rows.csv"])
    panel.uploading("anything", is_so=False)
    stays(panel, "go")


UNREADABLE = """() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    FileReader.prototype.readAsDataURL = () => undefined;
}"""
"""What the browser does with files that went away after they were chosen."""


def test_a_file_that_cannot_be_read_holds_up_nothing(
    slow: SlowUploads, file_panel: Panel, received: Received, files: dict[str, Path]
) -> None:
    panel = file_panel
    panel.upload("anything", files["notes.txt"]).uploading("anything")
    expect(panel.row("anything").locator("[data-dash-is-loading]").first).to_be_attached()
    panel.page.evaluate(UNREADABLE)
    panel.upload("anything", files["rows.csv"])
    panel.refused("anything", "Anything: this file could not be read; choose another one.")
    slow.next().continue_()
    expect(panel.files("anything")).to_have_text(["notes.txt"])
    panel.uploading("anything", is_so=False)
    panel.refused("anything", "Anything: this file could not be read; choose another one.")
    panel.send()
    assert received.last["anything"].name == "notes.txt"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_box_says_that_its_file_is_on_its_way(
    scheme: str,
    received: Received,
    files: dict[str, Path],
    serve: Serve,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    page = new_context(viewport={"width": 1200, "height": 900}, color_scheme=scheme).new_page()
    slow = SlowUploads(page)
    panel = Panel(page).open(serve(make_app(received.files).server).url)
    box = panel.row("anything").locator(".fdc-upload")
    before = box.bounding_box()
    panel.upload("anything", files["rows.csv"]).uploading("anything")
    panel.chat.try_to_say("go")
    waits(panel)
    assert box.bounding_box() == before
    page.evaluate(ARRIVE)
    screenshot(page, "uploading")
    assert [*faint_text(page), *poor_buttons(page, touch=False)] == []
    slow.next().continue_()
    panel.chat.has_status("done")


def test_run_of_an_app_with_a_canvas_waits_for_its_file(
    slow: SlowUploads, page: Page, received: Received, files: dict[str, Path], serve: Serve
) -> None:
    page.set_viewport_size({"width": 1200, "height": 1200})
    app = FastDash(callback_fn=received.files, chat=True, canvas=True, chat_drawer=True, store="memory://")
    page.goto(serve(app.server).url)
    panel, run = Panel(page), page.locator("#fd-run button")
    panel.upload("anything", files["rows.csv"]).uploading("anything")
    run.click()
    expect(page.get_by_text("Runs when the files of its inputs are uploaded.")).to_be_visible()
    expect(run).to_have_text("Stop")
    slow.next().continue_()
    expect(page.get_by_text("Done.", exact=True)).to_have_count(1)
    panel.upload("picture", files["fake.png"]).uploading("picture")
    run.click()
    slow.next().continue_()
    panel.refused("picture", re.compile("could not be opened as a picture"))
    expect(run).to_have_text("Run")
    assert [turn["anything"].name for turn in received.turns] == ["rows.csv"]
