"""A canvas that belongs to a chat: the assistant builds it, and the user looks back, arranges it and selects in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from dash import html
from playwright.sync_api import BrowserContext, Locator, Page, expect

from fast_dash import register_canvas_component
from fast_dash.canvas.base import CANVAS_COMPONENTS, canvas_components
from tests.browser.apps.canvas import make_app
from tests.browser.axe import Auditor
from tests.browser.chat import Chat
from tests.browser.conftest import Served

Serve = Callable[[object], Served]
Picture = Callable[[Page, str], None]

MARKED = "element => { element.dataset.marked = 'yes' }"


class Canvas:
    """A canvas beside the chat that it belongs to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chat = Chat(page)
        self.root = page.locator(".fdc-canvas")
        self.items = page.locator(".fdc-canvas__item")
        self.slider = page.get_by_role("slider", name="History")
        self.chips = page.locator(".fdc-composer__selection")

    def open(self, url: str) -> Canvas:
        self.chat.open(url).connected()
        return self

    def say(self, text: str) -> Canvas:
        self.chat.say(text).has_status("done")
        return self

    def answer(self, text: str) -> str:
        return self.say(text).chat.text()

    def build(self) -> Canvas:
        self.say("build")
        return self.drawn()

    def drawn(self) -> Canvas:
        expect(self.plot.locator(".main-svg").first).to_be_visible()
        expect(self.item("orders").locator(".ag-row")).to_have_count(3)
        return self

    def item(self, name: str) -> Locator:
        return self.page.locator(f'.fdc-canvas__item[data-name="{name}"]')

    @property
    def plot(self) -> Locator:
        return self.item("sales").locator(".js-plotly-plot")

    def plots(self, first: float) -> Canvas:
        """Wait until the figure begins with this value."""
        script = "first => document.querySelector('.js-plotly-plot').data[0].y[0] === first"
        self.page.wait_for_function(script, arg=first)
        return self

    def press(self, action: str, name: str | None = None) -> None:
        within = self.item(name) if name else self.root
        within.locator(f'[data-fdc-action="{action}"]').click()

    def shows(self, *names: str) -> Canvas:
        """Wait until these components are there, in this order."""
        expect(self.items).to_have_count(len(names))
        for place, name in enumerate(names):
            expect(self.items.nth(place)).to_have_attribute("data-name", name)
        return self

    def span(self, name: str) -> str:
        return str(self.item(name).evaluate("element => element.style.gridColumn"))

    def zoom(self, top: float = 0.2) -> None:
        """Draw a box in the middle of the figure."""
        self.plot.scroll_into_view_if_needed()
        area = self.plot.locator(".nsewdrag").bounding_box()
        assert area
        x, y, width, height = area["x"], area["y"], area["width"], area["height"]
        self.page.mouse.move(x + width * 0.3, y + height * top)
        self.page.mouse.down()
        self.page.mouse.move(x + width * 0.7, y + height * 0.8, steps=4)
        self.page.mouse.up()

    def range(self) -> list[float]:
        return list(self.plot.evaluate("element => [...element._fullLayout.xaxis.range]"))

    def drag(self, handle: Locator, x: float, y: float) -> None:
        box = handle.bounding_box()
        assert box
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(x - 5, y, steps=3)
        self.page.mouse.move(x, y)
        self.page.mouse.up()


ALL = ("sales", "notes", "orders", "logo")


@pytest.fixture
def canvas(serve: Serve, page: Page) -> Canvas:
    return Canvas(page).open(serve(make_app().server).url).build()


def test_a_patch_and_a_rebuild_keep_elements_and_zoom(canvas: Canvas, screenshot: Picture) -> None:
    canvas.shows(*ALL)
    screenshot(canvas.page, "built")
    canvas.plot.evaluate(MARKED)
    canvas.zoom()
    zoomed = canvas.range()
    assert 1 < zoomed[0] < zoomed[1] < 4
    canvas.say("patch")
    expect(canvas.item("notes")).to_contain_text("Down by 3 %")
    canvas.plots(5)
    assert canvas.plot.get_attribute("data-marked") == "yes"
    assert canvas.range() == zoomed
    canvas.say("rebuild")
    expect(canvas.item("notes")).to_contain_text("Up by 12 %")
    canvas.plots(4)
    assert canvas.plot.get_attribute("data-marked") == "yes"
    assert canvas.range() == zoomed


