"""The programs of the documentation, verbatim apart from a stand-in for ``my_llm``, and what a person sees of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import anthropic
import plotly.graph_objects as go
import pytest
from anthropic.types import Message, TextBlock, ToolUseBlock, Usage
from playwright.sync_api import BrowserContext, Page, expect

import fast_dash
from fast_dash import FastDash
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.browser.panel import settings_change
from tests.browser.test_looks import ARRIVE
from tests.fake_llm import Gate

Serve = Callable[[object], Served]

FIVE_LINES = '''
from fast_dash import fastdash

@fastdash(chat=True)
def assistant(query: str):
    """A helpful assistant."""
    for token in my_llm.stream(query):     # any provider — you choose
        yield token
'''

HISTORY = """
from fast_dash import fastdash

@fastdash(chat=True)
def assistant(query: str, history: list):
    messages = [{"role": m["role"], "content": m["content"]} for m in history]
    messages.append({"role": "user", "content": query})
    for token in my_llm.stream(messages):
        yield token
"""

SETTINGS = """
from typing import Literal
from fast_dash import fastdash, Upload

@fastdash(chat=True)
def assistant(
    query: str,
    model: Literal["gpt-4", "claude", "gemini"] = "claude",
    temperature: float = 0.7,
    dataset: Upload = None,
):
    ...   # model / temperature / dataset are passed to every turn
"""

RICHER = """
import numpy as np
import plotly.graph_objects as go
from fast_dash import FastDash

def analyst(query: str, history: list):
    yield {"type": "reasoning", "content": "Fetch the series, then plot it."}
    yield {"type": "tool_start", "name": "fetch_series", "id": "t1",
           "args": {"query": query}}
    yield {"type": "tool_end", "name": "fetch_series", "id": "t1",
           "result": {"rows": 50, "status": "ok"}}
    yield "Here is the series you asked about: "
    x = np.linspace(0, 12, 50)
    yield {"type": "artifact", "content": go.Figure(go.Scatter(x=x, y=np.sin(x)))}

FastDash(callback_fn=analyst, title="Analyst", chat=True).run()
"""

CANVAS = """
import numpy as np
import plotly.graph_objects as go
from fast_dash import FastDash

def assistant(query, ctx):
    n = 200 if "more" in query.lower() else 50
    x = np.linspace(0, 12, n)
    fig = go.Figure(go.Scatter(x=x, y=np.sin(x)))
    yield f"Plotted {n} points."
    yield {"type": "canvas", "specs": [
        {"name": "plot", "type": "Graph", "value": fig, "span": 12},
    ]}

FastDash(callback_fn=assistant, chat=True, canvas=True).run()
"""

CANVAS_BY_LLM = """
import anthropic
from fast_dash import FastDash, canvas_tool_specs, apply_tool_call

client = anthropic.Anthropic()
TOOLS = canvas_tool_specs()          # build_canvas, set_canvas_props

def assistant(query, history, ctx):
    msg = client.messages.create(
        model="claude-sonnet-4-6", max_tokens=1024, tools=TOOLS,
        messages=[{"role": "user", "content": query}],
    )
    for block in msg.content:
        if block.type == "text":
            yield block.text
        elif block.type == "tool_use":
            frame = apply_tool_call(block)   # -> canvas / set_props frame
            if frame:
                yield frame

FastDash(callback_fn=assistant, chat=True, canvas=True).run()
"""

DRAWER = """
from typing import Literal
from fast_dash import FastDash

def studio(query, ctx, points: int = 40,
           color: Literal["indigo", "teal", "red"] = "indigo"):
    fig = make_plot(points, color)          # from the settings
    if query:                                # a chat message (not a Run)
        yield f"Updated. You asked: {query}"
    yield {"type": "canvas", "specs": [{"name": "plot", "type": "Graph", "value": fig}]}

