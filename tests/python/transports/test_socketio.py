"""The socket from outside: who may connect, and what a stranger gets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from dash import Dash, html

from fast_dash.server import mount_chat

from .raw import Site, command, serve


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    app = Dash(__name__)
    app.layout = html.Div()
    mount_chat(app, lambda query: f"echo {query}", store="memory://")
    with serve(app.server) as site:
        yield site


def refused(site: Site, **headers: str) -> bool:
    """Whether neither wire lets this request through to a handler."""
    socket = site.connect(**headers)
    if socket is None:
        return True
    try:
        return "sid" not in socket.recv()
    finally:
        socket.close()


def test_the_page_itself_may_connect(site: Site) -> None:
    assert not refused(site, Cookie=site.cookie(), Origin=site.origin)


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1:1",
        "http://127.0.0.1",
        "chrome-extension://abc",
        "http://127.0.0.1:nonsense",
        "http://[",
    ],
)
def test_another_site_may_not(site: Site, origin: str) -> None:
    assert refused(site, Cookie=site.cookie(), Origin=origin)
    assert refused(site, Cookie=site.cookie(), Origin=origin, **{"X-Forwarded-Host": origin.split("//")[-1]})
    assert site.handshake(Cookie=site.cookie(), Origin=origin).status_code == 400


def test_a_request_that_names_no_origin_may_not(site: Site) -> None:
    assert refused(site, Cookie=site.cookie())


def test_no_cookie_or_a_forged_one_is_refused(site: Site) -> None:
    name, _, value = site.cookie().partition("=")
    flipped = value[:-1] + ("A" if value[-1] != "A" else "B")
    for cookie in ("", f"{name}=", f"{name}=x", f"{name}={flipped}", f"{name}=x{value}", f"other={value}"):
        assert refused(site, Cookie=cookie, Origin=site.origin), cookie


def test_what_belongs_to_another_is_as_if_it_were_not_there(site: Site) -> None:
    mine = site.connect(Cookie=site.cookie(), Origin=site.origin)
    theirs = site.connect(Cookie=site.cookie(), Origin=site.origin)
    mine.recv(), theirs.recv()
    thread = command(mine, type="subscribe", chat="chat")["thread"]
    turn = command(mine, type="send", chat="chat", thread=thread, message="m1", query="secret")["turn"]
    unknown = command(theirs, type="subscribe", chat="chat", thread="nobody")
    for attempt in (
        {"type": "subscribe", "chat": "chat", "thread": thread},
        {"type": "send", "chat": "chat", "thread": thread, "message": "m2", "query": "hi"},
        {"type": "stop", "chat": "chat", "thread": thread, "turn": turn},
    ):
        answer = command(theirs, **attempt)
        assert answer["ok"] is False
        assert answer["error"]["code"] == unknown["error"]["code"] == "not_found"
        assert answer["error"]["message"] == unknown["error"]["message"]
    mine.close(), theirs.close()


@pytest.mark.parametrize(
    "packet",
    [
        '["command"]',
        '["command",null]',
        '["command",5]',
        '["command",[]]',
        '["command",{}]',
        '["command",{"type":"send"}]',
        '["command",{"type":"send","chat":"chat","thread":{"$ne":1},"message":"m","query":"q"}]',
        '["command",{"type":"send","chat":["chat"],"thread":"t","message":"m","query":"q"}]',
        '["command",{"type":"subscribe","chat":"chat","after":"x","channel":7}]',
        '["command",{"type":"__proto__","chat":"chat"}]',
        '["command",{"type":"subscribe","chat":"chat"},1,2,3]',
        '["unknown",{}]',
    ],
)
def test_nonsense_does_not_harm_the_connection(site: Site, packet: str) -> None:
    socket = site.connect(Cookie=site.cookie(), Origin=site.origin)
    socket.recv()
    socket.send("42" + packet)
    assert command(socket, type="subscribe", chat="chat")["ok"] is True
    socket.close()


def test_the_identity_cookie_is_not_for_scripts_or_other_sites(site: Site) -> None:
    header = requests.get(site.origin + "/", timeout=10).headers["Set-Cookie"]
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
