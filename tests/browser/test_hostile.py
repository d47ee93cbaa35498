"""What a model or a user may write to harm the reader, on every surface that shows it. Data: tests/corpus/xss.json."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import pandas as pd
import pytest
from dash import Dash, html
from playwright.sync_api import Page, expect

import fast_dash_components as fdc
from fast_dash import FastDash, mount_chat
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.corpus.load import expand, fill, load

CASES = {case["id"]: case for case in load("xss.json")["cases"] if case["class"] != "dos"}
SLOW = [case for case in load("xss.json")["cases"] if case["class"] == "dos"]

# Runs before the page's own scripts: hears whether any hostile script ran, and keeps clicks from leaving the page.
WATCH = """
window.__ran = [];
addEventListener('message', event => { if (event.data === 31337) window.__ran.push(location.href); });
addEventListener('click', event => { if (event.target.closest?.('a')) event.preventDefault(); }, true);
"""

# Everything in the transcript, or in another part of the page, that could act and does not look as if it should.
SUSPECTS = """(part) => {
    const out = [], log = document.querySelector(part ?? '.fdc-transcript');
    const ours = '.ag-popup form, .fdc-composer__input, form.fdc-args, .fdc-args textarea, dialog.fdc-lightbox,'
        + ' style[data-mantine-styles]';
    const forbidden = 'script, iframe, object, embed, form, select, textarea, base, link, meta, style, video, audio,'
        + ' svg a, dialog, [contenteditable], [srcdoc], [formaction]';
    for (const el of log.querySelectorAll(forbidden)) {
        if (el.matches(ours)) continue;
        if (el.matches('.js-plotly-plot svg a')) continue;   // Plotly's own, whose address is looked at below
        out.push(el.outerHTML.slice(0, 200));
    }
    for (const el of log.querySelectorAll('*')) {
        for (const {name, value} of el.attributes) {
            if (name.startsWith('on')) out.push(`${name}=${value}`);
            if (!['href', 'src', 'action', 'xlink:href', 'poster', 'background'].includes(name)) continue;
            const url = new URL(value, location.href);
            const image = el.tagName === 'IMG' && /^data:image\\/(png|jpeg|gif|webp)/i.test(value)
                || el.matches('.fdc-md__picture > img') && value.startsWith('data:image/svg+xml');
            const local = url.origin === location.origin;
            const web = el.tagName.toUpperCase() === 'A' && /^(https?|mailto|tel):$/.test(url.protocol);
            if (!image && !local && !web) out.push(`${el.tagName} ${name}=${value}`);
        }
        if (el.tagName === 'A' && el.target && (el.target !== '_blank' || !/noopener/.test(el.rel)
            || !/noreferrer/.test(el.rel))) out.push(`target without rel: ${el.outerHTML.slice(0, 200)}`);
    }
    return out;
}"""

# Hover, focus and click all that a reader could.
POKE = """(part) => {
    const log = document.querySelector(part ?? '.fdc-transcript');
    for (const el of log.querySelectorAll(':is(a, summary, [tabindex], button)')) {
        if (el.closest('[data-fdc-action="show-image"]')) continue;   // ours, and its click is meant to load
        if (el.closest('[data-fdc-action="regenerate"], [data-fdc-action="edit"]')) continue;   // begins a turn
        if (el.closest('.fdc-composer, .fdc-settings, .fdc-header')) continue;   // ours: files would be taken away
        if (el.closest('.modebar')) continue;   // Plotly's, and one of them saves a file
        if (el.closest('.fdc-grid__tools')) continue;   // ours, and would stand before everything else
        el.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
        el.focus();
        el.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    }
}"""


GRID_IS_GONE = ("cannot be called as the grid has been destroyed", "of null (reading 'getSelectedRows')")
"""What dash-ag-grid writes when it looks a moment later what was selected, or a header what it is called."""

LAST_TURN = ".fdc-turns:nth-last-child(1 of .fdc-turns) > .fdc-turn:last-child"


class Foreign:
    """A host that is not the app's. Nobody should call."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.host = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(2)
                try:
                    self.calls.append(caller.recv(200))
                except OSError:
                    self.calls.append(b"connected")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def foreign() -> Iterator[Foreign]:
    host = Foreign()
    yield host
    host.close()