FastDash(callback_fn=studio, chat=True, chat_drawer=True).run()
"""


@pytest.fixture
def run_program(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run a program up to its ``run()``; serve what it made; answer the URL."""
    monkeypatch.setenv("FAST_DASH_STORE", "memory://")

    def run(program: str, **names: Any) -> str:
        made: list[FastDash] = []
        monkeypatch.setattr(FastDash, "run", lambda self, **_: made.append(self))
        exec(program, {**names})
        assert len(made) == 1, "the program did not run an app"
        return serve(made[0].server).url

    return run


class Llm:
    """``my_llm``: streams what it is told to, at the test's pace."""

    def __init__(self, gate: Gate, pieces: list[str]) -> None:
        self.gate, self.pieces, self.asked = gate, pieces, []

    def stream(self, messages: object) -> Iterator[str]:
        self.asked.append(messages)
        yield from self.gate.stream(self.pieces)


REPLY = [
    "Here is a **short** list:\n\n",
    "1. first\n",
    "2. second with `code`\n\n",
    "| a | b |\n| --- | ---: |\n| 1 | 2 |\n",
]


def test_five_line_chatbot(
    run_program: Callable[..., str], context: BrowserContext, screenshot: Callable[[Page, str], None]
) -> None:
    gate = Gate()
    url = run_program(FIVE_LINES, my_llm=Llm(gate, REPLY))
    page = context.new_page()
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url))
    chat = Chat(page).open(url).connected()
    expect(page).to_have_title("Assistant")
    expect(page.get_by_text("A helpful assistant.")).to_be_visible()
    screenshot(page, "empty")
    chat.say("What do you know?").has_status("streaming")
    gate.allow(3)
    expect(chat.reply.locator("li")).to_have_count(2)
    screenshot(page, "mid-stream")
    gate.allow()
    chat.has_status("done")
    expect(chat.reply.locator("td")).to_have_text(["1", "2"])
    # Numbers stand below the name of their column, whatever else has its place in the head.
    ends = chat.reply.locator("tr > :last-child").evaluate_all(
        """cells => cells.map((cell) => {
            const words = document.createRange();
            words.selectNodeContents(cell);
            return words.getBoundingClientRect().right;
        })"""
    )
    assert max(ends) - min(ends) < 1
    screenshot(page, "done")
    # Nothing came from another host.
    assert not [url for url in scripts if not re.match(r"(http|ws)://127\.0\.0\.1|data:|blob:", url)]


def test_history(run_program: Callable[..., str], page: Page) -> None:
    gate = Gate()
    gate.allow(99)
    llm = Llm(gate, ["answer"])
    chat = Chat(page).open(run_program(HISTORY, my_llm=llm)).connected()
    chat.say("one").has_status("done")
    chat.say("two").has_status("done")
    assert llm.asked[1] == [
        {"role": "user", "content": "one"},
        {"role": "assistant", "content": "answer"},
        {"role": "user", "content": "two"},
    ]


