"""The canvas as a file over HTTP: for its owner, as it was after any change."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash, html
from flask import Response, redirect, request
from werkzeug.test import Client

from fast_dash.identity import Identity
from fast_dash.pictures import own_picture
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


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def with_pictures() -> Client:
    """An app behind a proxy, with a picture, a private one, and what is none."""
    app = Dash(__name__, requests_pathname_prefix="/proxied/", routes_pathname_prefix="/")
    app.layout = html.Div()

    def named() -> Response:
        return Response(str(own_picture(app, request.args["address"]) == PNG))

    def private() -> Response:
        return Response(PNG if request.cookies.get("who") == "me" else "", mimetype="image/png")

    for rule, view in (
        ("named", named),
        ("logo", lambda: Response(PNG, mimetype="image/png")),
        ("private", private),
        ("page", lambda: Response("<p>secret</p>", mimetype="text/html")),
        ("disguised", lambda: Response("<p>secret</p>", mimetype="image/png")),
        ("endless", lambda: Response(itertools.repeat(PNG * 1_000), mimetype="image/png")),
        ("moved", lambda: redirect("/logo")),
    ):
        app.server.add_url_rule(f"/{rule}", rule, view)
    return Client(app.server)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/proxied/logo", True),
        ("logo?size=2", True),
        ("/proxied/private", True),
        ("/proxied/page", False),
        ("/proxied/disguised", False),
        ("/proxied/endless", False),
        ("/proxied/moved", False),
        ("/proxied/../../etc/passwd", False),
        ("/elsewhere", False),
        ("//example.org/logo", False),
        ("https://example.org/logo", False),
        ("/\\example.org/logo", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_pictures_of_the_app_are_read(address: str, found: bool) -> None:
    client = with_pictures()
    client.set_cookie("who", "me")
    assert client.get("/named", query_string={"address": address}).text == str(found)


def test_a_picture_is_read_with_the_rights_of_who_asks() -> None:
    client = with_pictures()
    assert client.get("/named", query_string={"address": "/proxied/private"}).text == "False"
