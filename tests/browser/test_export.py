"""A canvas that was taken along: the page from a disk without a network, and the app as its own program."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from dash import Dash
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import BrowserContext, Page, Request, expect

import fast_dash_components as fdc
from fast_dash.canvas.specs import Spec, build
from fast_dash.export import export
from tests.browser.axe import violations
from tests.browser.conftest import Console, Served
from tests.browser.test_hostile import CASES, WATCH, Foreign
from tests.corpus.load import expand, fill
from tests.python.export.canvases import hostile, one_of_each

TEXTS = {name: fill(expand(case)) for name, case in CASES.items()}

# What could act, and is none of the page's own.
SUSPECTS = """() => {
    const out = [];
    const forbidden = 'iframe, object, embed, form, input, select, textarea, base, link, video, audio, dialog,'
        + ' [contenteditable], [srcdoc], .canvas style, .canvas meta, .canvas script:not([type="application/json"])';
    for (const el of document.querySelectorAll(forbidden)) out.push(el.outerHTML.slice(0, 200));
    for (const el of document.querySelectorAll('.canvas *')) for (const {name, value} of el.attributes) {
        if (name.startsWith('on')) out.push(`${name}=${value}`);
        if (!['href', 'src', 'action', 'xlink:href', 'poster', 'background'].includes(name)) continue;
        const image = el.tagName === 'IMG' && /^data:image\\/(png|jpeg|gif|webp)/i.test(value);
        // Plotly makes links of texts that say so, to addresses of the web only.
        const drawn = el.tagName === 'a' && el.closest('.main-svg');
        const web = (drawn || el.rel === 'noopener noreferrer') && /^(https?|mailto):/i.test(value);
        if (!image && !web && !value.startsWith('#')) out.push(`${el.tagName} ${name}=${value}`);
    }
    return out;
}"""

POKE = """() => {
    for (const el of document.querySelectorAll('.canvas :is(a, button, [tabindex])')) {
        el.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
        el.focus();
        el.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    }
}"""


@pytest.fixture
def requests(context: BrowserContext) -> list[str]:
    """What the pages ask for beside files, data and blobs. The network is off."""
    found: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            found.append(request.url)

    context.on("request", note)
    context.set_offline(True)
    return found


def saved(folder: Path, specs: list[Spec], **options: Any) -> str:
    """The address of an exported page on the disk."""
    name, _, data = export(specs, "html", **{"title": "Sales", **options})
    (folder / name).write_bytes(data)
    return (folder / name).as_uri()


def test_page_shows_everything_without_a_network(
    page: Page, requests: list[str], tmp_path: Path, screenshot: Callable[[Page, str], None]
) -> None:
    page.goto(saved(tmp_path, one_of_each()))
    assert page.title() == "Sales"
    expect(page.locator('[data-name="revenue"] .bars path')).to_have_count(3)
    expect(page.locator('[data-name="revenue"] .gtitle')).to_have_text("Sales by city")
    expect(page.locator('[data-name="cities"] tbody tr')).to_have_count(4)
    assert page.locator('[data-name="map"] img').evaluate("img => img.naturalWidth") == 240
    expect(page.locator('[data-name="notes"] strong')).to_have_text("Rome")
    expect(page.locator('[data-name="notes"] a')).to_have_attribute("rel", "noopener noreferrer")
    screenshot(page, "desktop")
    assert requests == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_page_fits_its_screen_in_both_schemes(
    page: Page, tmp_path: Path, scheme: str, width: int, screenshot: Callable[[Page, str], None]
) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(color_scheme=scheme)
    page.goto(saved(tmp_path, one_of_each()))
    expect(page.locator(".bars path")).to_have_count(3)
    box = page.locator('[data-name="revenue"]').bounding_box()
    assert box
    assert (box["width"] > width * 0.85) == (width == 390)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    screenshot(page, "page")
    assert violations(page) == []


def test_figures_follow_the_scheme(page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(saved(tmp_path, one_of_each()))
    title = page.locator(".gtitle")
    expect(title).to_have_css("fill", "rgb(31, 30, 27)")
    page.emulate_media(color_scheme="dark")
    expect(title).to_have_css("fill", "rgb(239, 237, 232)")


def test_table_is_sorted_by_keyboard(page: Page, tmp_path: Path) -> None:
    page.goto(saved(tmp_path, one_of_each()))
    table = page.locator('[data-name="cities"]')
    head = table.locator("th", has_text="sales")

    def cells(place: int) -> list[str]:
        return table.locator(f"tbody td:nth-child({place})").all_text_contents()

    head.locator("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert cells(2) == ["9", "20", "100", ""]
    head.locator("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert cells(2) == ["100", "20", "9", ""]
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert cells(1) == ["Oslo", "Rome", "Äänekoski", ""]
    table.locator("th", has_text="city").locator("button").press("Enter")
    assert cells(1) == ["Äänekoski", "Oslo", "Rome", ""]


def test_figures_that_need_compiled_code_are_drawn(
    page: Page, requests: list[str], console: Console, tmp_path: Path
) -> None:
    # What the browser's own renderer says about its speed.
    console.expected = ("GL Driver Message",)
    trace = {"type": "scattergl", "x": [1, 2], "y": [2, 1], "mode": "markers"}
    page.goto(saved(tmp_path, build([{"name": "gl", "type": "Graph", "value": {"data": [trace]}}])))
    expect(page.locator(".gl-canvas").first).to_be_attached()
    expect(page.locator(".xtick").first).to_be_attached()
    assert requests == []


FORMULAS = """\
Energy is $E = mc^2$, and costs $5 or $6.

