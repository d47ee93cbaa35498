"""Text from a stream server in a Dash app, by the component ``SSE``: as documented, cut, closed, refused, and fast."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from dash import Dash, Input, Output, html
from flask import Flask, Response
from playwright.sync_api import BrowserContext, Page, expect

from fast_dash.streaming import sse_message, sse_options
from fast_dash_components import SSE, Markdown, Transcript
from tests.browser.apps.stream_servers import Script, flask_server, starlette_server
from tests.browser.conftest import Console, Served
from tests.browser.faults import FaultProxy
from tests.browser.programs import PYTHON, ROOT, Program
from tests.fake_llm import numbered, numbers
from tests.measured import measured, spread
from tests.waiting import until

Serve = Callable[[object], Served]
ServeStream = Callable[[Script], Served]
NewContext = Callable[..., BrowserContext]
Screenshot = Callable[[Page, str], None]
DOCUMENT = Path(__file__).parent / "apps" / "sse_document" / "app.py"


@pytest.fixture
def serve_asgi() -> Iterator[Serve]:
    """Serve an ASGI app by uvicorn, in this process."""
    started = []

    def start(app: Any) -> Served:
        config = uvicorn.Config(app, port=0, log_level="warning", ws="none", lifespan="off")
        config.timeout_graceful_shutdown = 1
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        started.append((server, thread))
        until(lambda: server.started)
        return Served(server.servers[0].sockets[0].getsockname()[1])

    yield start
    for server, thread in started:
        server.should_exit = True
        thread.join()


@pytest.fixture(params=["flask", "starlette"])
def serve_stream(request: pytest.FixtureRequest, serve: Serve, serve_asgi: Serve) -> ServeStream:
    """Serve a script, by each kind of server."""
    if request.param == "flask":
        return lambda script: serve(flask_server(script))
    return lambda script: serve_asgi(starlette_server(script))


@pytest.fixture
def run_document() -> Iterator[Callable[[str], Program]]:
    """Run the document's program, told by STREAM_URL where its stream server is."""
    programs = []

    def run(stream_url: str) -> Program:
        program = Program([PYTHON, str(DOCUMENT)], STREAM_URL=stream_url)
        program.environment["PORT"] = str(program.port)
        programs.append(program)
        program.start()
        return program

    yield run
    for program in programs:
        program.stop()


OUTPUTS = ("value", "animation", "done", "error")


def app(server: Flask | bool = True, stream: str = "/stream", **props: Any) -> Flask:
    """A page with the outputs of an ``SSE``, and a button that asks for ``stream``."""
    dash = Dash(__name__, server=server)
    dash.layout = html.Div(
        [
            html.Button("Ask", id="ask"),
            html.Div(SSE(id="sse", **props), id="place"),
            *[html.Div([html.B(name), html.Pre(id=name)]) for name in OUTPUTS],
        ]
    )
    for name in OUTPUTS:
        dash.clientside_callback("x => x === undefined ? '' : String(x)", Output(name, "children"), Input("sse", name))

    @dash.callback(Output("sse", "url"), Output("sse", "options"), Input("ask", "n_clicks"), prevent_initial_call=True)
    def ask(_: int) -> tuple[str, object]:
        return stream, sse_options({"always": "the same"})

    return dash.server


