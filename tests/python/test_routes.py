"""Whatever is fetched of a conversation, or brought to it, is for its owner. A route that is new is tested, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash, html
from werkzeug.test import Client, TestResponse

from fast_dash.identity import Identity
from fast_dash.server import mount_chat
from tests.waiting import until

pd = pytest.importorskip("pandas")


def answer(query: str) -> Iterator[Any]:
    yield pd.DataFrame({"n": range(5000)})
    yield {"type": "canvas", "specs": [{"name": "note", "type": "Markdown", "value": query}]}


def test_every_route_of_a_thread_is_for_its_owner() -> None:
    app = Dash(__name__)
    app.layout = html.Div()
    chats = mount_chat(app, answer, "bot", store="memory://", canvas=True)
    owner, stranger, nobody = Client(app.server), Client(app.server), Client(app.server)
    owner.get("/"), stranger.get("/")
    cookie = owner.get_cookie(Identity.cookie)
    assert cookie
    assert stranger.get_cookie(Identity.cookie)
    identity = chats.identify({cookie.key: cookie.value})

    def command(**fields: Any) -> Any:
        return chats.handle(identity, {"chat": "bot", **fields}, lambda channel: None)

    thread = command(type="subscribe")["thread"]
    command(type="send", thread=thread, message="m", query="q")
    until(lambda: not len(chats._engines["bot"]._turns))
    turn = command(type="subscribe", thread=thread)["turns"][0]
    places = {"chat": "bot", "artifact": turn["blocks"][0]["id"], "change": turn["shown"], "format": "html"}

    def ask(client: Client, rule: Any, thread: str) -> TestResponse:
        values = {name: thread if name == "thread" else places[name] for name in rule.arguments}
        address = app.server.url_map.bind("localhost").build(rule.endpoint, values)
        method = "POST" if "POST" in rule.methods else "GET"
        origin = {"Origin": "http://localhost"}
        return client.open(address, method=method, query_string={"start": 0, "end": 10}, headers=origin, data=b"bytes")

    rules = [rule for rule in app.server.url_map.iter_rules() if "thread" in rule.arguments]
    assert len(rules) >= 5
    for rule in rules:
        assert ask(owner, rule, thread).status_code == 200, rule
        unknown = ask(owner, rule, "x" * 32)
        for response in (ask(stranger, rule, thread), ask(nobody, rule, thread)):
            assert response.status_code == unknown.status_code == 404, rule
            assert response.data == unknown.data, rule
    chats.close()