$$
\\int_0^1 \\frac{x^2}{\\sqrt{1 + x}}\\,dx \\le \\sum_{n=1}^{\\infty} \\frac{1}{n^2}
$$

This is none: $\\nothing_like_it$.
"""


def test_formulas_are_set_without_a_network(
    page: Page, requests: list[str], tmp_path: Path, screenshot: Callable[[Page, str], None]
) -> None:
    page.goto(saved(tmp_path, build([{"name": "formulas", "type": "Markdown", "value": FORMULAS}])))
    formulas = page.locator(".formula")
    expect(formulas.locator("math")).to_have_count(2)
    expect(formulas.nth(1).locator("math")).to_have_attribute("display", "block")
    expect(formulas.nth(2)).to_have_text(r"$\nothing_like_it$")
    expect(page.locator(".prose")).to_contain_text("and costs $5 or $6.")
    screenshot(page, "formulas")
    assert violations(page) == []
    assert requests == []


def test_page_in_german(page: Page, tmp_path: Path) -> None:
    page.goto(saved(tmp_path, one_of_each(), language="de", theme={"colorScheme": "dark"}))
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator('[data-name="cities"] .note')).to_have_text("4 Zeilen")
    expect(page.locator('.modebar-btn[data-title="Abbildung als PNG herunterladen"]')).to_be_attached()
    expect(page.locator(".gtitle")).to_have_css("fill", "rgb(239, 237, 232)")


@pytest.mark.timeout(600)
def test_no_place_of_the_page_runs_or_fetches_anything(
    page: Page, requests: list[str], console: Console, tmp_path: Path
) -> None:
    page.add_init_script(WATCH)
    problems: dict[str, list[str]] = {}
    names = list(TEXTS)
    for start in range(0, len(names), 30):
        batch = names[start : start + 30]
        specs = [spec for name in batch for spec in hostile(TEXTS[name])]
        page.goto(saved(tmp_path, specs, title=TEXTS[batch[0]][:500]), timeout=60_000)
        expect(page.locator(".figure .main-svg:first-child")).to_have_count(len(batch), timeout=60_000)
        page.evaluate(POKE)
        found = page.evaluate(SUSPECTS) + page.evaluate("window.__ran") + requests + console.problems
        if found:
            problems[" ".join(batch)] = [str(problem)[:300] for problem in found]
        requests.clear()
        console.problems.clear()
    assert problems == {}, json.dumps(problems, indent=1)[:5000]


# --- The app


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[list[Spec]], str]]:
    """Unpack an exported app and run it as its own program. To be asked for before `page`: it goes after it, and no
    request finds it gone."""
    running: list[subprocess.Popen[bytes]] = []

    def run(specs: list[Spec]) -> str:
        zipfile.ZipFile(io.BytesIO(export(specs, "dash", title="Sales").data)).extractall(tmp_path)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1"}
        program = subprocess.Popen(
            [sys.executable, "app.py"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        running.append(program)
        assert program.stdout
        said = b""
        while b"Running on" not in said:
            line = program.stdout.readline()
            assert line, said.decode()
            said += line
        return f"http://127.0.0.1:{port}/"

    yield run
    for program in running:
        program.kill()
        program.wait()
        assert program.stdout
        program.stdout.close()


def test_app_shows_the_same_canvas(
    start: Callable[[list[Spec]], str], page: Page, screenshot: Callable[[Page, str], None]
) -> None:
    page.goto(start(one_of_each()))
    expect(page.locator("h1")).to_have_text("Sales")
    panels = page.locator(".panel")
    expect(panels.locator("> h2")).to_have_text(["Revenue", "Cities & sales", "Map", "Notes"])
    expect(panels.nth(0).locator(".bars path")).to_have_count(3)
    expect(panels.nth(0).locator(".gtitle")).to_have_text("Sales by city")
    expect(panels.nth(1).locator(".ag-center-cols-container .ag-row")).to_have_count(4)
    expect(panels.nth(1).locator(".ag-row").nth(1)).to_contain_text("Rome")
    expect(panels.nth(1).locator(".ag-center-cols-container .ag-right-aligned-cell")).to_have_count(8)
    expect(panels.nth(2).locator("img")).to_have_js_property("naturalWidth", 240)
    expect(panels.nth(3).locator("strong")).to_have_text("Rome")
    assert page.title() == "Sales"
    screenshot(page, "desktop")


def test_app_sets_formulas(start: Callable[[list[Spec]], str], page: Page) -> None:
    page.goto(start(build([{"name": "formulas", "type": "Markdown", "value": "Energy is $E = mc^2$."}])))
    expect(page.locator(".panel mjx-container")).to_have_count(1)


# --- All of them


def canvas(specs: list[Spec]) -> Dash:
    """The canvas itself, as an app shows it."""
    app = Dash(__name__)
    app.layout = fdc.CanvasGrid(specs=[dict(spec) for spec in specs], theme={"colorScheme": "light"})
    return app


def figure_in(page: Page) -> Image.Image:
    """The only figure of a page, at a size that does not depend on the page."""
    plot = page.locator(".js-plotly-plot")
    expect(plot.locator(".bars path")).to_have_count(3)
    page.evaluate(
        """async () => {
            const plot = document.querySelector('.js-plotly-plot');
            document.body.replaceChildren(plot);
            document.body.style.cssText = 'margin: 0; padding: 0; max-width: none; background: white';
            await Plotly.relayout(plot, {autosize: false, width: 600, height: 360});
        }"""
    )
    clip = {"x": 0.0, "y": 0.0, "width": 600.0, "height": 360.0}

    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far apart two pictures are, from 0 to 255."""
    return float(ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0])