class Reader:
    """A person before such a page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.value, self.animation, self.done, self.error = (page.locator(f"#{name}") for name in OUTPUTS)
        page.goto(url)
        expect(self.value).to_be_attached()

    def ask(self) -> None:
        self.page.get_by_role("button", name="Ask").click()

    def set(self, **props: object) -> None:
        self.page.evaluate("props => dash_clientside.set_props('sse', props)", props)

    def has_ended(self) -> None:
        expect(self.done).to_have_text("true")


REPLY = ["Plotly", " Dash", " is **a", " framework**", " – ", "für", " dashboards 🚀.\n\n", "1. open\n", "2. quick\n"]
WHOLE = "Plotly Dash is a framework – für dashboards 🚀."


def test_the_document(
    serve_stream: ServeStream, run_document: Callable[[str], Program], page: Page, screenshot: Screenshot
) -> None:
    script = Script(REPLY)
    page.goto(run_document(serve_stream(script).url + "stream").url)
    page.get_by_role("button", name="Submit").click()
    response = page.locator("#response")
    script.allow(5)
    expect(response).to_have_text("Plotly Dash is a framework –")
    screenshot(page, "mid-stream")
    script.allow(4)
    expect(response.locator("li")).to_have_text(["open", "quick"])
    expect(response.locator("p")).to_have_text(WHOLE)
    screenshot(page, "done")
    (asked,) = script.requests
    assert asked.method == "POST"
    assert asked.headers["content-type"] == "application/json"
    assert asked.body == '{"messages":[{"role":"user","content":"What is Plotly Dash?"}]}'
    # The same question again, at the same address: the answer comes again.
    page.get_by_role("button", name="Submit").click()
    until(lambda: len(script.requests) == 2)
    expect(response).to_have_text("")
    script.allow(9)
    expect(response.locator("p")).to_have_text(WHOLE)
    assert script.requests[1].body == asked.body


def test_the_document_without_a_stream_server(run_document: Callable[[str], Program], page: Page) -> None:
    page.goto(run_document("").url)
    with page.expect_response("**/_dash-update-component*"):
        page.get_by_role("button", name="Submit").click()
    expect(page.locator("#response")).to_have_text("")


def test_two_clients_are_isolated(serve_stream: ServeStream, serve: Serve, new_context: NewContext) -> None:
    script = Script(["one ", "two ", "three "])
    url = serve(app(stream=serve_stream(script).url + "stream")).url
    first, second = (Reader(new_context().new_page(), url) for _ in range(2))
    first.ask()
    script.allow(2)
    expect(first.value).to_have_text("one two ")
    # Nobody but who asked has got anything.
    expect(second.value).to_have_text("")
    second.ask()
    until(lambda: len(script.requests) == 2)
    assert not script.requests[0].closed.is_set()
    script.allow(4)
    for reader in (first, second):
        reader.has_ended()
        expect(reader.value).to_have_text("one two three ")


def test_identical_options_ask_again_and_other_changes_do_not(serve: Serve, page: Page) -> None:
    script = Script(["answer "])
    reader = Reader(page, serve(app(flask_server(script))).url)
    for times in (1, 2, 3):
        reader.ask()
        script.allow()
        until(lambda times=times: len(script.requests) == times)
        reader.has_ended()
        expect(reader.value).to_have_text("answer ")
    # Outputs and other props change all the time; none of them asks.
    reader.set(animate_delay=20, concat=False)
    expect(reader.value).to_have_text("answer ")
    assert len(script.requests) == 3
    # An address alone is a GET.
    reader.set(url="/stream?other", options=None)
    script.allow()
    until(lambda: len(script.requests) == 4)
    reader.has_ended()
    assert script.requests[3].method == "GET"


def test_closes_its_request(serve_stream: ServeStream, serve: Serve, page: Page) -> None:
    script = Script(["one ", "two ", "three "])
    stream = serve_stream(script).url + "stream"
    reader = Reader(page, serve(app(stream=stream, animate_chunk=1, animate_delay=10)).url)
    reader.ask()
    script.allow()
    expect(reader.value).to_have_text("one ")
    reader.set(url=stream + "?another")
    assert script.requests[0].closed.wait(10)
    expect(reader.value).to_have_text("")
    expect(reader.animation).to_have_text("")
    until(lambda: len(script.requests) == 2)
    script.allow()
    expect(reader.animation).to_have_text("one ")
    reader.set(options={"start": False})
    assert script.requests[1].closed.wait(10)
    expect(reader.animation).to_have_text("one ")
    reader.set(options={})
    expect(reader.animation).to_have_text("")
    until(lambda: len(script.requests) == 3)
    script.allow()
    expect(reader.animation).to_have_text("one ")
    reader.set(url=None)
    assert script.requests[2].closed.wait(10)
    expect(reader.animation).to_have_text("")
    reader.ask()
    until(lambda: len(script.requests) == 4)
    script.allow()
    expect(reader.animation).to_have_text("one ")
    reader.set(url="")
    assert script.requests[3].closed.wait(10)
    reader.ask()
    until(lambda: len(script.requests) == 5)
    # Unmounted.
    page.evaluate("dash_clientside.set_props('place', { children: 'gone' })")
    assert script.requests[4].closed.wait(10)
    script.allow(9)
    expect(page.locator("#place")).to_have_text("gone")
    assert len(script.requests) == 5


def test_closes_its_request_when_all_is_said(serve: Serve, page: Page) -> None:
    """The server may forget to end its response."""
    closed = threading.Event()
    server = Flask(__name__)

    @server.get("/stream")
    def stream() -> Response:
        def say() -> Iterator[str]:
            try:
                yield sse_message("all") + sse_message()
                while True:
                    closed.wait(0.02)
                    yield sse_message("never read")
            finally:
                closed.set()

        return Response(say(), content_type="text/event-stream; charset=utf-8")

    reader = Reader(page, serve(app(server, url="/stream")).url)
    reader.has_ended()
    expect(reader.value).to_have_text("all")
    assert closed.wait(10)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_cut_again_and_again_it_goes_on(
    serve_stream: ServeStream,
    through_faults: Callable[[Served], FaultProxy],
    serve: Serve,
    page: Page,
    console: Console,
    method: str,
) -> None:
    console.network_is_broken = True
    script = Script(list(numbered(300)))
    proxy = through_faults(serve_stream(script))
    reader = Reader(page, serve(app(animate_chunk=5, animate_delay=10)).url)
    reader.set(url=proxy.url + "stream", options=sse_options({"n": 300} if method == "POST" else None))
    for cut in range(1, 4):
        script.allow(50)
        expect(reader.value).to_contain_text(f"⟦{cut * 40}⟧")
        if cut == 2:
            proxy.down()
            assert script.requests[-1].closed.wait(10)
            proxy.up()
        else:
            proxy.cut()
        until(lambda cut=cut: len(script.requests) == cut + 1)
    script.allow(400)
    reader.has_ended()
    assert numbers(reader.value.inner_text()) == list(range(300))
    assert reader.animation.inner_text() == reader.value.inner_text()
    expect(reader.error).to_have_text("null")
    assert script.requests[0].last_event_id is None
    assert all(int(asked.last_event_id or 0) >= 40 for asked in script.requests[1:])
    assert {(asked.method, asked.body) for asked in script.requests} == {(method, script.requests[0].body)}


def test_what_cannot_be_continued_is_an_error(
    serve: Serve, through_faults: Callable[[Served], FaultProxy], page: Page, console: Console
) -> None:
    """Without ids the beginning would come twice."""
    console.network_is_broken = True
    script = Script(["one ", "two "], ids=False)
    proxy = through_faults(serve(flask_server(script)))
    reader = Reader(page, serve(app(stream=proxy.url + "stream", animate_chunk=1, animate_delay=100)).url)
    reader.ask()
    script.allow()
    expect(reader.value).to_have_text("one ")
    proxy.cut()
    expect(reader.error).to_contain_text("cannot be continued, because its events have no ids")
    expect(reader.animation).to_have_text("one ")
    expect(reader.done).to_have_text("false")
    # Messages that stand on their own have no beginning.
    reader.set(concat=False)
    reader.ask()
    expect(reader.error).to_have_text("null")
    expect(reader.value).to_have_text("")
    until(lambda: len(script.requests) == 2)
    script.allow()
    expect(reader.value).to_have_text("one ")
    proxy.cut()
    script.allow(9)
    reader.has_ended()
    expect(reader.value).to_have_text("two ")


@pytest.mark.parametrize(
    ("status", "content_type", "words"),
    [
        (422, "application/json", "answered 422 UNPROCESSABLE ENTITY"),
        (503, "text/event-stream", "answered 503 SERVICE UNAVAILABLE"),
        (200, "text/html; charset=utf-8", "answered with text/html, not with text/event-stream"),
        (204, "text/event-stream", None),
    ],
)
def test_other_answers(
    serve: Serve, page: Page, console: Console, status: int, content_type: str, words: str | None
) -> None:
    console.network_is_broken = True
    script = Script([])
    script.status, script.content_type = status, content_type
    reader = Reader(page, serve(app(flask_server(script))).url)
    reader.ask()
    if words is None:
        reader.has_ended()
        expect(reader.error).to_have_text("null")
    else:
        expect(reader.error).to_contain_text(words)
        expect(reader.done).to_have_text("false")
    assert len(script.requests) == 1
    # Asked again it begins anew.
    script.status, script.content_type = 200, "text/event-stream"
    reader.ask()
    reader.has_ended()
    expect(reader.error).to_have_text("null")


def test_a_server_that_is_not_there_or_does_not_allow_it(serve: Serve, page: Page, console: Console) -> None:
    console.network_is_broken = True
    closed_to_others = Flask(__name__)
    for url in ("http://127.0.0.1:9/stream", serve(closed_to_others).url + "stream"):
        reader = Reader(page, serve(app(stream=url)).url)
        reader.ask()
        expect(reader.error).to_contain_text(f"The stream at {url} cannot be reached")
        expect(reader.error).to_contain_text("CORS")


def test_the_server_says_what_is_wrong(serve: Serve, page: Page) -> None:
    script = Script(["The model is overloaded."], event="error")
    reader = Reader(page, serve(app(flask_server(script), url="/stream")).url)
    script.allow()
    expect(reader.error).to_have_text("The model is overloaded.")
    expect(reader.done).to_have_text("false")
    assert script.requests[0].closed.wait(10)


def test_prefix_and_suffix(serve: Serve, page: Page) -> None:
    pieces = ["Sure! ``", "`markdown\n", "# Hello `", "code", "`\n``", "`\n", "Anything else?"]
    script = Script(pieces)
    props = {"animate_prefix": "```markdown\n", "animate_suffix": "\n```", "animate_chunk": 1, "animate_delay": 5}
    reader = Reader(page, serve(app(flask_server(script), **props)).url)
    reader.ask()
    script.allow()
    expect(reader.value).to_have_text("Sure! ``")
    expect(reader.animation).to_have_text("")
    script.allow(4)
    expect(reader.animation).to_have_text("# Hello `code`")
    script.allow(2)
    reader.has_ended()
    expect(reader.animation).to_have_text("# Hello `code`")
    assert reader.value.inner_text() == "".join(pieces)


def test_each_message_replaces_the_one_before(serve: Serve, page: Page) -> None:
    script = Script(["17.2 °C", "17.4 °C"])
    reader = Reader(page, serve(app(flask_server(script), url="/stream", concat=False)).url)
    for text in ("17.2 °C", "17.4 °C"):
        script.allow()
        expect(reader.value).to_have_text(text)
        expect(reader.animation).to_have_text(text)
    reader.has_ended()


def test_the_documented_server_goes_on_after_a_cut(
    serve: Serve,
    serve_asgi: Serve,
    through_faults: Callable[[Served], FaultProxy],
    page: Page,
    console: Console,
) -> None:
    console.network_is_broken = True
    gate = threading.Semaphore(0)

    class Llm:
        async def stream(self, text: str) -> AsyncIterator[str]:
            for piece in numbered(100):
                while not gate.acquire(blocking=False):
                    await asyncio.sleep(0.01)
                yield piece

    program = (ROOT / "docs" / "streaming.md").read_text("utf-8").split("```python")[-1].split("```")[0]
    names: dict[str, Any] = {"my_llm": Llm()}
    exec(program, names)
    proxy = through_faults(serve_asgi(names["app"]))
    reader = Reader(page, serve(app()).url)
    reader.set(url=proxy.url + "stream", options=sse_options({"id": "q1", "text": "Count!"}))
    gate.release(50)
    expect(reader.value).to_contain_text("⟦49⟧")
    proxy.cut()
    gate.release(50)
    reader.has_ended()
    assert numbers(reader.value.inner_text()) == list(range(100))


TO_TRANSCRIPT = """(text, done) => [
    { role: 'user', content: 'Write!' },
    { role: 'assistant', content: text ?? '', status: done ? 'done' : 'streaming' },
]"""


TO_MARKDOWN = "(text, done) => [text ?? '', !done]"


def test_transcript_and_markdown_show_it_formatted_and_draw_only_what_is_new(
    serve: Serve, page: Page, screenshot: Screenshot
) -> None:
    script = Script([f"## Part {number}\n\nWith **bold** words.\n\n" for number in range(40)])
    dash = Dash(__name__, server=flask_server(script))
    dash.layout = html.Div(
        [
            Transcript(id="transcript"),
            Markdown(id="markdown", style={"flex": "1", "overflow": "auto"}),
            SSE(id="sse", url="/stream", animate_chunk=2, animate_delay=10),
        ],
        style={"display": "flex", "flexDirection": "column", "height": "100dvh"},
    )
    dash.clientside_callback(
        TO_TRANSCRIPT, Output("transcript", "messages"), Input("sse", "animation"), Input("sse", "done")
    )
    markdown = [Output("markdown", "text"), Output("markdown", "streaming")]
    dash.clientside_callback(TO_MARKDOWN, markdown, Input("sse", "animation"), Input("sse", "done"))
    page.goto(serve(dash.server).url)
    script.allow(5)
    places = {place: page.locator(f"{place} h2") for place in ("#transcript", "#markdown")}
    for parts in places.values():
        expect(parts).to_have_count(5)
    firsts = [parts.first.element_handle() for parts in places.values()]
    screenshot(page, "mid-stream")
    script.allow(35)
    for parts in places.values():
        expect(parts).to_have_count(40)
    expect(page.locator('.fdc-message[data-role="assistant"]')).to_have_attribute("data-status", "done")
    expect(page.locator("#markdown [data-streaming=false]")).to_have_count(1)
    for place in places:
        expect(page.locator(f"{place} strong")).to_have_count(40)
    assert all(first.evaluate("part => part.isConnected") for first in firsts), "a first part was drawn again"


WATCH = """() => {
    window.seen = [];
    const [value, animation] = ['value', 'animation'].map((id) => document.getElementById(id));
    new MutationObserver(() => seen.push([performance.now(), value.textContent.length, animation.textContent.length]))
        .observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@pytest.mark.parametrize("movement", ["no-preference", "reduce"])
def test_the_animation_keeps_up(serve: Serve, new_context: NewContext, movement: str) -> None:
    """200 tokens a second, which is more than five characters each ten milliseconds."""
    seconds, rate = 5, 200
    text = "".join(numbered(seconds * rate))
    server = Flask(__name__)

    @server.get("/stream")
    def stream() -> Response:
        paced = numbered(seconds * rate, rate)
        messages = itertools.chain(map(sse_message, paced), [sse_message()])
        return Response(messages, content_type="text/event-stream")

    page = new_context(reduced_motion=movement).new_page()
    reader = Reader(page, serve(app(server, animate_chunk=5, animate_delay=10)).url)
    page.evaluate(WATCH)
    reader.set(url="/stream")
    expect(reader.done).to_have_text("true", timeout=30_000)
    assert reader.animation.inner_text() == text
    seen: list[tuple[float, int, int]] = page.evaluate("seen")
    behind = [
        (next(later for later, _, typed in seen[i:] if typed >= arrived) - at) / 1000
        for i, (at, arrived, _) in enumerate(seen)
    ]
    gaps = [(after[0] - before[0]) / 1000 for before, after in itertools.pairwise(seen)]
    changes = len({animation for _, _, animation in seen})
    measured("E", f"200 tokens a second, {movement}: animation behind", spread(behind), "500 ms")
    measured("E", f"… changes of the outputs, {movement}", f"{changes / seconds:.0f} a second", "60 a second")
    measured("E", f"… the page between two changes, {movement}", spread(gaps), "-")
    same = sum(value == animation for _, value, animation in seen) / len(seen)
    assert (same > 0.9) == (movement == "reduce")
