"""The same chat as a program of its own: under run(), under gunicorn, behind a prefix, killed and restarted."""

from __future__ import annotations

import re
import sqlite3
import time
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from fast_dash import FastDash
from tests.browser.apps.counting import counting
from tests.browser.chat import Chat
from tests.browser.conftest import Console
from tests.browser.programs import COUNTING, DEBUGGING, GUNICORN, running
from tests.fake_llm import numbers
from tests.measured import measured


@pytest.mark.parametrize("command", [COUNTING, GUNICORN], ids=["run", "gunicorn"])
def test_streams(command: list[str], page: Page, tmp_path: Path) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    with running(command, FAST_DASH_STORE=f"sqlite:///{tmp_path}/chats.db") as program:
        chat = Chat(page).open(program.url).connected()
        assert "websocket" in (chat.connection.get_attribute("title") or "")
        chat.say("count 200 200").has_status("done")
        assert numbers(chat.text()) == list(range(200))
        page.goto("about:blank")
    # What a plain chat does not need is not on its page.
    assert not [url for url in requests if re.search("mantine|plotly|ag_grid", url)]
    assert set(re.findall(r"async-(\w+)", " ".join(requests))) == {"socketio", "markdown"}


def test_streams_while_it_is_debugged(page: Page, tmp_path: Path, console: Console) -> None:
    """Werkzeug's debugger and its reloader stand between; some versions break WebSockets, and polling takes over."""
    console.network_is_broken = True  # the developer tools look for updates outside
    with running(DEBUGGING, FAST_DASH_STORE=f"sqlite:///{tmp_path}/chats.db") as program:
        chat = Chat(page).open(program.url).connected()
        chat.say("count 200 100").has_status("done")
        assert numbers(chat.text()) == list(range(200))
        wire = chat.connection.get_attribute("title") or ""
        measured("D", "run(debug=True): 200 pieces, the wire is", wire, "any that works")


def test_killed_again_and_again_and_restarted(page: Page, tmp_path: Path, console: Console) -> None:
    console.network_is_broken = True
    database = tmp_path / "chats.db"
    with running(
        COUNTING, FAST_DASH_STORE=f"sqlite:///{database}", FAST_DASH_SECRET="the same after a restart"
    ) as program:
        chat = Chat(page).open(program.url).connected()
        chat.say("count 20 100").has_status("done")
        # At its first words, before anything of it is stored; in the middle; and when it has been stored for long.
        for turn, reached in enumerate((0, 70, 150), start=1):
            chat.say("count 100000 50").has_status("streaming")
            expect(chat.reply).to_contain_text(f"⟦{reached}⟧")
            killed = time.monotonic()
            program.kill()
            expect(chat.connection).not_to_have_attribute("data-state", "connected")
            program.start()
            back = time.monotonic()
            chat.connected().has_status("interrupted")
            measured("G9", f"kill -9 at piece {reached}: server up to page caught up", seconds_since(back), "-")
            kept = numbers(chat.text())
            assert kept == list(range(len(kept)))
            assert len(kept) >= reached - 70
            lost = f"{(reached + 1 - len(kept)) / 50:.1f} s of text"
            measured("G9", f"kill -9 at piece {reached} of 50 a second: lost", lost, "1 s")
            # Nothing spins, and the conversation goes on.
            expect(chat.send_button).to_be_visible()
            expect(chat.users).to_have_count(turn + 1)
            integrity = sqlite3.connect(database).execute("pragma integrity_check").fetchone()
            assert integrity == ("ok",)
            assert time.monotonic() - killed < 60
        assert numbers(chat.replies.first.locator(".fdc-content").inner_text()) == list(range(20))
        chat.say("count 10 100").has_status("done")
        # Killed as soon as the reply is complete: it is.
        program.kill()
        program.start()
        page.reload()
        chat.connected()
        expect(chat.users).to_have_count(5)
        chat.has_status("done")
        assert numbers(chat.text()) == list(range(10))
    measured("G9", "4 kills: integrity of the database", "ok", "ok")


def test_restarted_with_another_secret_the_page_lives_on(page: Page, tmp_path: Path, console: Console) -> None:
    console.network_is_broken = True
    store = f"sqlite:///{tmp_path}/chats.db"
    with running(COUNTING, FAST_DASH_STORE=store, FAST_DASH_SECRET="the secret of yesterday") as program:
        chat = Chat(page).open(program.url).connected()
        chat.say("count 5 100").has_status("done")
        before = page.context.cookies()
        chat.type("a draft")
        program.kill()
        expect(chat.connection).not_to_have_attribute("data-state", "connected")
        program.environment["FAST_DASH_SECRET"] = "the secret of today, which is new"
        program.start()
        back = time.monotonic()
        # The old cookie proves nothing any more: the page is somebody new, with an empty conversation.
        chat.connected()
        expect(chat.users).to_have_count(0)
        measured("G9", "restart with another secret: server up to connected", seconds_since(back), "-")
        assert page.context.cookies() != before
        expect(chat.box).to_have_value("a draft")
        chat.say("count 7 100").has_status("done")
        page.reload()
        expect(chat.questions).to_have_text(["count 7 100"])
        assert numbers(chat.text()) == list(range(7))


def seconds_since(began: float) -> str:
    return f"{time.monotonic() - began:.1f} s"


@pytest.mark.parametrize("front", ["tells the prefix", "strips the prefix"])
def test_behind_a_prefix(page: Page, front: str) -> None:
    """A front server takes ``/chats`` off the path. Python's put it into ``SCRIPT_NAME``; nginx and others do not."""
    app = FastDash(
        callback_fn=counting,
        chat=True,
        store="memory://",
        requests_pathname_prefix="/chats/",
        routes_pathname_prefix="/",
    )
    outside = Flask("outside").wsgi_app

    def stripping(environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"]
        if not path.startswith("/chats/"):
            return outside(environ, start_response)
        return app.server.wsgi_app({**environ, "PATH_INFO": path.removeprefix("/chats")}, start_response)

    telling = DispatcherMiddleware(outside, {"/chats": app.server.wsgi_app})
    http = make_server("127.0.0.1", 0, telling if front == "tells the prefix" else stripping, threaded=True)
    http.daemon_threads = True
    Thread(target=http.serve_forever, daemon=True).start()
    try:
        chat = Chat(page).open(f"http://127.0.0.1:{http.server_port}/chats/").connected()
        assert "websocket" in (chat.connection.get_attribute("title") or "")
        chat.say("count 50 200").has_status("done")
        assert numbers(chat.text()) == list(range(50))
        assert [cookie["path"] for cookie in page.context.cookies()] == ["/chats/"]
    finally:
        http.shutdown()
        http.server_close()
