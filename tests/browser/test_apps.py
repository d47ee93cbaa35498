"""Normal apps: people set inputs, press Run, and see what the function returned."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dash import Dash, Input, Output
from playwright.sync_api import BrowserContext, Locator, Page, expect

from fast_dash import FastDash, fastdash
from tests.browser.appearance import faint_text, focus_mark, poor_buttons
from tests.browser.apps.functions import Measured, Slow, anything, dashboard, explore, fragile
from tests.browser.conftest import Console, Served
from tests.browser.panel import Panel, SlowUploads
from tests.browser.test_looks import ARRIVE
from tests.waiting import until

Serve = Callable[[object], Served]
ROOT = Path(__file__).parents[2]
PLOT = ".js-plotly-plot .main-svg"


class App:
    """A page with the app of one function on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.run_button = page.locator('[data-fdc-action="run"]')
        self.outputs = page.locator(".fdc-outputs")
        self.notice = page.locator(".fdc-app__notice")

    def open(self, url: str) -> App:
        self.page.goto(url)
        expect(self.outputs).to_be_attached()
        return self

    def input(self, name: str) -> Locator:
        return self.page.locator(f'[data-fd-input="{name}"] input').first

    def output(self, name: str) -> Locator:
        return self.page.locator(f'[data-fd-output="{name}"]')

    def set(self, **values: object) -> App:
        for name, value in values.items():
            self.input(name).fill(str(value))
        return self

    def run(self) -> App:
        self.run_button.click()
        return self

    def rested(self) -> App:
        expect(self.outputs).to_have_attribute("aria-busy", "false")
        return self


@pytest.fixture
def app(page: Page) -> App:
    return App(page)


def test_documented_program(app: App, serve: Serve) -> None:
    made = FastDash(callback_fn=dashboard)
    app.open(serve(made.server).url)
    expect(app.page).to_have_title("Dashboard")
    expect(app.page.get_by_text("A normal Fast Dash app.")).to_be_visible()
    expect(app.page.get_by_text("Set the inputs and press Run.")).to_be_visible()
    expect(app.output("output")).to_be_hidden()
    app.run()
    expect(app.output("output")).to_have_text("West: $100")
    app.set(revenue=250, region="East").run()
    expect(app.output("output")).to_have_text("East: $250")
    expect(app.page.get_by_text("Set the inputs and press Run.")).to_be_hidden()


def test_decorator(app: App, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Dash] = []
    monkeypatch.setattr(Dash, "run", lambda self, **_: ran.append(self))

    @fastdash
    def double(number: int = 2) -> int:
        return number * 2

    assert double(4) == 8
    app.open(serve(ran[0].server).url).run()
    expect(app.output("output")).to_have_text("4")


def test_figure_table_and_chat(app: App, serve: Serve) -> None:
    app.open(serve(FastDash(explore).server).url).run()
    expect(app.output("figure").locator(PLOT).first).to_be_visible(timeout=15_000)
    expect(app.output("table").locator(".ag-row")).to_have_count(20)
    expect(app.output("table").locator(".ag-paging-panel")).to_contain_text("Page 1 of 2")
    messages = app.output("chat").locator(".fdc-message")
    expect(messages).to_have_text(["What is this?", re.compile("A parabola with 40 points, Ada.")])
    expect(messages.locator("strong")).to_have_text("parabola")
    app.set(points=6).run()
    expect(app.output("table").locator(".ag-row")).to_have_count(6)
    expect(app.output("table").locator(".ag-paging-panel")).to_be_hidden()
    expect(messages.last).to_contain_text("6 points")
    # Sort and filter are the grid's own.
    cities = app.output("table").locator('.ag-cell[col-id="city"]')
    heading = app.output("table").get_by_role("columnheader", name="city")
    heading.click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(cities.first).to_have_text("Paris")
    heading.click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(app.output("table").locator('.ag-row[row-index="0"] .ag-cell[col-id="city"]')).to_have_text("Rome")


def test_value_without_a_hint_is_recognised(app: App, serve: Serve) -> None:
    app.open(serve(FastDash(anything).server).url)
    for kind, seen in {"table": ".ag-row", "figure": PLOT, "data": "pre", "number": "text=0.3"}.items():
        app.page.locator("[data-fd-input=kind] input").first.click()
        app.page.get_by_role("option", name=kind).click()
        app.run()
        expect(app.output("output").locator(seen).first).to_be_visible(timeout=15_000)


