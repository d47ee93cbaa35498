"""Somebody who wants to be somebody else: cookies that were altered, chosen or signed elsewhere; guessed ids."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

import pytest
import requests
from dash import Dash, html

from fast_dash.identity import Identity
from fast_dash.server import ChatServer, mount_chat
from tests.measured import measured

from .raw import Site, command, serve

NAME = Identity.cookie


@pytest.fixture(scope="module")
def app() -> Dash:
    app = Dash(__name__)
    app.layout = html.Div()
    return app


@pytest.fixture(scope="module")
def server(app: Dash) -> ChatServer:
    return mount_chat(app, lambda query: f"echo {query}", store="memory://")


@pytest.fixture(scope="module")
def site(app: Dash, server: ChatServer) -> Iterator[Site]:
    with serve(app.server) as site:
        yield site


def admitted(site: Site, value: str, *, websocket: bool = False) -> bool:
    """Whether a cookie's value opens a socket, by polling or by WebSocket."""
    headers = {"Cookie": f"{NAME}={value}", "Origin": site.origin}
    if websocket:
        socket = site.connect(**headers)
        if socket is None:
            return False
        try:
            return "sid" in socket.recv()
        finally:
            socket.close()
    address = f"{site.origin}/_fast-dash/socket.io/?EIO=4&transport=polling"
    opened = requests.get(address, headers=headers, timeout=10)
    if opened.status_code != 200:
        return False
    session = f"{address}&sid={json.loads(opened.text[1:])['sid']}"
    requests.post(session, data="40", headers=headers, timeout=10)
    return "sid" in requests.get(session, headers=headers, timeout=10).text


def issued(site: Site) -> str:
    return site.cookie().partition("=")[2]


def test_an_issued_cookie_is_admitted_by_both_wires(site: Site) -> None:
    value = issued(site)
    assert admitted(site, value)
    assert admitted(site, value, websocket=True)


def test_no_altered_cookie_is_admitted(site: Site, server: ChatServer) -> None:
    tried = 0
    for _ in range(20):  # some ends of a base64 text have bits to spare
        value = issued(site)
        flipped = {
            value[:at] + chr(ord(value[at]) ^ 1 << bit) + value[at + 1 :]
            for at in range(len(value))
            for bit in range(7)
        }
        cut = {value[:length] for length in range(len(value))}
        altered = flipped | cut | {value + extra for extra in ("=", "A", ".", " x")}
        assert [forged for forged in altered if server.identify({NAME: forged}) is not None] == []
        tried += len(altered)
    measured("G30", f"{tried:,} altered cookies: admitted", "0", "0")
    # One of each part through the wires: what was signed, and the signature.
    signed = value.rindex(".")
    for at in (3, signed - 2, signed + 2, len(value) - 1):
        forged = value[:at] + ("A" if value[at] != "A" else "B") + value[at + 1 :]
        assert not admitted(site, forged)
        assert not admitted(site, forged, websocket=True)


def test_a_cookie_of_another_secret_or_purpose_is_not_admitted(site: Site) -> None:
    from itsdangerous import URLSafeSerializer

    elsewhere = Identity("another secret of the same length").issue()
    unsigned = base64.urlsafe_b64encode(b'"somebody"').decode()
    for forged in (
        elsewhere,
        unsigned,
        f"{unsigned}.",
        f"{unsigned}.{elsewhere.rpartition('.')[2]}",
        str(URLSafeSerializer("", "fast-dash.id").dumps("somebody")),
    ):
        assert not admitted(site, forged), forged
        assert not admitted(site, forged, websocket=True), forged


@pytest.mark.parametrize("place", ["/", "/_fast-dash/identity"])
def test_an_id_that_the_client_made_is_never_adopted(site: Site, server: ChatServer, place: str) -> None:
    for mine in ("fixed", Identity("the attacker's").issue()):
        answer = requests.get(site.origin + place, params={NAME: mine}, cookies={NAME: mine}, timeout=10)
        given = answer.cookies[NAME]
        assert given != mine
        identity = server.identify({NAME: given})
        assert identity is not None
        assert mine not in identity
    # One that is good is left alone: there is nothing to gain by asking again.
    assert NAME not in requests.get(site.origin + place, cookies={NAME: given}, timeout=10).cookies


def test_a_thread_that_the_client_named_is_not_made(site: Site) -> None:
    socket = site.connect(Cookie=site.cookie(), Origin=site.origin)
    socket.recv()
    for attempt in (
        {"type": "subscribe", "thread": "mine"},
        {"type": "send", "thread": "mine", "message": "m", "query": "q"},
        {"type": "subscribe", "thread": "mine"},
    ):
        assert command(socket, chat="chat", **attempt)["error"]["code"] == "not_found"
    # A new thread has the name that the server gives it, whatever was asked for.
    assert command(socket, chat="chat", type="new_thread", thread="mine")["thread"] != "mine"
    socket.close()


def test_ids_cannot_be_guessed(site: Site, server: ChatServer) -> None:
    ids = set()
    for _ in range(20):
        socket = site.connect(Cookie=site.cookie(), Origin=site.origin)
        socket.recv()
        ids.add(command(socket, type="subscribe", chat="chat")["thread"])
        socket.close()
    identities = {server.identify({NAME: issued(site)}) or "" for _ in range(20)}
    assert len(ids) == len(identities) == 20
    shortest = min(len(text) for text in ids | identities) * 6
    assert shortest >= 128
    measured("G32", "bits in the shortest id of a thread or a user", str(shortest), "128")


def test_a_socket_keeps_to_who_opened_it(site: Site) -> None:
    """A command cannot name another user, whatever it carries."""
    victim = site.connect(Cookie=site.cookie(), Origin=site.origin)
    victim.recv()
    thread = command(victim, type="subscribe", chat="chat")["thread"]
    identity = issued(site)
    me = site.connect(Cookie=site.cookie(), Origin=site.origin)
    me.recv()
    for extra in ({"identity": identity}, {"owner": identity}, {"cookie": identity}, {NAME: identity}):
        refused = command(me, type="subscribe", chat="chat", thread=thread, **extra)
        assert refused["error"]["code"] == "not_found"
    victim.close(), me.close()
