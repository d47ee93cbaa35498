"""The same chat as a program of its own: under run(), under gunicorn, behind a prefix, killed and restarted."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from fast_dash import FastDash
from tests.browser.apps.counting import counting
from tests.browser.chat import Chat
from tests.browser.conftest import Console
from tests.browser.programs import COUNTING, GUNICORN, running
from tests.fake_llm import numbers


@pytest.mark.parametrize("command", [COUNTING, GUNICORN], ids=["run", "gunicorn"])
def test_streams(command: list[str], page: Page, tmp_path: Path) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    with running(command, FAST_DASH_STORE=f"sqlite:///{tmp_path}/chats.db") as program:
        chat = Chat(page).open(program.url).connected()
        assert "websocket" in (chat.connection.get_attribute("title") or "")
        chat.say("count 200 200").has_status("done")
        assert numbers(chat.text()) == list(range(200))
    # What a plain chat does not need is not on its page.
    assert not [url for url in requests if re.search("mantine|plotly|ag_grid", url)]


def test_killed_in_mid_turn_and_restarted(page: Page, tmp_path: Path, console: Console) -> None:
    console.network_is_broken = True
    database = tmp_path / "chats.db"
    with running(
        COUNTING, FAST_DASH_STORE=f"sqlite:///{database}", FAST_DASH_SECRET="the same after a restart"
    ) as program:
        chat = Chat(page).open(program.url).connected()
        chat.say("count 20 100").has_status("done")
        chat.say("count 100000 50").has_status("streaming")
        expect(chat.reply).to_contain_text("⟦120⟧")
        program.kill()
        expect(chat.connection).not_to_have_attribute("data-state", "connected")
        program.start()
        chat.connected().has_status("interrupted")
        assert numbers(chat.replies.first.locator(".fdc-content").inner_text()) == list(range(20))
        kept = numbers(chat.text())
        assert kept == list(range(len(kept)))
        print(f"{len(kept)} of about 120 pieces kept at 50 a second (goal: all but the last second)")
        assert len(kept) >= 50
        # Nothing spins, and the conversation goes on.
        expect(chat.send_button).to_be_visible()
        chat.say("count 10 100").has_status("done")
        page.reload()
        expect(chat.users).to_have_count(3)
    assert sqlite3.connect(database).execute("pragma integrity_check").fetchone() == ("ok",)


def test_behind_a_prefix(page: Page, tmp_path: Path) -> None:
    """A front server strips ``/chats/`` before the app sees the path."""
    app = FastDash(
        callback_fn=counting,
        chat=True,
        store="memory://",
        requests_pathname_prefix="/chats/",
        routes_pathname_prefix="/",
    )
    http = make_server(
        "127.0.0.1", 0, DispatcherMiddleware(Flask("outside").wsgi_app, {"/chats": app.server.wsgi_app}), threaded=True
    )
    http.daemon_threads = True
    Thread(target=http.serve_forever, daemon=True).start()
    try:
        chat = Chat(page).open(f"http://127.0.0.1:{http.server_port}/chats/").connected()
        chat.say("count 50 200").has_status("done")
        assert numbers(chat.text()) == list(range(50))
    finally:
        http.shutdown()
        http.server_close()
