"""Figures, tables and images in a reply: interactive at once, and as they were left."""

from __future__ import annotations

import base64
import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from dash._utils import OrderedSet
from dash.development.base_component import ComponentRegistry
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.appearance import faint_text, poor_buttons, sideways, stability, watch_stability
from tests.browser.apps.artifacts import FOREIGN, Stories, make_app
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.test_looks import ARRIVE

Serve = Callable[[object], Served]
Picture = Callable[[Page, str], None]

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
GRID = '.fdc-grid[aria-busy="false"]'
PLOT = ".fdc-figure .js-plotly-plot"
LONG = 20_000
"""Milliseconds that the scripts of plotly and of the grid may take to load on a busy machine."""

SCRIPTS = "**/_fast-dash/grid/*"


@pytest.fixture(autouse=True)
def no_grid_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page loads the libraries that its process has imported: apps of other tests may have imported the grid's."""
    known = [name for name in ComponentRegistry.registry if name != "dash_ag_grid"]
    monkeypatch.setattr(ComponentRegistry, "registry", OrderedSet(*known))


@pytest.fixture
def stories() -> Stories:
    return Stories()


@pytest.fixture
def chat(serve: Serve, stories: Stories, page: Page) -> Chat:
    return Chat(page).open(serve(make_app(stories).server).url).connected()


def has_column(page: Page, place: int, *texts: str) -> None:
    """Wait until a column begins like this."""
    for row, text in enumerate(texts):
        expect(page.locator(f'.ag-row[row-index="{row}"] [col-id="c{place}"]')).to_have_text(text)


def sort_by(page: Page, place: int) -> None:
    page.locator(f'.ag-header-cell[col-id="c{place}"] .ag-header-cell-label').click()


def test_zoom_is_kept_while_text_streams_and_colours_change(
    chat: Chat, stories: Stories, page: Page, screenshot: Picture
) -> None:
    chat.say("figure")
    expect(page.locator(f"{PLOT} .main-svg").first).to_be_visible(timeout=LONG)
    area = page.locator(f"{PLOT} .nsewdrag").first.bounding_box()
    assert area
    page.mouse.move(area["x"] + area["width"] * 0.2, area["y"] + 20)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * 0.5, area["y"] + 22, steps=5)
    page.mouse.up()
    range_ = "(plot) => document.querySelector(plot)._fullLayout.xaxis.range"
    zoomed = page.evaluate(range_, PLOT)
    assert zoomed[1] < 8
    plot = page.locator(PLOT).element_handle()
    stories.pause.set()
    chat.has_status("done")
    assert page.evaluate(range_, PLOT) == zoomed
    page.locator('[aria-label="Switch between light and dark"]').click()
    expect(page.locator(f"{PLOT} .xtick text").first).to_have_css("fill", "rgb(239, 237, 232)")
    assert page.evaluate(range_, PLOT) == zoomed
    assert plot is not None
    assert page.evaluate("([one, other]) => one === document.querySelector(other)", [plot, PLOT])
    screenshot(page, "zoomed-dark")


def test_no_word_waits_for_a_figure_of_50_mb(chat: Chat, stories: Stories, page: Page) -> None:
    held: list[Route] = []
    sizes: list[int] = []
    address = "**/_fast-dash/artifact/**"
    page.route(address, lambda route: held.append(route))
    # Not one letter of it goes through the socket of the frames.
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame))))
    page.reload()
    chat.connected()
    with page.expect_request(address, timeout=3 * LONG):
        chat.say("heavy")
    expect(chat.reply.locator(".fdc-content")).to_have_text(["Before it.", "After it."])
    place = chat.reply.locator('.fdc-artifact[data-kind="figure"] .fdc-figure[aria-busy="true"]')
    expect(place).to_be_visible()
    # Its payload is made, asked for, and not answered: what follows it comes nevertheless.
    stories.pause.set()
    expect(chat.reply.locator(".fdc-content").last).to_have_text("After it. End.")
    chat.has_status("done")
    expect(place).to_be_visible()
    held.pop().continue_()
    expect(page.locator(f"{PLOT} .main-svg").first).to_be_visible(timeout=3 * LONG)
    length = "() => performance.getEntriesByType('resource').find(e => e.name.includes('/artifact/')).decodedBodySize"
    assert page.evaluate(length) > 50_000_000
    assert 0 < max(sizes) < 5_000