def surfaces(text: str) -> Iterator[Any]:
    """The text everywhere that a callback can put it."""
    yield text
    yield {"type": "content", "content": "\n\n" + text}
    yield {"type": "reasoning", "content": text}
    yield {"type": "tool_start", "name": text, "args": {text: text}, "id": "t"}
    yield {"type": "tool_end", "name": text, "result": {"nested": [text, {text: text}]}, "id": "t"}
    yield {"type": "tool_start", "name": "plain", "id": "u"}
    yield {"type": "tool_end", "name": "plain", "result": text, "id": "u"}
    yield {"type": "artifact", "content": text}
    yield {"type": "artifact", "content": pd.DataFrame({text: [text]})}
    yield {
        "type": "interrupt",
        "action_requests": [{"name": text, "args": {text: text}, "description": text}],
        "allowed_decisions": [text],
    }
    yield {"type": "error", "message": text}
    raise RuntimeError(text)


@pytest.mark.timeout(600)
def test_no_surface_runs_or_fetches_anything(
    serve: Callable[[object], Served], page: Page, console: Console, foreign: Foreign
) -> None:
    texts = {name: fill(expand(case), host=foreign.host) for name, case in CASES.items()}

    def answer(query: str) -> Iterator[Any]:
        name, _, _echo = query.partition("\n")
        yield from surfaces(texts[name])

    page.add_init_script(WATCH)
    console.expected = GRID_IS_GONE
    server = FastDash(callback_fn=answer, chat=True, title="<img src=x onerror=alert(1)>", store="memory://").server
    chat = Chat(page).open(serve(server).url).connected()
    problems: dict[str, Any] = {}

    def judge(name: str, part: str) -> None:
        page.evaluate(POKE, part)
        found = page.evaluate(SUSPECTS, part)
        found += page.evaluate("window.__ran.splice(0)") + foreign.calls + console.problems
        if found:
            problems[name] = [str(problem)[:300] for problem in found]
        foreign.calls.clear()
        console.problems.clear()

    for names in batched(texts, 20):
        for place, name in enumerate(names):
            # The user's own words are shown as well. (A bare <textarea> takes half a minute for thousands of lines.)
            chat.say(f"{name}\n{texts[name][:2000]}").has_status("error")
            expect(chat.replies).to_have_count(place + 1)
            judge(name, LAST_TURN)
        # What comes back from the store is no safer than what was streamed.
        page.reload()
        chat.connected()
        expect(chat.replies).to_have_count(len(names))
        judge(f"reload after {name}", ".fdc-transcript")
        page.locator('[data-fdc-action="new-thread"]').click()
        expect(chat.replies).to_have_count(0)
    assert problems == {}, json.dumps(problems, indent=1)[:5000]


def canvas_specs(text: str, case: str) -> list[dict[str, Any]]:
    """The text everywhere that a model can put it on a canvas."""
    axis = {"title": {"text": text}, "ticktext": [text], "tickvals": [1]}
    note = {"text": text, "x": 1, "y": 1, "hovertext": text}
    trace = {"x": [1], "y": [1], "name": text, "text": [text], "hovertemplate": text, "mode": "text", "meta": [text]}
    figure = {"data": [trace], "layout": {"title": {"text": text}, "xaxis": axis, "annotations": [note]}}
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    specs: list[dict[str, Any]] = [
        {"name": "note", "type": "Markdown", "value": text, "label": text},
        {"name": "rows", "type": "Table", "value": [{"plain": text, text or "_": 1}]},
        {"name": "plot", "type": "Graph", "value": figure},
        {"name": "alt", "type": "Image", "value": dot, "props": {"alt": text, "title": text}},
        {"name": "src", "type": "Image", "value": text},
        {"name": "path", "type": "Image", "value": f"/{text}"},
        {"name": text[:40], "type": "Markdown", "value": "named"},
    ]
    return [{**spec, "name": f"{case} {spec['name']}", "span": 3} for spec in specs]


