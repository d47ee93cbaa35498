"""Everything that a chat shows is shown under the Content-Security-Policy of docs/running.md, read from there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from flask import Response
from PIL import Image
from playwright.sync_api import Page, expect

from fast_dash import FastDash
from fast_dash.chat.context import ChatContext
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.browser.test_composer import Writer, named, picture
from tests.browser.test_markdown import DIAGRAM, SLOW

PAGE = Path(__file__).parents[2] / "docs" / "running.md"

WORDS = """\
# Energy

It is $E = mc^2$, and in code:

```python
def energy(mass: float) -> float:
    return mass * 299_792_458**2
```

$$
\\int_0^1 x^2\\,dx = \\frac13
$$

"""


def documented_policy(hashes: list[str]) -> str:
    section = PAGE.read_text("utf-8").split("## Content security policy")[1]
    policy = re.search(r"^```\n(.+?)\n```$", section, re.MULTILINE | re.DOTALL)
    assert policy
    assert policy[1].count("<Dash's hashes>") == 1
    return " ".join(policy[1].replace("<Dash's hashes>", " ".join(hashes)).split())


def answer(query: str, ctx: ChatContext) -> Iterator[Any]:
    for start in range(0, len(WORDS), 7):
        yield WORDS[start : start + 7]
    yield DIAGRAM
    yield pd.DataFrame({"n": range(5000), "t": [f"row {i}" for i in range(5000)]})
    yield go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3]))
    yield Image.radial_gradient("L").resize((300, 300))


def answer_on_the_canvas(query: str, ctx: ChatContext) -> Iterator[Any]:
    yield from answer(query, ctx)
    yield {
        "type": "canvas",
        "specs": [
            {"name": "plot", "type": "Graph", "value": go.Figure(go.Bar(y=[1, 2])), "span": 6},
            {"name": "note", "type": "Markdown", "value": WORDS, "span": 6},
        ],
    }


@pytest.fixture
def violations(page: Page) -> list[str]:
    """What was blocked, in the page and its frames."""
    found: list[str] = []
    page.expose_function("report", lambda violation: found.append(violation))
    page.add_init_script(
        """addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
            report([effectiveDirective, blockedURI, sourceFile].join(' ')))"""
    )
    return found


@pytest.mark.parametrize("canvas", [False, True], ids=["chat", "canvas"])
def test_nothing_that_a_chat_shows_is_blocked(
    serve: Callable[[object], Served],
    page: Page,
    violations: list[str],
    screenshot: Callable[[Page, str], None],
    canvas: bool,
) -> None:
    app = FastDash(
        callback_fn=answer_on_the_canvas if canvas else answer,
        chat=True,
        title="Strict",
        store="memory://",
        attachments=True,
        diagrams=True,
        canvas=canvas,
    )
    policy = documented_policy(app.app.csp_hashes())

    @app.server.after_request
    def protect(response: Response) -> Response:
        # Payloads come with a stricter one.
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    writer = Writer(page)
    writer.open(serve(app.server).url).connected()
    writer.pick(picture(), named("sales.csv")).has_files(2)
    preview = writer.file("sunset.png").locator("img")
    expect(preview).to_be_visible()
    assert preview.evaluate("async image => { await image.decode(); return image.naturalWidth }") == 64
    writer.say("Show me all").has_status("done")
    shows_all(writer)
    screenshot(page, "reply")
    if canvas:
        keeps_the_canvas(page)
    # The page would have been told by now: violations are reported before what follows them is painted.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert violations == []


def shows_all(chat: Chat) -> None:
    reply = chat.reply
    expect(chat.users.locator("img")).to_be_visible()
    expect(reply.locator("math")).to_have_count(2)
    expect(reply.locator("pre [class*='hljs'], pre span").first).to_be_visible()
    expect(reply.locator(".fdc-md__diagram img")).to_be_visible(timeout=SLOW)
    expect(reply.locator('.fdc-artifact[data-kind="table"] .ag-row').first).to_be_visible()
    expect(reply.locator('.fdc-artifact[data-kind="figure"] .main-svg').first).to_be_visible()
    expect(reply.locator('.fdc-artifact[data-kind="image"] img')).to_be_visible()


def keeps_the_canvas(page: Page) -> None:
    plot, note = (page.locator(f'.fdc-canvas__item[data-name="{name}"]') for name in ("plot", "note"))
    expect(plot.locator(".main-svg").first).to_be_visible()
    plot.hover()
    plot.locator('[data-fdc-action="download"]').click()
    with page.expect_download() as figure:
        page.locator('[data-fdc-action="download-png"]').click()
    assert figure.value.path().read_bytes().startswith(b"\x89PNG")
    note.hover()
    with page.expect_download() as words:
        note.locator('[data-fdc-action="download"]').click()
    assert words.value.path().read_text("utf-8") == WORDS
