"""Chats on a Flask server that has a life of its own: other Dash apps, another SocketIO, a login, a last hour."""

from __future__ import annotations

import signal
import threading
from typing import Any

import flask
import pytest
import websocket
from dash import Dash, html
from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from fast_dash import FastDash, identity
from fast_dash.layout.page import CHAT
from fast_dash.server import ChatServer, mount_chat
from tests.waiting import until

from .transports.raw import Site, command, serve


def dash_app(server: Flask | None = None, prefix: str = "/", answer: Any = lambda query: f"echo {query}") -> Dash:
    app = Dash(__name__, server=server or Flask(__name__), url_base_pathname=prefix)
    app.layout = html.Div()
    mount_chat(app, answer, store="memory://")
    return app


def chat(site: Site) -> tuple[Any, str]:
    """A connected socket and the thread that it follows."""
    socket = site.connect(Cookie=site.cookie(), Origin=site.origin)
    assert "sid" in socket.recv()
    return socket, command(socket, type="subscribe", chat="chat")["thread"]


def events(socket: Any) -> Any:
    """What is received, without pings."""
    while True:
        message = socket.recv()
        if message != "2":
            yield message


def test_an_app_finds_its_server_and_no_other_ones() -> None:
    one = dash_app()
    two = dash_app(one.server, "/two/")
    assert ChatServer.of(one) is mount_chat(one, lambda query: "", "other", store="memory://")
    assert ChatServer.of(one) is not ChatServer.of(two)
    assert ChatServer.of(Dash(__name__)) is None
    with pytest.raises(ValueError, match="has a chat named 'chat' already"):
        mount_chat(one, lambda query: "", store="memory://")


MISTAKES: list[tuple[type[Exception], dict[str, Any], str]] = [
    (ValueError, {"max_turns": 0}, "max_turns must be a whole number of at least 1, not 0"),
    (ValueError, {"chat_history_size": "x"}, "chat_history_size must be a whole number of at least 1, not 'x'"),
    (ValueError, {"chat_history_size": -1}, "chat_history_size must be"),
    (ValueError, {"max_idle": float("nan")}, "max_idle must be a number of seconds above 0, or None, not nan"),
    (ValueError, {"max_attachment": -1}, "max_attachment must be a whole number of at least 0"),
    (TypeError, {"chat": 5}, "chat must be the name that the components carry as chat=, not 5"),
    (TypeError, {"chat": ""}, "chat must be the name"),
    (TypeError, {"on_feedback": "x"}, "on_feedback must be a function that takes a Feedback, not 'x'"),
    (TypeError, {"settings": "x"}, "settings must be a function"),
    (TypeError, {"canvas": "no"}, "canvas must be True or False"),
]


@pytest.mark.parametrize(("error", "changes", "message"), MISTAKES)
def test_a_mistake_leaves_the_app_as_it_was(error: type[Exception], changes: dict[str, Any], message: str) -> None:
    app = Dash(__name__)
    with pytest.raises(error, match=message):
        mount_chat(app, lambda query: "", **{"store": "memory://", **changes})
    assert ChatServer.of(app) is None


def test_two_apps_of_one_server_answer_each_in_its_place() -> None:
    flask_app = Flask(__name__)
    dash_app(flask_app, "/a/", lambda query: "from a")
    dash_app(flask_app, "/b/", lambda query: "from b")
    paths = [flask_app.test_client().get(path).headers["Set-Cookie"].split("; ")[-2] for path in ("/a/", "/b/")]
    assert paths == ["Path=/a/", "Path=/b/"]
    for name in ("a", "b"):
        with serve(flask_app, f"/{name}/") as site:
            socket, thread = chat(site)
            assert command(socket, type="send", chat="chat", thread=thread, message="m", query="?")["ok"]
            assert next(event for event in events(socket) if "from" in event).count(f"from {name}") == 1
            socket.close()


@pytest.mark.parametrize("theirs_first", [True, False])
def test_the_servers_own_socketio_goes_on_working(theirs_first: bool) -> None:
    flask_app = Flask(__name__)
    if not theirs_first:
        dash_app(flask_app)
    theirs = SocketIO(flask_app, async_mode="threading")
    theirs.on_event("hello", lambda: flask.current_app.extensions["socketio"] is theirs)
    theirs.on_event("number", lambda: float("inf"))
    if theirs_first:
        dash_app(flask_app)
    with serve(flask_app) as site:
        other = websocket.create_connection(f"ws://127.0.0.1:{site.port}/socket.io/?EIO=4&transport=websocket")
        other.recv(), other.send("40"), other.recv()
        other.send('420["hello"]')
        assert next(events(other)) == "430[true]"
        other.send('421["number"]')
        assert next(events(other)) == "431[Infinity]"  # by their encoder: ours is strict
        socket, thread = chat(site)
        assert command(socket, type="send", chat="chat", thread=thread, message="m", query="hi")["ok"]
        assert "echo hi" in next(event for event in events(socket) if "echo" in event)
        other.close(), socket.close()


