"""Settings, set by a person: every kind of control, what the callback receives, and what is refused at the control."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import PIL.Image
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.appearance import faint_text, poor_buttons, sideways
from tests.browser.apps.settings import Received, Server, Size, Thinking, make_app
from tests.browser.conftest import Served
from tests.browser.panel import Panel
from tests.browser.test_looks import ARRIVE

Serve = Callable[[object], Served]


@pytest.fixture
def received() -> Received:
    return Received()


@pytest.fixture
def panel(page: Page, received: Received, serve: Serve) -> Panel:
    page.set_viewport_size({"width": 1200, "height": 1900})
    return Panel(page).open(serve(make_app(received.controls).server).url)


@pytest.fixture
def file_panel(page: Page, received: Received, serve: Serve) -> Panel:
    page.set_viewport_size({"width": 1200, "height": 1200})
    return Panel(page).open(serve(make_app(received.files).server).url)


UNTOUCHED = {
    "model": "small",
    "size": Size.LARGE,
    "note": "hello",
    "prompt": "First line.\nSecond line.",
    "key": "hush",
    "colour": "#2b5fc7",
    "top_k": 3,
    "temperature": 0.7,
    "seed": 1,
    "stream": True,
    "sure": None,
    "meeting": None,
    "alarm": time(9, 30),
    "period": None,
    "topics": ["art"],
    "words": ["one"],
    "region": "north",
    "thinking": Thinking(),
    "server": None,
}


def test_untouched_controls_give_the_defaults_and_a_day_is_today(panel: Panel, received: Received) -> None:
    panel.send()
    today = panel.page.evaluate("new Date().toDateString()")
    assert received.last.pop("day").strftime("%a %b %d %Y") == today
    assert received.last == UNTOUCHED


def test_every_control_is_set(panel: Panel, received: Received) -> None:
    page = panel.page
    panel.box("day").fill("5 Mar 2027")
    panel.box("day").press("Tab")
    panel.choose("model", "large").choose("size", "small").choose("sure", "No")
    for name, text in {"note": "x", "prompt": "a\nb", "key": "new", "top_k": "40", "seed": "2"}.items():
        panel.box(name).fill(text)
    panel.box("colour").fill("#ff0000")
    panel.box("colour").press("Tab")
    panel.row("temperature").get_by_role("slider").press("End")
    panel.row("stream").get_by_role("switch").click()
    panel.row("meeting").locator("button").first.click()
    page.get_by_role("button", name=f"15 {date.today():%B %Y}").click()
    page.keyboard.press("Escape")
    expect(page.locator(".mantine-DateTimePicker-day").locator("visible=true")).to_have_count(0)
    panel.row("alarm").locator("input").first.fill("11")
    panel.row("period").locator("button").first.click()
    for day in (10, 12):
        page.get_by_role("button", name=f"{day} {date.today():%B %Y}").locator("visible=true").click()
    panel.choose("topics", "war")
    page.keyboard.press("Escape")
    for word in ("two", "three"):
        panel.box("words").fill(word)
        panel.box("words").press("Enter")
    panel.row("region").locator("button").first.click()
    page.get_by_text("south", exact=True).click()
    panel.row("thinking.depth").get_by_role("slider").press("ArrowRight")
    panel.choose("thinking.tone", "warm")
    panel.row("server.").get_by_role("switch").click()
    panel.fill("server.port", "8080").send()
    got = received.last
    this_month = date.today().replace(day=1)
    meeting = got.pop("meeting")
    assert meeting.date() == this_month.replace(day=15)
    assert got == {
        "day": date(2027, 3, 5),
        "model": "large",
        "size": Size.SMALL,
        "note": "x",
        "prompt": "a\nb",
        "key": "new",
        "colour": "#ff0000",
        "top_k": 40,
        "temperature": 1.0,
        "seed": 2,
        "stream": False,
        "sure": False,
        "alarm": time(11, 30),
        "period": (this_month.replace(day=10), this_month.replace(day=12)),
        "topics": ["art", "war"],
        "words": ["one", "two", "three"],
        "region": "south",
        "thinking": Thinking(3, "warm"),
        "server": Server(port=8080),
    }


def test_optional_ones_are_cleared_to_none(panel: Panel, received: Received) -> None:
    for name in ("note", "top_k"):
        panel.box(name).fill("")
    for name in ("size", "alarm", "topics", "words"):
        panel.clear(name)
    panel.send()
    got = received.last
    assert [got[name] for name in ("note", "top_k", "size", "alarm")] == [None] * 4
    assert (got["topics"], got["words"]) == ([], [])


def test_refusals_stand_at_the_control_and_nothing_typed_is_lost(panel: Panel, received: Received) -> None:
    chat = panel.chat
    panel.fill("seed", "")
    chat.try_to_say("my long question")
    panel.refused("seed", "Seed: enter a whole number.")
    expect(chat.box).to_have_value("my long question")
    expect(panel.box("seed")).to_have_attribute("aria-invalid", "true")
    panel.fill("seed", "5")
    panel.refused("seed", "")
    panel.row("server.").get_by_role("switch").click()
    panel.fill("server.port", "99999")
    chat.box.press("Enter")
    panel.refused("server.port", "Port: enter a whole number from 1 to 65535.")
    panel.fill("server.port", "1").fill("server.host", "my host")
    chat.box.press("Enter")
    panel.refused("server.host", "Host: a host has no spaces; take them out.")
    expect(panel.box("server.port")).to_have_value("1")
    panel.fill("server.host", "host")
    expect(chat.box).to_have_value("my long question")
    chat.box.press("Enter")
    chat.has_status("done")
    assert received.turns[0]["server"] == Server(host="host", port=1)
    assert len(received.turns) == 1


def test_settings_outlive_a_reload_but_for_a_password(panel: Panel, received: Received) -> None:
    panel.box("note").fill("kept")
    panel.box("key").fill("typed")
    panel.choose("model", "large")
    panel.row("temperature").get_by_role("slider").press("Home")
    panel.choose("thinking.tone", "warm")
    panel.row("server.").get_by_role("switch").click()
    panel.fill("server.host", "host")
    panel.box("day").fill("5 Mar 2027")
    panel.box("day").press("Tab")
    panel.page.reload()
    panel.chat.connected()
    expect(panel.box("note")).to_have_value("kept")
    expect(panel.box("key")).to_have_value("")
    panel.send()
    changed = {
        "day": date(2027, 3, 5),
        "note": "kept",
        "model": "large",
        "temperature": 0.0,
        "thinking": Thinking(2, "warm"),
        "server": Server(host="host"),
    }
    assert received.last == {**UNTOUCHED, **changed}


def test_reset_brings_the_defaults_back_for_good(panel: Panel, received: Received) -> None:
    panel.box("note").fill("x")
    panel.row("temperature").get_by_role("slider").press("Home")
    panel.choose("thinking.tone", "warm")
    panel.box("seed").fill("")
    panel.chat.try_to_say("go")
    panel.refused("seed", "Seed: enter a whole number.")
    panel.page.get_by_role("button", name="Reset to defaults").click()
    panel.refused("seed", "")
    expect(panel.box("note")).to_have_value("hello")
    panel.page.reload()
    panel.chat.connected()
    expect(panel.box("note")).to_have_value("hello")
    panel.send()
    received.last.pop("day")
    assert received.last == UNTOUCHED


def test_the_page_never_has_the_password(panel: Panel) -> None:
    assert "hush" not in panel.page.content()
    assert "hush" not in panel.page.evaluate("JSON.stringify(dash_component_api.getLayout('fd-settings'))")
    expect(panel.box("key")).to_have_attribute("placeholder", "••••••••")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    picture = io.BytesIO()
    PIL.Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    contents = {
        "rows.csv": b"a,b\n1,2\n3,4\n",
        "notes.txt": b"notes",
        "photo.png": picture.getvalue(),
        "fake.png": b"no picture",
        "empty.csv": b"",
        "large.csv": b"x" * 101,
        "program.exe": b"MZ",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in contents}


def test_files_of_every_kind(file_panel: Panel, received: Received, files: dict[str, Path]) -> None:
    panel = file_panel
    panel.upload("anything", files["program.exe"]).upload("small", files["notes.txt"]).upload("raw", files["rows.csv"])
    panel.upload("picture", files["photo.png"]).upload("table", files["rows.csv"])
    panel.upload("several", files["rows.csv"], files["notes.txt"])
    expect(panel.files("several")).to_have_text(["notes.txt", "rows.csv"])
    panel.upload("several", files["photo.png"])
    expect(panel.files("several")).to_have_text(["notes.txt", "rows.csv", "photo.png"])
    panel.page.get_by_role("button", name="Remove notes.txt").last.click()
    expect(panel.files("several")).to_have_text(["rows.csv", "photo.png"])
    for name in ("anything", "small", "raw", "picture", "table"):
        expect(panel.files(name)).to_have_count(1)
    expect(panel.row("picture").locator("img")).to_be_visible()
    panel.page.reload()
    panel.chat.connected()
    expect(panel.files("several")).to_have_text(["rows.csv", "photo.png"])
    panel.send()
    got = received.last
    assert (got["anything"].name, got["anything"].bytes()) == ("program.exe", b"MZ")
    assert got["small"].text() == "notes"
    assert got["raw"] == b"a,b\n1,2\n3,4\n"
    assert got["picture"].size == (40, 30)
    assert got["table"].to_dict("records") == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    assert [file.name for file in got["several"]] == ["rows.csv", "photo.png"]


def test_wrong_files_are_refused_at_the_control(file_panel: Panel, received: Received, files: dict[str, Path]) -> None:
    panel = file_panel
    panel.upload("small", files["notes.txt"])
    expect(panel.files("small")).to_have_text(["notes.txt"])
    panel.upload("small", files["large.csv"])
    panel.refused("small", "Small: this is larger than 100 bytes; choose a smaller file.")
    panel.upload("small", files["program.exe"])
    panel.refused("small", "Small: this file is of another kind; choose one of: .csv, .txt.")
    expect(panel.files("small")).to_have_text(["notes.txt"])
    panel.upload("picture", files["fake.png"])
    panel.refused(
        "picture",
        "Picture: this file could not be opened as a picture; choose one of: PNG, JPEG, GIF, WEBP, BMP, TIFF.",
    )
    panel.upload("table", files["empty.csv"])
    panel.refused("table", "Table: this file could not be read as csv; open and save it again, or choose another.")
    panel.upload("table", files["rows.csv"])
    panel.refused("table", "")
    expect(panel.files("table")).to_have_text(["rows.csv"])  # only now has the server got it
    panel.send()
    assert received.last["small"].name == "notes.txt"
    assert received.last["picture"] is None
    assert len(received.last["table"]) == 2


def test_removed_file_is_the_default_and_may_be_chosen_again(
    file_panel: Panel, received: Received, files: dict[str, Path]
) -> None:
    panel = file_panel
    panel.upload("anything", files["rows.csv"])
    expect(panel.files("anything")).to_have_count(1)
    panel.page.get_by_role("button", name="Remove rows.csv").click()
    expect(panel.files("anything")).to_have_count(0)
    panel.send()
    assert received.last["anything"] is None
    panel.upload("anything", files["rows.csv"])
    expect(panel.files("anything")).to_have_count(1)
    panel.send()
    assert received.last["anything"].name == "rows.csv"


def test_untouched_files_are_none(file_panel: Panel, received: Received) -> None:
    file_panel.send()
    assert set(received.last.values()) == {None}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_over_the_page_can_be_read(
    scheme: str,
    received: Received,
    serve: Serve,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    page = new_context(viewport={"width": 1200, "height": 1900}, color_scheme=scheme).new_page()
    panel = Panel(page).open(serve(make_app(received.controls).server).url)
    for name, shown in (
        ("day", ".mantine-DateInput-day"),
        ("meeting", ".mantine-DateTimePicker-day"),
        ("alarm", ".mantine-TimePicker-control"),
        ("period", ".mantine-DatePickerInput-day"),
        ("model", ".mantine-Select-option"),
        ("colour", ".mantine-ColorInput-saturation"),
    ):
        panel.row(name).locator("input:not([type=hidden]), button").first.click()
        expect(page.locator(shown).locator("visible=true").first).to_be_visible()
        page.evaluate(ARRIVE)
        screenshot(page, name)
        assert faint_text(page, "body") == [], name
        page.keyboard.press("Escape")
        panel.chat.box.focus()
        expect(page.locator(shown).locator("visible=true")).to_have_count(0)


def test_a_list_opens_below_its_box_on_a_phone(
    received: Received, new_context: Callable[..., BrowserContext], serve: Serve
) -> None:
    phone = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    panel = Panel(phone).open(serve(make_app(received.controls).server).url)
    phone.locator("#fd-settings-toggle").click()
    box = panel.page.get_by_role("textbox", name="Model")
    box.click()
    choices = phone.get_by_role("listbox", name="Model")
    expect(choices).to_be_visible()
    phone.wait_for_function(
        """([box, list]) => {
            const [above, below] = [box, list].map(element => element.getBoundingClientRect());
            return Math.abs(below.left - above.left) < 8 && Math.abs(below.top - above.bottom) < 16;
        }""",
        arg=[box.element_handle(), choices.element_handle()],
    )
    assert phone.evaluate("innerWidth") == 390


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize("what", ["controls", "files"])
def test_looks(
    screen: str,
    what: str,
    received: Received,
    files: dict[str, Path],
    serve: Serve,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    phone = screen == "phone"
    size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 2000 if what == "controls" else 1000}
    context = new_context(viewport=size, **({"has_touch": True, "is_mobile": True} if phone else {}))
    page = context.new_page()
    panel = Panel(page).open(serve(make_app(getattr(received, what)).server).url)
    if phone:
        page.locator(".fdc-settings__toggle").tap()
        expect(page.locator('.fdc-settings[data-open="true"]')).to_be_visible()
    if what == "controls":
        panel.row("server.").get_by_role("switch").click()
        panel.fill("seed", "")
        if not phone:
            panel.chat.try_to_say("go")
            panel.refused("seed", "Seed: enter a whole number.")
    else:
        panel.upload("picture", files["photo.png"]).upload("several", files["rows.csv"], files["notes.txt"])
        expect(panel.row("picture").locator("img")).to_be_visible()
        expect(panel.files("several")).to_have_count(2)
        panel.upload("table", files["empty.csv"])
        expect(panel.row("table").locator(".fdc-setting__error")).not_to_be_empty()
    problems = set()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.mouse.move(0, 0)
        page.evaluate(ARRIVE)
        for end in ("top", "bottom") if phone else ("top",):
            page.locator(".fdc-settings__panel").evaluate("(e, end) => e.scrollTo(0, end === 'top' ? 0 : 1e6)", end)
            screenshot(page, f"{scheme}-{end}")
            problems |= {*sideways(page), *faint_text(page), *poor_buttons(page, touch=phone)}
    assert problems == set()
