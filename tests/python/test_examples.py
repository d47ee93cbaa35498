"""Every example is a whole, short program that makes an app and answers, or runs."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import dash
import pytest
from dash import Dash

from fast_dash.server import ChatServer

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*.py"))
OF_COMPONENTS = sorted((ROOT / "examples" / "components").glob("*.py"))
WITHOUT_CHAT = {"06_function", "07_sse"}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAST_DASH_STORE", "memory://")
    monkeypatch.syspath_prepend(str(ROOT / "examples"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Dash]:
    """Run a program up to its ``run()``, and answer the app that it made."""

    def run(path: Path) -> Dash:
        ran: list[Dash] = []
        monkeypatch.setattr(Dash, "run", lambda self, **_: ran.append(self))
        # Callbacks that an example registers with `dash.callback` belong to its own app.
        monkeypatch.setattr(dash._callback, "GLOBAL_CALLBACK_LIST", [])
        monkeypatch.setattr(dash._callback, "GLOBAL_CALLBACK_MAP", {})
        runpy.run_path(str(path), run_name="__main__")
        (app,) = ran
        return app

    return run


@pytest.mark.parametrize("path", [*EXAMPLES, *OF_COMPONENTS, ROOT / "usage.py"], ids=lambda path: path.stem)
def test_example(path: Path, run: Callable[[Path], Dash]) -> None:
    app = run(path)
    assert path.stem in WITHOUT_CHAT or path in OF_COMPONENTS or ChatServer.of(app)
    client = app.server.test_client()
    if path.stem == "06_function":  # it runs with the inputs as they are
        answer = client.post("/_fast-dash/run", json={"inputs": {}}, headers={"Origin": "http://localhost"})
        assert '"data-state":"ready"' in answer.get_data(as_text=True)
        assert "failed" not in answer.get_data(as_text=True)
    assert client.get("/").status_code == 200
    assert client.get("/_dash-layout").status_code == 200


@pytest.mark.parametrize("path", [*EXAMPLES, *OF_COMPONENTS], ids=lambda path: path.stem)
def test_example_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < 40


def test_the_stream_of_an_example(run: Callable[[Path], Dash]) -> None:
    client = run(ROOT / "examples" / "07_sse.py").server.test_client()
    said = client.post("/stream", json={"messages": [{"role": "user", "content": "Why?"}]})
    assert said.mimetype == "text/event-stream"
    text = said.get_data(as_text=True)
    assert text.startswith("data: You \n\ndata: said: \n\ndata: *Why?*\n")
    assert text.endswith("data: [DONE]\n\n")


def test_the_page_on_the_composer_shows_its_example() -> None:
    assert (ROOT / "examples" / "08_attachments.py").read_text("utf-8") in (ROOT / "docs" / "composer.md").read_text(
        "utf-8"
    )
