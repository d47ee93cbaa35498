"""Every kind of control, set with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.apps.settings import Received, Server, Size, make_app
from tests.browser.conftest import Served
from tests.browser.panel import Panel
from tests.browser.test_keyboard import Keys

Serve = Callable[[object], Served]


def test_every_control(serve: Serve, page: Page) -> None:
    received = Received()
    page.set_viewport_size({"width": 1200, "height": 1900})
    panel, keys = Panel(page).open(serve(make_app(received.controls).server).url), Keys(page)

    def at(name: str, part: str = "input") -> Keys:
        return keys.go_to(f'[data-fd-input="{name}"] {part}')

    def write(name: str, text: str, part: str = "input") -> Keys:
        at(name, part).press("Control+a")
        page.keyboard.type(text)
        return keys

    keys.go_to(".fdc-settings__toggle")
    write("day", "5 Mar 2027").press("Tab")
    at("model").press("ArrowDown", "ArrowDown", "Enter")
    at("size").press("ArrowDown", "Home", "ArrowDown", "Enter")
    write("note", "x")
    write("prompt", "y", "textarea")
    write("key", "z")
    write("colour", "#ff0000").press("Escape")
    at("top_k").press("ArrowUp")
    at("temperature", "[role=slider]").press("End", "ArrowLeft")
    write("seed", "7")
    at("stream").press("Space")
    at("sure").press("ArrowDown", "ArrowDown", "Enter")
    at("meeting", "button").press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    at("alarm").press("1", "1")
    at("topics").press("ArrowDown", "Enter", "Escape")
    write("words", "two").press("Enter")
    at("thinking.depth", "[role=slider]").press("ArrowRight")
    at("thinking.tone").press("ArrowDown", "ArrowDown", "Enter")
    at("server.").press("Space")
    write("server.port", "8080")
    keys.go_to(".fdc-composer__input")
    page.keyboard.type("go")
    keys.press("Enter")
    panel.chat.has_status("done")
    got = received.last
    assert {name: got[name] for name in ("model", "size", "note", "prompt", "key", "colour", "top_k", "seed")} == {
        "model": "large",
        "size": Size.SMALL,
        "note": "x",
        "prompt": "y",
        "key": "z",
        "colour": "#ff0000",
        "top_k": 4,
        "seed": 7,
    }
    assert (got["day"], got["temperature"], got["stream"], got["sure"]) == (date(2027, 3, 5), 0.99, False, False)
    assert (got["alarm"], got["topics"], got["words"]) == (time(11, 30), ["art", "law"], ["one", "two"])
    assert (got["thinking"].depth, got["thinking"].tone, got["server"]) == (3, "warm", Server(port=8080))
    assert keys.lost == [], "\n".join(keys.lost)


def test_a_file_is_chosen_and_removed(serve: Serve, page: Page, tmp_path: Path) -> None:
    received = Received()
    page.set_viewport_size({"width": 1200, "height": 1200})
    panel, keys = Panel(page).open(serve(make_app(received.files).server).url), Keys(page)
    (tmp_path / "notes.txt").write_text("notes")
    with page.expect_file_chooser() as chooser:
        keys.go_to('[data-fd-input="small"] .fdc-upload__button').press("Enter")
    chooser.value.set_files(tmp_path / "notes.txt")
    expect(panel.files("small")).to_have_text(["notes.txt"])
    keys.go_to('[data-fd-input="small"] .fdc-upload__remove').press("Enter")
    expect(panel.files("small")).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body"), "the focus is lost with the file"