def test_long_run_shows_that_it_goes_on_and_is_not_made_twice(app: App, serve: Serve) -> None:
    slow = Slow()
    app.open(serve(FastDash(slow).server).url)
    app.run_button.dblclick()
    expect(app.outputs).to_have_attribute("aria-busy", "true")
    expect(app.run_button).to_have_attribute("data-busy", "true")
    expect(app.run_button).to_have_attribute("aria-disabled", "true")
    expect(app.page.get_by_text("Running…").first).to_be_visible()
    slow.more.release()
    expect(app.output("output")).to_have_text("a 1")  # partial results are shown as they come
    app.run_button.click(force=True)  # which playwright would not, as it says that it is disabled
    app.run_button.press("Enter")
    slow.more.release()
    expect(app.output("output")).to_have_text("a 2")
    app.rested()
    assert slow.calls == 1
    # What was shown stays while the next run goes on.
    app.set(text="b").run()
    expect(app.outputs).to_have_attribute("aria-busy", "true")
    expect(app.output("output")).to_have_text("a 2")
    expect(app.output("output")).to_have_css("opacity", "0.7")
    slow.more.release(2)
    expect(app.output("output")).to_have_text("b 2")
    app.rested()
    expect(app.output("output")).to_have_css("opacity", "1")


def test_run_waits_for_the_file_of_an_input(app: App, serve: Serve, tmp_path: Path, console: Console) -> None:
    console.network_is_broken = True
    (tmp_path / "a.txt").write_text("four")
    (tmp_path / "b.txt").write_text("longer")
    measured, slow, panel = Measured(), SlowUploads(app.page), Panel(app.page)
    app.open(serve(FastDash(measured).server).url)
    panel.upload("text", tmp_path / "a.txt").uploading("text")
    app.run()
    expect(app.run_button).to_have_attribute("aria-disabled", "true")
    expect(app.page.locator("#fd-status")).to_have_text("Runs when the files of its inputs are uploaded.")
    app.set(name="b")
    slow.next().continue_()
    expect(app.output("output")).to_have_text("b: 4")
    app.rested()
    panel.upload("text", tmp_path / "b.txt").uploading("text")
    app.run()
    slow.next().abort()
    panel.refused("text", "Text: this did not reach the server; choose it again.")
    expect(app.run_button).to_have_attribute("aria-disabled", "false")
    panel.upload("text", tmp_path / "b.txt").uploading("text")
    app.run()
    slow.next().continue_()
    expect(app.output("output")).to_have_text("b: 6")
    assert measured.got == ["four", "longer"]


def test_exception_is_a_notice_and_the_app_goes_on(app: App, serve: Serve) -> None:
    app.open(serve(FastDash(fragile).server).url).run()
    expect(app.output("words")).to_contain_text("3 points")
    app.set(points=0).run()
    expect(app.notice).to_have_text("there is nothing to draw")
    expect(app.input("points")).to_have_value("0")
    expect(app.output("words")).to_contain_text("3 points")
    app.set(points=2).run()
    expect(app.notice).to_be_hidden()
    expect(app.output("words")).to_contain_text("2 points")


def test_wrong_type_is_told_at_its_output(app: App, serve: Serve) -> None:
    app.open(serve(FastDash(fragile).server).url).set(points=1).run()
    expect(app.output("figure").get_by_role("alert")).to_have_text(
        "This output shows a plotly figure, but the function returned a str."
    )
    expect(app.output("words")).to_contain_text("1 points")
    app.set(points=2).run()
    expect(app.output("figure").locator(PLOT).first).to_be_visible(timeout=15_000)
    expect(app.output("figure").get_by_role("alert")).to_be_hidden()


def test_bad_input_is_told_at_its_control(app: App, serve: Serve) -> None:
    app.open(serve(FastDash(dashboard).server).url).set(revenue="").run()
    expect(app.page.locator('[data-fd-input="revenue"] [role="alert"]')).to_have_text("Revenue: enter a whole number.")
    expect(app.notice).to_have_text("Revenue: enter a whole number.")
    app.set(revenue=3).run()
    expect(app.output("output")).to_have_text("West: $3")
    expect(app.page.locator('[data-fd-input="revenue"] [role="alert"]')).to_be_hidden()


def test_live_app_follows_its_inputs(app: App, serve: Serve) -> None:
    app.open(serve(FastDash(dashboard, update_live=True).server).url)
    expect(app.run_button).to_have_count(0)
    expect(app.output("output")).to_have_text("West: $100")
    app.input("region").press("End")
    app.input("region").press_sequentially("ern")
    expect(app.output("output")).to_have_text("Western: $100")


def test_app_without_inputs_runs_at_load(app: App, serve: Serve) -> None:
    counts = iter(range(1, 10))

    def count() -> int:
        return next(counts)

    app.open(serve(FastDash(count).server).url)
    expect(app.output("output")).to_have_text("1")
    app.run()
    expect(app.output("output")).to_have_text("2")
    expect(app.page.locator(".fdc-settings")).to_have_count(0)