def test_settings(run_program: Callable[..., str], page: Page, screenshot: Callable[[Page, str], None]) -> None:
    seen: list[dict[str, Any]] = []
    # The body of the documented program is `...`: note what it is called with.
    program = SETTINGS.replace("    ...   #", "    note(locals())   #")
    chat = Chat(page).open(run_program(program, note=lambda names: seen.append(dict(names)))).connected()
    for name in ("model", "temperature", "dataset"):
        expect(page.locator(f'[data-fd-input="{name}"]')).to_be_visible()
    chat.say("first").has_status("done")
    assert seen[0] == {"query": "first", "model": "claude", "temperature": 0.7, "dataset": None}

    page.locator('[data-fd-input="model"] input').first.click()
    page.get_by_role("option", name="gemini").click()
    page.locator('[data-fd-input="temperature"] input').first.fill("0.2")
    page.locator('[data-fd-input="dataset"] input[type=file]').set_input_files(
        files=[{"name": "rows.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}]
    )
    expect(page.locator('[data-fd-input="dataset"]')).to_contain_text("rows.csv")
    screenshot(page, "filled")
    chat.say("second").has_status("done")
    assert (seen[1]["model"], seen[1]["temperature"]) == ("gemini", 0.2)
    assert (seen[1]["dataset"].name, seen[1]["dataset"].text()) == ("rows.csv", "a,b\n1,2\n")

    with settings_change(page):
        page.locator('[data-fd-input="temperature"] input').first.fill("")
    chat.try_to_say("third")
    expect(page.locator('[data-fd-input="temperature"]')).to_contain_text("number")
    expect(chat.box).to_have_value("third")
    assert len(seen) == 2
    screenshot(page, "refused")


def test_richer_reply(run_program: Callable[..., str], page: Page, screenshot: Callable[[Page, str], None]) -> None:
    chat = Chat(page).open(run_program(RICHER)).connected()
    expect(page).to_have_title("Analyst")
    chat.say("sine").has_status("done")
    expect(chat.reply.locator(".fdc-reasoning")).to_be_visible()
    card = chat.reply.locator('.fdc-tool[data-tool="fetch_series"]')
    expect(card).to_have_attribute("data-status", "done")
    expect(chat.reply.locator(".fdc-content")).to_have_text("Here is the series you asked about:")
    expect(chat.reply.locator('.fdc-artifact[data-kind="figure"] .js-plotly-plot .main-svg').first).to_be_visible()
    page.wait_for_load_state("networkidle")
    screenshot(page, "done")
    page.reload()
    expect(chat.reply.locator('.fdc-artifact[data-kind="figure"] .js-plotly-plot .main-svg').first).to_be_visible()


POINTS = "plot => plot._fullData[0]._length"


def test_canvas(run_program: Callable[..., str], page: Page, screenshot: Callable[[Page, str], None]) -> None:
    chat = Chat(page).open(run_program(CANVAS)).connected()
    plot = page.locator('.fdc-canvas__item[data-name="plot"] .js-plotly-plot')
    chat.say("a sine").has_status("done")
    assert chat.text() == "Plotted 50 points."
    expect(plot.locator(".main-svg").first).to_be_visible()
    chat.say("more of it").has_status("done")
    assert chat.text() == "Plotted 200 points."
    page.wait_for_function(f"() => ({POINTS})(document.querySelector('.js-plotly-plot')) === 200")
    screenshot(page, "done")


class Messages:
    """``client.messages``: answers with the SDK's own types, from a script instead of a model."""

    def __init__(self) -> None:
        self.tools: list[str] = []

    def create(self, *, messages: list[dict[str, str]], tools: list[dict[str, Any]], **_: Any) -> Message:
        self.tools = [tool["name"] for tool in tools]
        bars = {"data": [{"type": "bar", "x": ["a", "b"], "y": [3, 5]}], "layout": {}}
        specs = [
            {"name": "bars", "type": "Graph", "value": bars, "span": 6},
            {"name": "note", "type": "Markdown", "value": "**b** leads", "span": 6},
        ]
        calls = {
            "build": ("Here it is.", "build_canvas", {"specs": specs}),
            "change": ("Done.", "set_canvas_props", {"target": "note", "props": {"value": "**a** leads"}}),
            "spoil": ("Hm.", "build_canvas", {"specs": "all of them"}),
        }
        text, name, arguments = calls[messages[0]["content"]]
        return Message(
            id="msg",
            model="scripted",
            role="assistant",
            type="message",
            usage=Usage(input_tokens=1, output_tokens=1),
            content=[
                TextBlock(type="text", text=text),
                ToolUseBlock(type="tool_use", id="tool", name=name, input=arguments),
            ],
        )


def test_canvas_by_a_model(run_program: Callable[..., str], page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = Messages()
    monkeypatch.setattr(anthropic, "Anthropic", lambda: SimpleNamespace(messages=messages))
    chat = Chat(page).open(run_program(CANVAS_BY_LLM)).connected()
    note = page.locator('.fdc-canvas__item[data-name="note"]')
    chat.say("build").has_status("done")
    assert messages.tools == ["build_canvas", "set_canvas_props"]
    assert chat.text() == "Here it is."
    expect(page.locator('.fdc-canvas__item[data-name="bars"] .main-svg').first).to_be_visible()
    expect(note).to_contain_text("b leads")
    chat.say("change").has_status("done")
    expect(note).to_contain_text("a leads")
    # Never an empty canvas: what is wrong is said, and what stands stays.
    chat.say("spoil").has_status("done")
    expect(chat.reply.locator(".fdc-error")).to_contain_text("specs")
    expect(note).to_contain_text("a leads")


def test_drawer(run_program: Callable[..., str], page: Page, screenshot: Callable[[Page, str], None]) -> None:
    def make_plot(points: int, color: str) -> go.Figure:
        return go.Figure(go.Scatter(x=list(range(points)), y=list(range(points)), line_color=color))

    page.goto(run_program(DRAWER, make_plot=make_plot))
    plot = page.locator('.fdc-canvas__item[data-name="plot"] .js-plotly-plot')
    with settings_change(page):
        page.locator('[data-fd-input="points"] input').fill("7")
    page.get_by_role("button", name="Run").click()
    expect(plot.locator(".main-svg").first).to_be_visible()
    assert plot.evaluate(POINTS) == 7
    screenshot(page, "run")
    page.get_by_role("button", name="Chat with the assistant").click()
    chat = Chat(page)
    expect(chat.replies).to_have_count(0)
    chat.say("brighter").has_status("done")
    assert chat.text() == "Updated. You asked: brighter"
    screenshot(page, "asked")
    page.get_by_role("button", name="Back to inputs").click()
    expect(page.get_by_role("button", name="Run")).to_be_visible()


LOOKS = {
    "five": (FIVE_LINES, REPLY, "first"),
    "history": (HISTORY, REPLY, "first"),
    "settings": (SETTINGS.replace("    ...   #", "    yield from my_llm.stream(query)   #"), REPLY, "first"),
    "richer": (RICHER.replace("    x = ", "    yield from my_llm.stream(query)\n    x = "), ["", ""], "the series"),
}
"""Each program, what a stand-in says where it is held in the middle of its reply, and what can be read by then."""


@pytest.mark.parametrize(("device", "width", "height"), [("desktop", 1440, 900), ("phone", 390, 844)])
def test_looks(
    run_program: Callable[..., str],
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
    device: str,
    width: int,
    height: int,
) -> None:
    """Pictures of each program on each screen, dark and light; and the page never scrolls sideways."""
    context = new_context(viewport={"width": width, "height": height})

    def take(page: Page, name: str) -> None:
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(ARRIVE)
            screenshot(page, f"{device}-{scheme}-{name}")

    for name, (program, pieces, middle) in LOOKS.items():
        gate, page = Gate(), context.new_page()
        chat = Chat(page).open(run_program(program, my_llm=Llm(gate, pieces))).connected()
        take(page, f"{name}-empty")
        if name == "history":
            gate.allow(len(pieces))
            chat.say("What were the numbers of the week before?").has_status("done")
        chat.say("Show me the numbers of last week, please.").has_status("streaming")
        gate.allow(len(pieces) // 2)
        expect(chat.reply).to_contain_text(middle)
        take(page, f"{name}-mid-stream")
        gate.allow(len(pieces))
        chat.has_status("done")
        if name == "richer":
            expect(chat.reply.locator(".fdc-artifact .main-svg").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        take(page, f"{name}-done")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()


def test_the_front_door_names_what_is_documented() -> None:
    for name in ("FastDash", "fastdash", "Upload", "mount_chat"):
        assert name in fast_dash.__all__
