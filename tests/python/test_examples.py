"""Every example is a whole, short program that makes an app and answers, or runs."""

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
    client = app.server.test_client()
    if not ChatServer.of(app):  # an app of a function runs with the inputs as they are
        answer = client.post("/_fast-dash/run", json={"inputs": {}}, headers={"Origin": "http://localhost"})
        assert '"data-state":"ready"' in answer.get_data(as_text=True)
        assert "failed" not in answer.get_data(as_text=True)
    assert client.get("/").status_code == 200
    assert client.get("/_dash-layout").status_code == 200


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < 40