def test_a_patch_touches_nothing_else(canvas: Canvas) -> None:
    canvas.page.evaluate(
        """() => {
            window.touched = new Set();
            const note = changes => changes.forEach(({ target }) => {
                const at = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
                window.touched.add(at.closest('.fdc-canvas__item')?.dataset.name);
            });
            const what = { characterData: true, childList: true, subtree: true };
            for (const item of document.querySelectorAll('.fdc-canvas__item'))
                new MutationObserver(note).observe(item, what);
        }"""
    )
    canvas.say("patch")
    canvas.plots(5)
    expect(canvas.item("notes")).to_contain_text("Down by 3 %")
    assert sorted(canvas.page.evaluate("[...window.touched]")) == ["notes", "sales"]


def test_a_refused_frame_leaves_the_canvas_and_says_why(canvas: Canvas) -> None:
    canvas.say("wrong").shows(*ALL)
    expect(canvas.chat.reply).to_contain_text('unknown type "graph"; did you mean "Graph"?')


def test_a_reload_a_second_tab_and_a_restart_show_the_same(serve: Serve, page: Page, store: str) -> None:
    first = Canvas(page).open(serve(make_app(store).server).url).build()
    first.say("less").shows("notes", "orders")
    second = Canvas(page.context.new_page()).open(page.url).shows("notes", "orders")
    first.press("undo")
    first.drawn().shows(*ALL)
    second.drawn().shows(*ALL)
    page.reload()
    first.drawn().shows(*ALL)
    restarted = Canvas(page.context.new_page()).open(serve(make_app(store).server).url)
    restarted.drawn().shows(*ALL)
    restarted.press("redo")
    restarted.shows("notes", "orders")


def test_undo_redo_and_the_history(canvas: Canvas, screenshot: Picture) -> None:
    canvas.say("patch").say("less").shows("notes", "orders")
    canvas.press("undo")
    canvas.drawn().shows(*ALL)
    expect(canvas.item("notes")).to_contain_text("Down by 3 %")
    canvas.press("undo")
    expect(canvas.item("notes")).to_contain_text("Up by 12 %")
    canvas.press("redo")
    expect(canvas.item("notes")).to_contain_text("Down by 3 %")
    canvas.press("history")
    expect(canvas.slider).to_be_focused()
    expect(canvas.root.locator(".fdc-canvas__place")).to_have_text("Step 2 of 3")
    canvas.slider.press("Home")
    expect(canvas.item("notes")).to_contain_text("Up by 12 %")
    expect(canvas.root.locator(".fdc-canvas__step")).to_contain_text("build")
    screenshot(canvas.page, "history")
    canvas.slider.press("Escape")
    expect(canvas.item("notes")).to_contain_text("Down by 3 %")
    expect(canvas.root.locator('[data-fdc-action="history"]')).to_be_focused()
    canvas.press("history")
    canvas.slider.press("End")
    canvas.shows("notes", "orders")
    canvas.press("restore")
    expect(canvas.slider).to_have_count(0)
    canvas.shows("notes", "orders")
    assert canvas.answer("canvas") == "notes:6 orders:8"


def test_why_it_is_here(canvas: Canvas, screenshot: Picture) -> None:
    canvas.say("patch").say("rebuild").say("patch")
    canvas.press("why", "sales")
    panel = canvas.item("sales").get_by_role("group", name="Why is this here?")
    expect(panel).to_contain_text("rebuild")
    expect(panel).to_contain_text("patch")
    screenshot(canvas.page, "why")
    panel.get_by_role("button", name="Show in the conversation").first.click()
    expect(canvas.page.locator(".fdc-turn").nth(2)).to_be_focused()
    expect(canvas.page.locator(".fdc-turn").nth(2)).to_be_in_viewport()