def test_each_page_has_its_own_outputs(app: App, serve: Serve, new_context: Callable[..., BrowserContext]) -> None:
    served = serve(FastDash(dashboard).server)
    other = App(new_context().new_page()).open(served.url)
    app.open(served.url).set(region="Mine").run()
    expect(app.output("output")).to_have_text("Mine: $100")
    other.run()
    expect(other.output("output")).to_have_text("West: $100")
    expect(app.output("output")).to_have_text("Mine: $100")
    app.page.reload()
    expect(app.outputs).to_have_attribute("data-state", "empty")


def test_callbacks_of_dash_see_outputs_and_clicks_in_figures(app: App, serve: Serve) -> None:
    made = FastDash(dashboard)

    @made.app.callback(Output("fd-output-output", "className"), Input("fd-output-output", "text"))
    def mark(text: Any) -> str:
        return "rich" if "1000" in (text or "") else "poor"

    app.open(serve(made.server).url).set(revenue=1000).run()
    expect(app.page.locator("#fd-output-output")).to_have_class(re.compile("rich"))


def test_server_that_went_away(app: App, serve: Serve, through_faults: Any, console: Console) -> None:
    console.network_is_broken = True
    slow = Slow()
    proxy = through_faults(serve(FastDash(slow).server))
    app.open(f"http://127.0.0.1:{proxy.port}/")
    # A request that has no answer yet is sent again by the browser itself: it is in the answer that a run is lost.
    with app.page.expect_response("**/_fast-dash/run"):
        app.run()
    until(lambda: slow.calls)
    proxy.cut()
    expect(app.notice).to_contain_text("The connection was lost")
    app.rested()
    assert slow.calls == 1
    slow.more.release(4)
    app.run()
    expect(app.output("output")).to_have_text("a 2")
    expect(app.notice).to_be_hidden()


def test_by_keyboard(app: App, serve: Serve) -> None:
    app.open(serve(FastDash(dashboard).server).url)
    app.input("region").focus()
    app.page.keyboard.press("Tab")
    expect(app.page.get_by_text("Reset to defaults")).to_be_focused()
    app.page.keyboard.press("Tab")
    mark = focus_mark(app.page)
    assert mark
    assert mark["outlined"]
    assert "fdc-run" in mark["what"]
    app.page.keyboard.press("Enter")
    expect(app.output("output")).to_have_text("West: $100")
    expect(app.run_button).to_be_focused()
    expect(app.page.get_by_role("status")).to_have_text("Done.")


def test_example(app: App, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Dash] = []
    monkeypatch.setattr(Dash, "run", lambda self, **_: ran.append(self))
    runpy.run_path(str(ROOT / "examples" / "06_function.py"))
    app.open(serve(ran[0].server).url).run()
    expect(app.output("growth").locator(PLOT).first).to_be_visible(timeout=15_000)
    expect(app.output("table").locator(".ag-row")).to_have_count(10)
    expect(app.output("summary").locator(".fdc-message").last).to_contain_text("after 10 years")


SCREENS = {"desktop": (1440, 900), "phone": (390, 844)}


@pytest.mark.parametrize("screen", SCREENS)
def test_screens(
    screen: str,
    serve: Serve,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    width, height = SCREENS[screen]
    touch = {"has_touch": True, "is_mobile": True} if screen == "phone" else {}
    context = new_context(viewport={"width": width, "height": height}, **touch)
    app = App(context.new_page()).open(serve(FastDash(explore).server).url)
    page, problems = app.page, dict[str, str]()

    def take(name: str) -> None:
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(ARRIVE)
            screenshot(page, f"{name}-{scheme}")
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            for problem in (*faint_text(page), *poor_buttons(page, bool(touch)), *(["sideways"] if wide else [])):
                problems.setdefault(problem, f"{name}-{scheme}")

    take("empty")
    if touch:
        page.locator(".fdc-settings__toggle").click()
        expect(page.locator('.fdc-settings[data-open="true"]')).to_be_visible()
        take("inputs")
    app.set(points=30) if not touch else app.input("points").fill("30")
    app.run()
    expect(app.output("figure").locator(PLOT).first).to_be_visible(timeout=15_000)
    expect(app.output("table").locator(".ag-row").first).to_be_visible()
    if touch:
        expect(page.locator('.fdc-settings[data-open="false"]')).to_be_attached()
    take("figure")
    for name in ("table", "chat"):
        app.output(name).scroll_into_view_if_needed()
        take(name)
    assert problems == {}
