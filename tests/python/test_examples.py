"""Every example is a whole, short program that makes an app and answers."""

from __future__ import annotations

import runpy
from pathlib import Path

import dash
import pytest
from dash import Dash

from fast_dash.server import ChatServer

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("0*.py"))


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAST_DASH_STORE", "memory://")
    monkeypatch.syspath_prepend(str(ROOT / "examples"))


@pytest.mark.parametrize("path", [*EXAMPLES, ROOT / "usage.py"], ids=lambda path: path.stem)
def test_example(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Dash] = []
    monkeypatch.setattr(Dash, "run", lambda self, **_: ran.append(self))
    # Callbacks that an example registers with `dash.callback` belong to its own app.
    monkeypatch.setattr(dash._callback, "GLOBAL_CALLBACK_LIST", [])
    monkeypatch.setattr(dash._callback, "GLOBAL_CALLBACK_MAP", {})
    runpy.run_path(str(path), run_name="__main__")
    (app,) = ran
    assert ChatServer.of(app)
    client = app.server.test_client()
    assert client.get("/").status_code == 200
    assert client.get("/_dash-layout").status_code == 200


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < 40


def test_the_page_on_the_composer_shows_its_example() -> None:
    assert (ROOT / "examples" / "08_attachments.py").read_text("utf-8") in (ROOT / "docs" / "composer.md").read_text(
        "utf-8"
    )