def test_a_figure_is_as_wide_as_its_place(chat: Chat, stories: Stories, page: Page) -> None:
    stories.pause.set()
    chat.say("figure").has_status("done")
    expect(page.locator(f"{PLOT} .main-svg").first).to_be_visible(timeout=LONG)
    for width in (1200, 390, 800):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(
            """(plot) => { const svg = document.querySelector(plot + ' .main-svg');
            return Math.abs(svg.clientWidth - document.querySelector('.fdc-figure').clientWidth) < 2; }""",
            arg=PLOT,
        )
    assert sideways(page) == []


def test_what_a_figure_would_load_from_elsewhere_waits_for_a_click(
    chat: Chat, stories: Stories, page: Page, screenshot: Picture
) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/gif")

    for host in ("elsewhere.example", "cdn.plot.ly"):
        page.route(f"**://{host}/**", answer)
    chat.say("foreign").has_status("done")
    expect(page.locator(f"{PLOT} .main-svg").first).to_be_visible(timeout=LONG)
    page.locator(".updatemenu-button").click()
    chat.say("country").has_status("done")
    load = chat.reply.locator('[data-fdc-action="load-foreign"]')
    expect(load).to_have_text("Load the parts that come from cdn.plot.ly")
    screenshot(page, "asks")
    assert asked == []
    with page.expect_request(FOREIGN):
        chat.replies.first.locator('[data-fdc-action="load-foreign"]').click()


def test_no_script_of_the_grid_before_the_first_table(chat: Chat, page: Page) -> None:
    loaded = "() => performance.getEntriesByType('resource').filter(e => e.name.includes('/grid/')).length"
    chat.say("broken").has_status("done")
    assert page.evaluate("() => 'dash_ag_grid' in window") is False
    chat.say("small").has_status("done")
    expect(page.locator(GRID)).to_be_visible(timeout=LONG)
    chat.say("small").has_status("done")
    expect(page.locator(GRID)).to_have_count(2, timeout=LONG)
    assert page.evaluate(loaded) == 2