@pytest.mark.timeout(600)
def test_nothing_on_the_canvas_runs_or_fetches_anything(
    serve: Callable[[object], Served], page: Page, console: Console, foreign: Foreign
) -> None:
    texts = {name: fill(expand(case), host=foreign.host)[:20_000] for name, case in CASES.items()}
    batches = list(batched(texts, 12))

    def answer(query: str) -> Iterator[Any]:
        names = batches[int(query)]
        yield {"type": "canvas", "specs": []}
        yield {"type": "canvas", "specs": [spec for name in names for spec in canvas_specs(texts[name], name)]}
        # What is patched is no safer than what is built.
        for name in names:
            for props in ({"title": texts[name]}, {"value": texts[name]}, {"label": texts[name]}):
                yield {"type": "set_props", "target": f"{name} alt", "props": props}
        yield {"type": "set_props", "target": f"{names[0]} note", "props": {"value": f"shown {query}"}}

    app = Dash(__name__)
    canvas = fdc.CanvasGrid(chat="chat", id="canvas", className="fdc-transcript")
    app.layout = html.Div([canvas, fdc.Transcript(chat="chat"), fdc.ChatComposer(chat="chat")])
    mount_chat(app, answer, canvas=True, store="memory://")
    page.add_init_script(WATCH)
    # An image of the app that is not there.
    console.network_is_broken = True
    console.expected = GRID_IS_GONE
    page.goto(serve(app.server).url)
    chat = Chat(page).connected()
    problems: dict[str, Any] = {}
    for place, names in enumerate(batches):
        chat.say(str(place)).has_status("done")
        expect(page.locator(".fdc-canvas__item").first).to_contain_text(f"shown {place}")
        page.evaluate(POKE)
        found = page.evaluate(SUSPECTS) + page.evaluate("window.__ran.splice(0)") + foreign.calls + console.problems
        if found:
            problems[" ".join(names)] = [str(problem)[:300] for problem in found]
        foreign.calls.clear()
        console.problems.clear()
    assert problems == {}, json.dumps(problems, indent=1)[:5000]


def batched(names: Iterable[str], size: int) -> Iterator[list[str]]:
    names = iter(names)
    while batch := list(islice(names, size)):
        yield batch


@pytest.mark.timeout(600)
def test_nothing_freezes_the_page(serve: Callable[[object], Served], page: Page) -> None:
    """Prints how long each took from Enter to the last letter, and the longest task meanwhile."""
    texts = {case["id"]: expand(case) for case in SLOW}

    def answer(query: str) -> Iterator[str]:
        text = texts[query]
        for start in range(0, len(text), 4096):
            yield text[start : start + 4096]

    page.add_init_script(
        """window.__long = [];
        new PerformanceObserver(list => window.__long.push(...list.getEntries().map(e => e.duration)))
            .observe({type: 'longtask'});"""
    )
    url = serve(FastDash(callback_fn=answer, chat=True, store="memory://").server).url
    chat = Chat(page).open(url).connected()
    for case in SLOW:
        began = page.evaluate("performance.now()")
        chat.say(case["id"]).has_status("done", 60_000)
        took = page.evaluate("() => new Promise(done => requestAnimationFrame(() => done(performance.now())))") - began
        longest = max(page.evaluate("window.__long.splice(0)"), default=0)
        print(f"{case['id']:24} {took:6.0f} ms, longest task {longest:5.0f} ms (budget {case['max_ms']} ms)")
        page.locator('[data-fdc-action="new-thread"]').click()
        expect(chat.replies).to_have_count(0)


@pytest.mark.timeout(600)
def test_formulas_and_diagrams_are_surfaces_too(
    serve: Callable[[object], Served], page: Page, console: Console, foreign: Foreign
) -> None:
    """Each text at once, where diagrams are wanted. The chat above has none, and formulas in all replies."""
    app = Dash(__name__)
    app.layout = html.Div(fdc.Markdown(id="md", text="$x$", diagrams=True), className="fdc-transcript")
    page.add_init_script(WATCH)
    page.goto(serve(app.server).url)
    expect(page.locator("#md math")).to_have_count(1)
    # That the frame's policy stops what Mermaid lets through is what it is for.
    console.expected = ("violates the following Content Security Policy",)
    problems: dict[str, Any] = {}

    for name, case in CASES.items():
        if case["class"] not in ("katex", "mermaid") and "math" not in name:
            continue
        text = fill(expand(case), host=foreign.host)
        page.evaluate("text => dash_clientside.set_props('md', { text })", f"{text}\n\n{name}")
        expect(page.locator("#md p").last).to_contain_text(name)
        if case["class"] == "mermaid":
            expect(page.locator("#md :is(.fdc-md__picture, .fdc-md__notice)")).to_have_count(1, timeout=60_000)
        page.evaluate(POKE)
        found = page.evaluate(SUSPECTS) + page.evaluate("window.__ran.splice(0)") + foreign.calls + console.problems
        sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if found or sideways > 0:
            problems[name] = [str(problem)[:300] for problem in found] + [sideways]
        foreign.calls.clear()
        console.problems.clear()
    assert problems == {}, json.dumps(problems, indent=1)[:5000]
