"""A callback that floods the page, and callbacks that fail in odd ways."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import psutil
import pytest
from playwright.sync_api import BrowserContext, Page, WebSocket, expect

from fast_dash import FastDash
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.fake_llm import numbered, numbers
from tests.measured import measured

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]


def app(callback: Callable[..., object], **options: object) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Load", store="memory://", **options).server


LONG_TASKS = """() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: 'longtask', buffered: false });
}"""


def test_a_million_frames_of_one_character(serve: Serve, page: Page) -> None:
    text = "".join(numbered(120_000))[:1_000_000]
    received: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: received.append(len(data)))

    page.on("websocket", watch)
    served = serve(app(lambda query: iter(text if query == "go" else text[:50_000])))
    chat = Chat(page).open(served.url).connected()
    chat.say("warm up").has_status("done")
    page.evaluate(LONG_TASKS)
    received.clear()
    rss = psutil.Process().memory_info().rss
    began = time.monotonic()
    whole = numbers(text[: text.rindex("⟦")])
    chat.say("go").has_status("done", 90_000)
    # A long text is drawn in pieces, so that the page stays alive: the last may come after the word that it is done.
    page.wait_for_function(
        """end => [...document.querySelectorAll('.fdc-content')].at(-1)
            ?.lastElementChild?.textContent.includes(end)""",
        arg=f"⟦{whole[-1]}⟧",
        polling=200,
        timeout=60_000,
    )
    took = time.monotonic() - began
    grown = (psutil.Process().memory_info().rss - rss) / 1e6
    assert numbers(chat.text())[: len(whole)] == whole
    assert len(received) * 20 <= len(text)
    measured("G21", "1e6 frames of 1 character: done in the browser after", f"{took:.1f} s", "60 s")
    measured("G21", "… longest task of the page", f"{page.evaluate('window.longest'):.0f} ms", "100 ms")
    measured("G21", "… frames of the callback to each on the wire", f"{len(text) // len(received):,} : 1", "20 : 1")
    measured("G21", "… memory of the server grown by", f"{grown:.0f} MB", "100 MB")


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


@pytest.mark.parametrize("problem", [SystemExit(1), SpeechlessError()], ids=["SystemExit", "without words"])
@pytest.mark.parametrize("where", ["at once", "in finally"])
def test_whatever_a_callback_raises_the_chat_goes_on(
    serve: Serve, new_context: NewContext, problem: BaseException, where: str
) -> None:
    release = threading.Event()

    def answer(query: str) -> Iterator[str]:
        if query == "wait":
            release.wait(20)
            yield "unharmed"
            return
        try:
            yield "before "
            if query == "boom" and where == "at once":
                raise problem
        finally:
            if query == "boom" and where == "in finally":
                raise problem
        yield "after"

    served = serve(app(answer))
    other = Chat(new_context().new_page()).open(served.url).connected()
    other.say("wait").has_status("streaming")
    chat = Chat(new_context().new_page()).open(served.url).connected()
    chat.say("boom").has_status("error")
    expect(chat.reply.locator(".fdc-error")).to_have_count(1)
    assert chat.text().strip() == "before"
    chat.say("again").has_status("done")
    assert chat.text().strip() == "before after"
    release.set()
    other.has_status("done")
    assert other.text().strip() == "unharmed"
    measured("G19", f"{type(problem).__name__} {where}: error shown, others unharmed", "yes", "yes")