def test_why_names_the_call(canvas: Canvas) -> None:
    canvas.press("why", "notes")
    expect(canvas.item("notes")).to_contain_text('build_canvas(title="Sales")')
    canvas.page.keyboard.press("Escape")
    expect(canvas.item("notes").locator('[data-fdc-action="why"]')).to_be_focused()
    expect(canvas.item("notes")).not_to_contain_text("build_canvas")


def test_full_screen_keeps_the_figure(canvas: Canvas, screenshot: Picture) -> None:
    canvas.plot.evaluate(MARKED)
    canvas.press("full-screen", "sales")
    expect(canvas.item("sales")).to_have_js_property("offsetWidth", 1200)
    canvas.page.wait_for_function("document.querySelector('.js-plotly-plot .main-svg').clientHeight > 600")
    screenshot(canvas.page, "figure")
    canvas.page.keyboard.press("Escape")
    canvas.page.wait_for_function("document.querySelector('.js-plotly-plot .main-svg').clientHeight < 400")
    assert canvas.plot.get_attribute("data-marked") == "yes"
    canvas.press("full-screen", "orders")
    canvas.page.wait_for_function("document.querySelector('.ag-root-wrapper').clientHeight > 600")
    screenshot(canvas.page, "table")


def test_downloads(canvas: Canvas, tmp_path: Path) -> None:
    page = canvas.page

    def saved(action: str, name: str) -> tuple[str, bytes]:
        with page.expect_download() as download:
            canvas.press(action, name)
        path = tmp_path / "saved"
        download.value.save_as(path)
        return download.value.suggested_filename, path.read_bytes()

    canvas.press("download", "sales")
    name, content = saved("download-png", "sales")
    assert (name, content[:4]) == ("Sales.png", b"\x89PNG")
    canvas.press("download", "sales")
    name, content = saved("download-svg", "sales")
    assert name == "Sales.svg"
    assert b"<svg" in content
    name, content = saved("download", "orders")
    assert name == "Orders.csv"
    lines = content.decode("utf-8-sig").splitlines()
    assert lines == ['"City","People"', '"Rome","2.8"', '"Oslo","0.7"', '"Lima","10"']
    assert saved("download", "notes") == ("Notes.md", b"**Up** by 12 %.")
    name, content = saved("download", "logo")
    assert (name, content[:4]) == ("Logo.png", b"\x89PNG")


def test_dragged_to_another_place_it_stays_there(canvas: Canvas, screenshot: Picture) -> None:
    canvas.zoom()
    zoomed = canvas.range()
    canvas.plot.evaluate(MARKED)
    target = canvas.item("notes").bounding_box()
    assert target
    handle = canvas.item("sales").locator('[data-fdc-action="move"]')
    canvas.drag(handle, target["x"] + target["width"] * 0.8, target["y"] + target["height"] / 2)
    canvas.shows("notes", "sales", "orders", "logo")
    assert canvas.plot.get_attribute("data-marked") == "yes"
    assert canvas.range() == zoomed
    assert canvas.answer("canvas") == "notes:6 sales:6 orders:8 logo:4"
    canvas.page.reload()
    canvas.drawn().shows("notes", "sales", "orders", "logo")


def test_moved_and_resized_by_keyboard(canvas: Canvas) -> None:
    handle = canvas.item("logo").get_by_role("button", name="Move Logo")
    handle.focus()
    canvas.page.keyboard.press("ArrowUp")
    canvas.page.keyboard.press("ArrowUp")
    canvas.shows("sales", "logo", "notes", "orders")
    expect(handle).to_be_focused()
    expect(canvas.root.get_by_role("status").first).to_have_text("Logo: place 2 of 4")
    edge = canvas.item("notes").get_by_role("separator", name="Width of Notes")
    edge.focus()
    edge.press("ArrowRight")
    edge.press("ArrowRight")
    expect(edge).to_have_attribute("aria-valuetext", "8 of 12 columns")
    # Several keys are one change.
    canvas.press("history")
    expect(canvas.slider).to_have_attribute("max", "2")
    canvas.page.reload()
    canvas.drawn().shows("sales", "logo", "notes", "orders")
    assert canvas.span("notes") == "span 8"
    assert canvas.answer("canvas") == "sales:6 logo:4 notes:8 orders:8"


