"""Uploading a file for a message over HTTP: who may, how much, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from dash import Dash, html

from fast_dash.server import mount_chat

from .transports.raw import Site, command, serve


@pytest.fixture
def site() -> Iterator[Site]:
    app = Dash(__name__)
    app.layout = html.Div()
    mount_chat(app, lambda query, ctx: ctx.attachments[0].text(), store="memory://", max_attachment=1000)
    with serve(app.server) as site:
        yield site


@pytest.fixture
def cookie(site: Site) -> str:
    """Of somebody who has opened the page."""
    return site.cookie()


@pytest.fixture
def socket(site: Site, cookie: str) -> Iterator[Any]:
    socket = site.connect(Cookie=cookie, Origin=site.origin)
    assert "sid" in socket.recv()
    yield socket
    socket.close()


@pytest.fixture
def thread(socket: Any) -> str:
    return command(socket, type="subscribe", chat="chat")["thread"]


def upload(site: Site, thread: str, data: bytes = b"a,b", chat: str = "chat", **headers: str) -> requests.Response:
    named = {"Origin": site.origin, "X-File-Name": "%C3%BC.csv", "Content-Type": "text/csv", **headers}
    return requests.post(f"{site.origin}/_fast-dash/attachment/{chat}/{thread}", data=data, headers=named, timeout=10)


def test_a_file_goes_up_with_a_message_and_comes_down_as_a_download(
    site: Site, cookie: str, socket: Any, thread: str
) -> None:
    kept = upload(site, thread, Cookie=cookie).json()
    assert kept == {"id": kept["id"], "name": "ü.csv", "type": "text/csv", "size": 3}
    assert command(socket, type="send", chat="chat", thread=thread, message="m", query="", attachments=[kept["id"]])[
        "ok"
    ]
    address = f"{site.origin}/_fast-dash/artifact/chat/{thread}/{kept['id']}"
    served = requests.get(address, headers={"Cookie": cookie}, timeout=10)
    assert served.content == b"a,b"
    assert served.headers["Content-Type"] == "application/octet-stream"
    assert served.headers["Content-Disposition"] == "attachment"
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert requests.get(address, timeout=10).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1.evil.example"},
        {"Cookie": "fast_dash_id=forged"},
        {"Cookie": ""},
    ],
)
def test_only_the_owner_uploads_from_a_page_of_the_app(
    site: Site, cookie: str, thread: str, headers: dict[str, str]
) -> None:
    refused = upload(site, thread, **{"Cookie": cookie, **headers})
    assert refused.status_code == 404
    assert refused.json()["code"] == "not_found"


def test_the_threads_of_others_are_like_threads_that_do_not_exist(site: Site, thread: str) -> None:
    other = site.cookie()
    answers = [
        upload(site, of, chat=chat, Cookie=other) for of, chat in ((thread, "chat"), ("x", "chat"), (thread, "x"))
    ]
    assert len({(answer.status_code, answer.text) for answer in answers}) == 1


def test_what_is_too_large_is_refused_before_it_is_read(site: Site, cookie: str, thread: str) -> None:
    refused = upload(site, thread, b"x" * 1001, Cookie=cookie)
    assert refused.status_code == 413
    assert "larger than" in refused.json()["message"]
