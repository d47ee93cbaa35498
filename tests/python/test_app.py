"""`FastDash` and `@fastdash`: what is wired, without a browser."""

from __future__ import annotations

import functools
import inspect
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask import Flask

from fast_dash import FastDash, Upload, fastdash

from .uploads import choose_file


@pytest.fixture(autouse=True)
def _store_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAST_DASH_STORE", "memory://")


def assistant(query):
    """A helpful assistant."""


def dashboard(revenue: int = 100, region: str = "West") -> str:
    """A normal Fast Dash app."""
    return f"{region}: ${revenue}"


def page(app: FastDash, path: str = "/") -> str:
    return app.server.test_client().get(path).get_data(as_text=True)


def test_page() -> None:
    html = page(FastDash(callback_fn=assistant, chat=True))
    assert "<title>Assistant</title>" in html
    assert '<html lang="en">' in html
    assert html.count('name="viewport"') == 1
    assert 'content="width=device-width, initial-scale=1, minimum-scale=1, viewport-fit=cover"' in html


def test_title_and_subheader() -> None:
    app = FastDash(assistant, chat=True, title="Bot", subheader="Helps.")
    transcript = app.app.layout["fd-transcript"]
    assert (transcript.title, transcript.subtitle) == ("Bot", "Helps.")
    assert "<title>Bot</title>" in page(app)


def test_a_title_is_a_text() -> None:
    app = FastDash(assistant, chat=True, title="</title><script>alert(1)</script>")
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>" in page(app)
    assert app.app.layout["fd-transcript"].title == "</title><script>alert(1)</script>"


class Bot:
    def __call__(self, query): ...

    def method(self, query): ...


@pytest.mark.parametrize(
    ("callback", "title"),
    [(Bot(), "Bot"), (Bot().method, "Method"), (functools.partial(assistant), "Assistant"), (lambda query: "", "Chat")],
)
def test_any_callable(callback: Any, title: str) -> None:
    assert FastDash(callback_fn=callback, chat=True).app.title == title


def test_function_that_was_never_in_a_module() -> None:
    names: dict[str, Any] = {}
    exec("def assistant(query): ...", names)
    assert page(FastDash(names["assistant"], chat=True))


@pytest.mark.parametrize("callback", [assistant, functools.partial(functools.partial(assistant)), Bot(), Bot().method])
def test_assets_are_looked_for_beside_the_callback(callback: Any) -> None:
    app = FastDash(callback, chat=True)
    assert app.app.config.name == __name__
    assert Path(app.app.config.assets_folder) == Path(__file__).parent / "assets"


def test_arguments_of_dash() -> None:
    server = Flask("mine")
    app = FastDash(assistant, chat=True, server=server, url_base_pathname="/x/", external_stylesheets=["/a.css"])
    assert app.server is server
    assert "/a.css" in page(app, "/x/")


def test_own_viewport_is_kept() -> None:
    html = page(FastDash(assistant, chat=True, meta_tags=[{"name": "viewport", "content": "width=500"}]))
    assert html.count('name="viewport"') == 1
    assert 'content="width=500"' in html


def ran(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What `Dash.run` is called with, instead of running."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(Dash, "run", lambda self, **arguments: calls.append(arguments))
    return calls


@pytest.mark.parametrize(
    ("made", "run", "port"),
    [({}, {}, 8080), ({"port": 1}, {}, 1), ({"port": 1}, {"port": 2}, 2), ({"run_kwargs": {"port": 3}}, {}, 3)],
)
def test_port(monkeypatch: pytest.MonkeyPatch, made: dict[str, Any], run: dict[str, Any], port: int) -> None:
    monkeypatch.setenv("PORT", "99")
    monkeypatch.setenv("HOST", "0.0.0.0")
    calls = ran(monkeypatch)
    FastDash(assistant, chat=True, **made).run(debug=True, **run)
    assert calls == [{"host": "127.0.0.1", "port": port, "debug": True}]


def test_a_misspelt_argument_of_run_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = ran(monkeypatch)
    app = FastDash(assistant, chat=True)
    with pytest.raises(TypeError, match=r"^run has no argument 'hots'; did you mean 'host'"):
        app.run(hots="0.0.0.0")
    app.run(use_reloader=False, ssl_context="adhoc")
    assert len(calls) == 1


def test_decorator_runs_and_gives_the_function_back(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = ran(monkeypatch)
    assert fastdash(chat=True, port=5)(assistant) is assistant
    assert fastdash(assistant, chat=True) is assistant
    assert [call["port"] for call in calls] == [5, 8080]


def test_bare_decorator_makes_a_normal_app(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = ran(monkeypatch)
    assert fastdash(dashboard) is dashboard
    assert [call["port"] for call in calls] == [8080]


def test_help_lists_the_options() -> None:
    parameters = inspect.signature(FastDash).parameters
    assert parameters["chat_history_size"].default == 50
    assert next(iter(parameters)) == "callback_fn"


def test_large_requests_are_refused_before_they_are_read() -> None:
    app = FastDash(assistant, chat=True)
    answer = app.server.test_client().post(
        "/_dash-update-component",
        data=b"x" * (app.server.config["MAX_CONTENT_LENGTH"] + 1),
        content_type="application/json",
    )
    assert answer.status_code == 413


def with_upload(query, dataset: Upload = None): ...


def upload(app: FastDash, **changes: Any) -> Any:
    client = app.server.test_client()
    client.get("/")
    return choose_file(app, client, **changes)


def test_upload_leaves_a_handle_in_the_page() -> None:
    response = upload(FastDash(with_upload, chat=True))
    store = response["fd-setting-dataset"]["data"]
    assert set(store) == {"handle", "name", "size"}
    assert store["name"] == "r.csv"
    assert "YSxi" not in str(response)
    assert response["fd-setting-dataset-box"]["data-answered"] == "1"


@pytest.mark.parametrize("contents", ["data:;base64,%", "x", ["data:;base64,YQ=="], {"a": 1}, 3])
def test_bad_upload_is_refused_at_the_control_or_ignored(contents: Any) -> None:
    response = upload(FastDash(with_upload, chat=True), contents=contents, filename=[1])
    assert "fd-setting-dataset" not in response