def test_what_was_moved_by_keyboard_outlives_a_reload_at_once(canvas: Canvas) -> None:
    canvas.item("logo").get_by_role("button", name="Move Logo").press("ArrowUp")
    canvas.shows("sales", "notes", "logo", "orders")
    canvas.page.reload()
    canvas.drawn().shows("sales", "notes", "logo", "orders")


def test_dragged_to_the_edge_it_scrolls(canvas: Canvas) -> None:
    page = canvas.page
    page.set_viewport_size({"width": 1200, "height": 420})
    canvas.item("sales").scroll_into_view_if_needed()
    handle = canvas.item("sales").locator('[data-fdc-action="move"]').bounding_box()
    assert handle
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(handle["x"] + 8, 415, steps=4)
    page.wait_for_function("scrollY + innerHeight > document.documentElement.scrollHeight - 2")
    page.mouse.move(handle["x"] + 8, 350)
    expect(canvas.item("orders")).to_have_attribute("data-drop", "before")
    page.mouse.up()
    canvas.shows("notes", "sales", "orders", "logo")


def test_an_edge_is_dragged(canvas: Canvas) -> None:
    edge = canvas.item("sales").get_by_role("separator")
    box = canvas.root.bounding_box()
    item = canvas.item("sales").bounding_box()
    assert box
    assert item
    canvas.drag(edge, item["x"] + box["width"] * 4 / 12 - 8, item["y"] + 100)
    expect(edge).to_have_attribute("aria-valuenow", "4")
    expect(canvas.root.locator('[data-fdc-action="undo"]')).to_be_enabled()
    assert canvas.answer("canvas").startswith("sales:4 ")


def test_what_is_selected_goes_with_the_message(canvas: Canvas, screenshot: Picture) -> None:
    canvas.zoom()
    expect(canvas.chips).to_have_text("Range of Sales")
    rows = canvas.item("orders").locator(".ag-row input[type=checkbox]")
    rows.nth(0).click()
    rows.nth(2).click()
    expect(canvas.chips.nth(1)).to_have_text("2 rows of Orders")
    screenshot(canvas.page, "chips")
    selection = json.loads(canvas.answer("selection"))
    assert selection["orders"] == {
        "kind": "rows",
        "rows": [{"city": "Rome", "people": 2.8}, {"city": "Lima", "people": 10}],
    }
    start, end = selection["sales"]["range"]["xaxis"]
    assert 1 < start < end < 4
    canvas.chips.first.get_by_role("button", name="Remove: Range of Sales").click()
    expect(canvas.chips).to_have_text("2 rows of Orders")
    canvas.page.wait_for_function("document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range[0] < 1")
    canvas.chips.first.get_by_role("button").click()
    expect(canvas.chips).to_have_count(0)
    expect(canvas.item("orders").locator(".ag-row-selected")).to_have_count(0)
    assert canvas.answer("selection") == "{}"


def test_a_point_is_selected_and_goes_with_its_figure(canvas: Canvas) -> None:
    canvas.plot.scroll_into_view_if_needed()
    point = canvas.plot.locator(".scatterlayer .point").nth(1).bounding_box()
    assert point
    canvas.page.mouse.move(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2)
    canvas.page.mouse.down()
    canvas.page.mouse.up()
    expect(canvas.chips).to_have_text("1 point of Sales")
    selection = json.loads(canvas.answer("selection"))
    assert selection == {
        "sales": {"kind": "points", "points": [{"trace": "North", "x": 2, "y": 1, "curveNumber": 0, "pointNumber": 1}]}
    }
    canvas.say("less")
    expect(canvas.chips).to_have_count(0)
    assert canvas.answer("selection") == "{}"