@pytest.mark.parametrize("refuse", [lambda: flask.abort(401), lambda: flask.redirect("/login"), lambda: ("no", 401)])
def test_what_guards_the_pages_guards_the_socket(refuse: Any) -> None:
    app = dash_app()
    guarded = False
    app.server.before_request(lambda: refuse() if guarded else None)
    with serve(app.server) as site:
        cookie = site.cookie()
        guarded = True
        assert "Set-Cookie" not in app.server.test_client().get("/").headers
        socket = site.connect(Cookie=cookie, Origin=site.origin)
        assert socket.recv() == '44{"message":"forbidden"}'
        socket.close()
        # Nor is a page without a cookie sent to fetch one, which it would not get.
        socket = site.connect(Origin=site.origin)
        assert socket.recv() == '44{"message":"forbidden"}'
        socket.close()


def test_only_a_page_that_is_opened_brings_an_identity() -> None:
    client = dash_app(prefix="/chat/").server.test_client()
    # A form of another site is sent without the cookie that the browser has.
    assert "Set-Cookie" not in client.post("/chat/").headers
    assert "Set-Cookie" not in client.get("/elsewhere").headers
    page = client.get("/chat/")
    assert "Path=/chat/" in page.headers["Set-Cookie"]
    assert page.headers["Cache-Control"] == "private"
    assert page.headers["Vary"] == "Cookie"
    assert "Set-Cookie" not in client.get("/chat/").headers


def test_who_comes_again_keeps_the_identity_for_another_year(monkeypatch: pytest.MonkeyPatch) -> None:
    app = dash_app()
    server = ChatServer.of(app)
    assert server is not None
    client = app.server.test_client()

    def cookie() -> Any:
        found = client.get_cookie("fast_dash_id")
        assert found is not None
        return found

    client.get("/")
    first = cookie()
    tomorrow = identity.today() + 1
    monkeypatch.setattr(identity, "today", lambda: tomorrow)
    assert "Set-Cookie" not in client.get("/_dash-layout").headers
    assert "Set-Cookie" not in client.post("/").headers
    page = client.get("/")
    assert page.headers["Cache-Control"] == "private"
    assert "Max-Age=31536000" in page.headers["Set-Cookie"]
    assert cookie().value != first.value
    assert server.identify({"fast_dash_id": cookie().value}) == server.identify({"fast_dash_id": first.value})
    assert "Set-Cookie" not in client.get("/").headers


def test_a_page_renews_the_cookie_of_its_own_app_only(monkeypatch: pytest.MonkeyPatch) -> None:
    flask_app = Flask(__name__)
    dash_app(flask_app)
    dash_app(flask_app, "/two/")
    client = flask_app.test_client()
    client.get("/two/"), client.get("/")
    (first,) = client.get("/two/").request.cookies.getlist("fast_dash_id")[:1]
    root = client.get("/").request.cookies["fast_dash_id"]
    assert first != root
    tomorrow = identity.today() + 1
    monkeypatch.setattr(identity, "today", lambda: tomorrow)
    assert len(client.get("/two/").headers.getlist("Set-Cookie")) == 1
    assert client.get("/").request.cookies["fast_dash_id"] == root


def test_the_cookie_is_secure_behind_a_proxy_that_ends_tls() -> None:
    app = dash_app()
    app.server.wsgi_app = ProxyFix(app.server.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    assert "Secure" not in app.server.test_client().get("/").headers["Set-Cookie"]
    forwarded = {"X-Forwarded-Proto": "https"}
    assert "; Secure;" in app.server.test_client().get("/", headers=forwarded).headers["Set-Cookie"]
    with serve(app.server) as site:
        socket = site.connect(Cookie=site.cookie(), Origin=site.origin.replace("http", "https"), **forwarded)
        assert "sid" in socket.recv()
        socket.close()


def test_the_server_counts_what_has_not_come_back() -> None:
    leave = threading.Event()

    def answer(query: str) -> None:
        leave.wait(30)

    app = FastDash(answer, chat=True, store="memory://", max_idle=0.3)
    server = mount_chat(app.app, answer, "other", store="memory://", max_idle=0.3)
    for name in (CHAT, "other"):
        thread = server.handle("ann", {"type": "subscribe", "chat": name}, lambda _: None)["thread"]
        sent = {"type": "send", "chat": name, "thread": thread, "message": "m", "query": "?"}
        assert server.handle("ann", sent, lambda _: None)["ok"]
    until(lambda: server.stuck == 2)
    leave.set()
    until(lambda: server.stuck == 0)
    server.close()


@pytest.mark.parametrize("end", ["close", "SIGTERM"])
def test_the_end_lets_go_of_the_pages(end: str) -> None:
    kept = signal.signal(signal.SIGTERM, lambda *_: None)  # as gunicorn does before it loads the app
    try:
        app = dash_app()
        server = ChatServer.of(app)
        assert server is not None
        with serve(app.server) as site:
            socket, _ = chat(site)
            if end == "close":
                server.close()
            else:
                signal.raise_signal(signal.SIGTERM)
            assert next(events(socket)) == "1"  # engine.io's own word for the end
            socket.close()
    finally:
        signal.signal(signal.SIGTERM, kept)
