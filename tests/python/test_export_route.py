"""The canvas as a file over HTTP: for its owner, as it was after any change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash, html
from werkzeug.test import Client

from fast_dash.identity import Identity
from fast_dash.server import mount_chat
from tests.waiting import until


def answer(query: str) -> Iterator[Any]:
    yield {"type": "canvas", "specs": [{"name": "note", "type": "Markdown", "value": f"about {query}"}]}


def test_for_its_owner_only_and_after_each_change() -> None:
    app = Dash(__name__, title="Süd & Nord")
    app.layout = html.Div()
    chats = mount_chat(app, answer, "bot", store="memory://", canvas=True)
    owner, stranger = Client(app.server), Client(app.server)
    for client in (owner, stranger):
        client.get("/")
    cookie = owner.get_cookie(Identity.cookie)
    assert cookie
    identity = chats.identify({cookie.key: cookie.value})
    assert identity

    def command(**fields: Any) -> Any:
        return chats.handle(identity, {"chat": "bot", **fields}, lambda channel: None)

    thread = command(type="subscribe")["thread"]
    for message in ("one", "two"):
        command(type="send", thread=thread, message=message, query=message)
        until(lambda: not len(chats._engines["bot"]._turns))
    shown = [turn["shown"] for turn in command(type="subscribe", thread=thread)["turns"]]

    def get(client: Client, change: str, format: str) -> Any:
        return client.get(f"/_fast-dash/export/bot/{thread}/{change}/{format}")

    for change, words in zip(shown, ("about one", "about two"), strict=True):
        page = get(owner, change, "html")
        assert page.status_code == 200
        assert words in page.text
        assert page.headers["Content-Disposition"] == 'attachment; filename="Sud-Nord.html"'
        assert "sandbox" in page.headers["Content-Security-Policy"]
        assert get(stranger, change, "html").status_code == 404
    assert get(owner, shown[0], "dash").data.startswith(b"PK")
    assert get(owner, shown[0], "notebook").json["nbformat"] == 4
    for change, format in ((shown[0], "exe"), ("nothing.0", "html"), (f"{shown[0]}9", "html")):
        assert get(owner, change, format).status_code == 404


@pytest.mark.parametrize("chat", ["bot", "other"])
def test_without_a_cookie_there_is_nothing(chat: str) -> None:
    app = Dash(__name__)
    app.layout = html.Div()
    mount_chat(app, answer, "bot", store="memory://", canvas=True)
    assert Client(app.server).get(f"/_fast-dash/export/{chat}/t/c.0/html").status_code == 404