def test_a_box_selects_points_until_the_chip_is_removed(canvas: Canvas) -> None:
    canvas.plot.hover()
    canvas.plot.locator('[data-title="Box Select"]').click()
    canvas.zoom(top=0.01)
    expect(canvas.chips).to_have_text("1 point of Sales")
    expect(canvas.plot.locator(".selectionlayer path").first).to_be_attached()
    canvas.chips.get_by_role("button").press("Enter")
    expect(canvas.chips).to_have_count(0)
    expect(canvas.chat.box).to_be_focused()
    expect(canvas.plot.locator(".selectionlayer path")).to_have_count(0)
    assert canvas.answer("selection") == "{}"


def test_what_is_selected_outlives_a_look_at_the_history(canvas: Canvas) -> None:
    canvas.say("rebuild").say("patch")
    canvas.plots(5)
    canvas.plot.hover()
    canvas.plot.locator('[data-title="Box Select"]').click()
    canvas.zoom(top=0.01)
    canvas.item("orders").locator(".ag-row input[type=checkbox]").nth(0).click()
    points, rows = canvas.chips.filter(has_text="Sales"), canvas.chips.filter(has_text="Orders")
    expect(points).to_have_text("1 point of Sales")
    expect(rows).to_have_text("1 row of Orders")
    canvas.press("history")
    canvas.slider.press("Home")
    canvas.plots(2)
    expect(points).to_have_text("1 point of Sales")
    expect(rows).to_have_text("1 row of Orders")
    canvas.slider.press("Escape")
    canvas.plots(5)
    selected = (
        "points => JSON.stringify(document.querySelector('.js-plotly-plot')._fullData[0].selectedpoints) === points"
    )
    canvas.page.wait_for_function(selected, arg="[2]")
    expect(canvas.item("orders").locator(".ag-row-selected").first).to_be_attached()
    # What is taken away meanwhile is not there afterwards.
    canvas.press("history")
    canvas.slider.press("Home")
    canvas.plots(2)
    points.get_by_role("button").click()
    canvas.slider.press("Escape")
    canvas.plots(5)
    canvas.page.wait_for_function("!document.querySelector('.js-plotly-plot')._fullData[0].selectedpoints")
    expect(canvas.chips).to_have_text(["1 row of Orders"])


def test_from_right_to_left_it_is_moved_and_resized_the_other_way(
    serve: Serve, page: Page, screenshot: Picture
) -> None:
    page.add_init_script("addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl' })")
    canvas = Canvas(page).open(serve(make_app().server).url).build()
    sales, notes = canvas.item("sales").bounding_box(), canvas.item("notes").bounding_box()
    assert sales
    assert notes
    assert notes["x"] < sales["x"]
    handle = canvas.item("sales").locator('[data-fdc-action="move"]')
    handle.press("ArrowLeft")
    canvas.shows("notes", "sales", "orders", "logo")
    handle.press("ArrowRight")
    canvas.shows(*ALL)
    edge = canvas.item("sales").get_by_role("separator")
    edge.press("ArrowLeft")
    expect(edge).to_have_attribute("aria-valuenow", "7")
    edge.press("ArrowRight")
    expect(edge).to_have_attribute("aria-valuenow", "6")
    box = canvas.root.bounding_box()
    assert box
    canvas.drag(edge, sales["x"] + sales["width"] - box["width"] * 4 / 12 + 8, sales["y"] + 100)
    expect(edge).to_have_attribute("aria-valuenow", "4")
    notes = canvas.item("notes").bounding_box()
    assert notes
    # The side that follows is the left one.
    canvas.drag(handle, notes["x"] + notes["width"] * 0.2, notes["y"] + notes["height"] / 2)
    canvas.shows("notes", "sales", "orders", "logo")
    # A heading and a table stand where the page begins.
    heading, body = canvas.item("notes").locator("h2"), canvas.item("notes").bounding_box()
    right = heading.evaluate(
        "h => { const text = new Range(); text.selectNode(h.firstChild); return text.getBoundingClientRect().right }"
    )
    assert body
    assert right > body["x"] + body["width"] - 30
    expect(canvas.item("orders").locator(".ag-rtl").first).to_be_attached()
    screenshot(page, "moved")
    assert canvas.answer("canvas") == "notes:6 sales:4 orders:8 logo:4"