def test_a_small_table_sorts_searches_and_is_saved(chat: Chat, page: Page, tmp_path: Path) -> None:
    chat.say("small").has_status("done")
    expect(page.locator(GRID)).to_be_visible(timeout=LONG)
    has_column(page, 0, "north", "south", "west")
    has_column(page, 1, "1.50", "-2.25", "30.00")
    has_column(page, 3, "2026-01-01", "2026-02-01", "2026-03-01")
    sort_by(page, 1)
    expect(page.locator('.ag-row[row-index="0"] [col-id="c0"]')).to_have_text("south")
    page.get_by_role("searchbox", name="Search").fill("west")
    expect(page.locator(".fdc-grid__count")).to_have_text("1 of 3 rows")
    with page.expect_download() as download:
        page.locator('.fdc-grid [data-fdc-action="download"]').click()
    download.value.save_as(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["region", "west"]


def test_no_cell_and_no_heading_of_a_saved_table_is_a_formula(chat: Chat, page: Page, tmp_path: Path) -> None:
    chat.say("formulas").has_status("done")
    expect(page.locator(GRID)).to_be_visible(timeout=LONG)
    with page.expect_download() as download:
        page.locator('.fdc-grid [data-fdc-action="download"]').click()
    download.value.save_as(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["'=1+1", "'-n"]
    assert rows == [["'=cmd|' /C calc'!A0", "-1"], ["'@SUM(1)", "2"], ["-5", "3"], ["a", "4"]]


def test_five_thousand_rows_come_by_pages(chat: Chat, page: Page, tmp_path: Path, screenshot: Picture) -> None:
    chat.say("many").has_status("done")
    expect(page.locator(GRID)).to_be_visible(timeout=LONG)
    expect(page.locator(".fdc-grid__count")).to_have_text("5,000 rows")
    has_column(page, 0, "0", "1", "2")
    # Down to the end, which no page before held.
    page.locator(".ag-body-viewport").evaluate("(rows) => rows.scrollTo(0, rows.scrollHeight)")
    expect(page.locator('.ag-row[row-index="4999"] [col-id="c0"]')).to_have_text("4999")
    page.locator(".ag-body-viewport").evaluate("(rows) => rows.scrollTo(0, 0)")
    sort_by(page, 2)
    sort_by(page, 2)
    expect(page.locator('.ag-row[row-index="0"] [col-id="c2"]')).to_have_text("999.99")
    header = page.locator('.ag-header-cell[col-id="c1"]')
    header.hover()
    header.locator(".ag-header-cell-filter-button").click()
    page.locator(".ag-filter input[type=text]").first.fill("ZÜR")
    expect(page.locator(".fdc-grid__count")).to_have_text("1,250 of 5,000 rows")
    page.keyboard.press("Escape")
    page.get_by_role("searchbox", name="Search").fill("2020-01")
    expect(page.locator(".fdc-grid__count")).to_have_text("7 of 5,000 rows")
    screenshot(page, "filtered")
    with page.expect_download() as download:
        page.locator('.fdc-grid [data-fdc-action="download"]').click()
    download.value.save_as(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["id", "city", "amount", "day", "paid"]
    amounts = [float(row[2]) for row in rows]
    assert (len(rows), amounts) == (7, sorted(amounts, reverse=True))
    page.reload()
    expect(page.locator(GRID)).to_be_visible(timeout=LONG)
    has_column(page, 0, "0", "1", "2")


def test_rows_that_did_not_come_are_asked_for_again(
    chat: Chat, page: Page, console: Console, screenshot: Picture
) -> None:
    chat.say("many").has_status("done")
    expect(page.locator(GRID)).to_be_visible(timeout=LONG)
    console.network_is_broken = True
    busy = "**/_fast-dash/rows/**"
    page.route(busy, lambda route: route.fulfill(status=503))
    page.locator(".ag-body-viewport").evaluate("(rows) => rows.scrollTo(0, rows.scrollHeight)")
    trouble = page.locator(".fdc-grid .fdc-failure")
    expect(trouble).to_contain_text("Some rows could not be loaded.")
    screenshot(page, "missing")
    page.unroute(busy)
    trouble.get_by_role("button", name="Retry").click()
    expect(page.locator('.ag-row[row-index="4999"] [col-id="c0"]')).to_have_text("4999")
    expect(trouble).to_have_count(0)


def test_a_table_fills_the_screen_and_goes_back(chat: Chat, page: Page, screenshot: Picture) -> None:
    chat.say("many").has_status("done")
    expect(page.locator(GRID)).to_be_visible(timeout=LONG)
    sort_by(page, 0)
    sort_by(page, 0)
    expect(page.locator('.ag-row[row-index="0"] [col-id="c0"]')).to_have_text("4999")
    page.locator('[data-fdc-action="full-screen"]').click()
    box = page.locator(".fdc-grid").bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1200, 800)
    expect(page.locator('.ag-row[row-index="15"]')).to_be_visible()
    screenshot(page, "full")
    # Focus stays in it.
    inside = "() => document.activeElement === document.body || !!document.activeElement.closest('.fdc-grid')"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    page.locator('[data-fdc-action="full-screen"]').focus()
    page.keyboard.press("Escape")
    expect(page.locator('.ag-row[row-index="0"] [col-id="c0"]')).to_have_text("4999")
    expect(page.locator(".fdc-composer__input")).to_be_editable()
    assert page.locator("[inert]").count() == 0


def test_without_the_grid_a_table_is_a_table(chat: Chat, page: Page, console: object) -> None:
    console.network_is_broken = True  # type: ignore[attr-defined]
    page.route(SCRIPTS, lambda route: route.abort())
    chat.say("small").has_status("done")
    expect(page.locator(".fdc-table td").first).to_have_text("north")
    expect(page.locator(".fdc-table__foot")).to_have_text("3 rows")


@pytest.mark.parametrize("story", ["wide", "empty", "small", "many", "figure", "image"])
def test_nothing_jumps_when_an_artifact_comes(chat: Chat, stories: Stories, page: Page, story: str) -> None:
    stories.pause.set()
    watch_stability(page)
    chat.say(story).has_status("done")
    done = {"figure": f"{PLOT} .main-svg", "image": '.fdc-image[data-state="ready"]'}.get(story, GRID)
    expect(page.locator(done).first).to_be_visible(timeout=LONG)
    page.evaluate("async () => { for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame); }")
    # The sign that a reply is coming stands behind what has come.
    assert [jump for jump in stability(page)["jumps"] if "fdc-pulse" not in jump] == []


def test_a_placeholder_is_as_large_as_what_comes(chat: Chat, page: Page) -> None:
    held: list[Route] = []
    page.route("**/_fast-dash/artifact/**", lambda route: held.append(route))
    heights = []
    for story, waiting, ready in (
        ("small", ".fdc-grid", GRID),
        ("image", ".fdc-image", '.fdc-image[data-state="ready"]'),
    ):
        chat.say(story).has_status("done")
        block = chat.reply.locator(".fdc-artifact")
        expect(block.locator(waiting)).to_be_attached()
        before = block.bounding_box()
        while not held:
            page.wait_for_timeout(20)  # in which Playwright tells of requests
        while held:
            held.pop().continue_()
        expect(block.locator(ready)).to_be_visible(timeout=LONG)
        after = block.bounding_box()
        assert before
        assert after
        heights.append((story, before["height"] - after["height"]))
    assert heights == [("small", 0), ("image", 0)]


def test_the_lightbox_by_keyboard(chat: Chat, page: Page, screenshot: Picture) -> None:
    chat.say("image").has_status("done")
    opener = page.locator('[data-fdc-action="enlarge"]')
    expect(page.get_by_role("img", name="A gradient")).to_be_visible()
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="A gradient")
    expect(dialog).to_be_visible()
    expect(dialog.locator('[data-fdc-action="close"]')).to_be_focused()
    picture = dialog.locator(".fdc-lightbox__image")
    before = picture.bounding_box()
    screenshot(page, "open")
    page.keyboard.press("+")
    expect(picture).to_have_attribute("data-zoom", "1.5")
    after = picture.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"]
    screenshot(page, "zoomed")
    page.keyboard.press("0")
    expect(picture).to_have_attribute("data-zoom", "1")
    with page.expect_download() as download:
        dialog.locator('[data-fdc-action="download"]').click()
    assert download.value.suggested_filename == "A-gradient.png"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_an_artifact_that_cannot_be_made_says_so_in_its_place(chat: Chat, page: Page) -> None:
    chat.say("broken").has_status("done")
    failure = chat.reply.locator(".fdc-artifact .fdc-failure")
    expect(failure).to_contain_text("This image could not be shown")
    # Asking again would not help.
    expect(failure.locator("button")).to_have_count(0)
    expect(chat.reply.locator(".fdc-content")).to_have_text("It goes on.")


@pytest.mark.parametrize(("screen", "size"), [("desktop", (1440, 900)), ("phone", (390, 844))])
def test_artifacts_on_every_screen(
    serve: Serve,
    stories: Stories,
    new_context: Callable[..., BrowserContext],
    screenshot: Picture,
    screen: str,
    size: tuple[int, int],
) -> None:
    touch = screen == "phone"
    page = new_context(viewport={"width": size[0], "height": size[1]}, has_touch=touch, is_mobile=touch).new_page()
    chat = Chat(page).open(serve(make_app(stories).server).url).connected()
    stories.pause.set()
    problems = {}
    for story in ("small", "many", "wide", "image", "figure", "country", "foreign"):
        page.locator('[data-fdc-action="new-thread"]').click()
        expect(chat.replies).to_have_count(0)
        chat.say(story).has_status("done")
        if story in ("small", "many", "wide"):
            expect(page.locator(GRID)).to_be_visible(timeout=LONG)
        elif story in ("figure", "foreign"):
            expect(page.locator(f"{PLOT} .main-svg").first).to_be_visible(timeout=LONG)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if not touch and page.locator(".fdc-grid").count():
                page.locator(".fdc-grid").hover()
            page.evaluate(ARRIVE)
            screenshot(page, f"{story}-{scheme}")
            # What is written on plotly's buttons stands on ground that is drawn, which cannot be asked.
            faint = faint_text(page) if story != "foreign" else []
            for problem in (*sideways(page), *faint, *poor_buttons(page, touch)):
                problems.setdefault(problem, f"{story}-{scheme}")
    assert problems == {}