def test_figure_of_the_page_and_of_the_app_is_the_one_of_the_canvas(
    serve: Callable[[object], Served], start: Callable[[list[Spec]], str], page: Page, tmp_path: Path
) -> None:
    specs = one_of_each()[:1]
    page.emulate_media(color_scheme="light")
    page.goto(serve(canvas(specs).server).url)
    drawn = figure_in(page)
    page.goto(saved(tmp_path, specs, theme={"colorScheme": "light"}))
    assert difference(drawn, figure_in(page)) < 0.5
    page.goto(start(specs))
    assert difference(drawn, figure_in(page)) < 0.5
    page.goto(saved(tmp_path, specs, theme={"colorScheme": "dark"}))
    assert difference(drawn, figure_in(page)) > 1


def test_figure_of_the_notebook_is_the_one_that_was_given(page: Page) -> None:
    specs = one_of_each()[:1]
    shown: list[Any] = []
    space: dict[str, Any] = {"display": shown.append}
    for cell in json.loads(export(specs, "notebook", title="Sales").data)["cells"]:
        if cell["cell_type"] == "code":
            exec(cell["source"], space)
    pictures = []
    for figure in (*shown, go.Figure(specs[0]["value"])):
        page.set_content(figure.to_html(include_plotlyjs=True, config={"displayModeBar": False}))
        pictures.append(figure_in(page))
    assert difference(*pictures) == 0


@pytest.mark.timeout(300)
def test_no_place_of_the_app_runs_or_fetches_anything(
    start: Callable[[list[Spec]], str], page: Page, console: Console
) -> None:
    # That its policy stops what a text asks for is what it is for; and no picture is where a text says that one is.
    console.expected = ("violates the following Content Security Policy", "Failed to load resource")
    page.add_init_script(WATCH)
    foreign = Foreign()
    texts = [fill(expand(case), host=foreign.host) for case in CASES.values()]
    # A browser takes long for hundreds of figures and grids: the texts are spread over some of them.
    rows = [{"text": text, "n": 1} for text in texts]
    traces = [{"type": "bar", "name": text, "x": [text], "y": [1], "text": [text]} for text in texts]
    all_in_one = build([{"name": "t", "type": "Table", "value": rows}])
    all_in_one += [{**all_in_one[0], "name": "g", "type": "Graph", "value": {"data": traces}, "props": {}}]
    drawn = [spec for text in texts[::12] for spec in hostile(text)[:2]]
    written = [spec for text in texts for spec in hostile(text)[2:4]]
    page.goto(start([*all_in_one, *drawn, *written]))
    expect(page.locator(".panel")).to_have_count(2 + len(drawn) + len(written), timeout=60_000)
    figures = page.locator(".js-plotly-plot .main-svg:first-child")
    expect(figures).to_have_count(1 + len(drawn) // 2, timeout=60_000)
    page.evaluate(POKE)
    assert page.evaluate("window.__ran") == []
    assert foreign.calls == []
    foreign.close()