def test_a_frame_in_a_component_of_the_app_does_not_hold_the_pointer(
    serve: Serve, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    # For this test only.
    monkeypatch.setitem(CANVAS_COMPONENTS, "Frame", CANVAS_COMPONENTS["Image"])
    register_canvas_component("Frame", html.Iframe, value="src", value_schema={"type": "string"}, props={})
    app = make_app()
    app.layout["canvas"].components = canvas_components()
    app.server.add_url_rule("/framed", "framed", lambda: "<p>framed</p>")
    canvas = Canvas(page).open(serve(app.server).url)
    canvas.say("frame").shows("one", "two", "three")
    framed = page.frame_locator('[data-name="two"] iframe').locator("p")
    expect(framed).to_have_text("framed")
    target = canvas.item("two").bounding_box()
    assert target
    handle = canvas.item("one").locator('[data-fdc-action="move"]')
    canvas.drag(handle, target["x"] + target["width"] / 2, target["y"] + target["height"] * 0.8)
    canvas.shows("two", "one", "three")
    edge = canvas.item("one").get_by_role("separator")
    item = canvas.item("one").bounding_box()
    assert item
    canvas.drag(edge, item["x"] + item["width"] / 2, item["y"] + 40)
    expect(edge).to_have_attribute("aria-valuenow", "6")
    expect(framed).to_have_text("framed")
    assert canvas.answer("canvas") == "two:12 one:6 three:12"


def test_nothing_is_wrong_for_assistive_technology(canvas: Canvas, screenshot: Picture) -> None:
    auditor = Auditor(canvas.page, screenshot)
    auditor.look("built")
    canvas.press("why", "sales")
    canvas.press("download", "sales")
    canvas.press("why", "notes")
    canvas.item("orders").locator(".ag-row input[type=checkbox]").first.click()
    expect(canvas.chips).to_have_count(1)
    canvas.press("history")
    auditor.look("opened")
    canvas.slider.press("Escape")
    canvas.say("patch").press("history")
    canvas.slider.press("Home")
    expect(canvas.root.locator(".fdc-canvas__place")).to_have_text("Step 1 of 2")
    auditor.look("looking-back")
    canvas.slider.press("Escape")
    canvas.press("export")
    auditor.look("export")
    canvas.page.keyboard.press("Escape")
    canvas.item("orders").locator(".ag-header-cell-filter-button").first.click(force=True)
    expect(canvas.page.locator(".ag-filter")).to_be_visible()
    auditor.look("filter")
    canvas.page.keyboard.press("Escape")
    for name in ("sales", "orders"):
        canvas.press("full-screen", name)
        auditor.look(f"full-screen-{name}")
        canvas.page.keyboard.press("Escape")
    assert auditor.problems == {}


def test_on_a_phone_all_stand_below_each_other(
    serve: Serve, new_context: Callable[..., BrowserContext], screenshot: Picture
) -> None:
    context = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    canvas = Canvas(context.new_page()).open(serve(make_app().server).url).build()
    assert canvas.page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(canvas.root.get_by_role("separator")).to_have_count(0)
    expect(canvas.root.locator('[data-fdc-action="move"]')).to_have_count(0)
    canvas.press("history")
    canvas.press("why", "sales")
    canvas.root.scroll_into_view_if_needed()
    screenshot(canvas.page, "canvas")
    assert canvas.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_is_taken_along_as_a_page_an_app_and_a_notebook(canvas: Canvas, tmp_path: Path, page: Page) -> None:
    canvas.build()
    for format, ending in (("html", ".html"), ("dash", ".zip"), ("notebook", ".ipynb")):
        canvas.press("export")
        link = page.locator(f'[data-fdc-action="export-{format}"]')
        with page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename.endswith(ending)
        download.value.save_as(tmp_path / f"canvas{ending}")
        expect(link).to_have_count(0)
    page.goto(f"file://{tmp_path}/canvas.html")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
