"""Every example, and every program of the README, is a whole program that makes an app and answers, or runs."""

from __future__ import annotations

import ast
import re
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dash
import pytest
from dash import Dash

from fast_dash.server import ChatServer
from tests.waiting import until

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*.py"))
OF_COMPONENTS = sorted((ROOT / "examples" / "components").glob("*.py"))
WITHOUT_CHAT = {"06_function", "07_sse"}
INSTALLED = {"dash", "fast_dash", "fast_dash_components", "flask", "plotly", "scripted", *sys.stdlib_module_names}


def programs_of(page: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


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


@pytest.mark.parametrize("path", [*EXAMPLES, *OF_COMPONENTS], ids=lambda path: path.stem)
def test_example_says_what_it_needs(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    said = re.search(r"Needs ``pip install (.+?)``", ast.get_docstring(tree) or "")
    imported = {
        (node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported - INSTALLED <= set(said[1].split() if said else ())


@pytest.mark.parametrize(("program", "chat"), [*zip(programs_of("README.md"), ("chat", "bot"), strict=True)])
def test_program_of_the_readme(program: str, chat: str, run: Callable[[Path], Dash], tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(program, "utf-8")
    app = run(path)
    client = app.server.test_client()
    assert client.get("/").status_code == 200
    assert f'"chat":"{chat}"' in client.get("/_dash-layout").get_data(as_text=True)
    server = ChatServer.of(app)
    assert server

    def ask(kind: str, **fields: str) -> dict[str, Any]:
        return server.handle("reader", {"type": kind, "chat": chat, **fields}, lambda _: None)

    assert ask("send", thread=ask("subscribe")["thread"], message="1", query="Hello")["ok"]
    until(lambda: ask("subscribe")["turns"][0]["status"] != "streaming")
    assert ask("subscribe")["turns"][0]["status"] == "done"


def test_the_documented_test_of_a_chat(tmp_path: Path) -> None:
    (program,) = (program for program in programs_of("docs/chat.md") if "ChatClient" in program)
    path = tmp_path / "program.py"
    path.write_text(program, "utf-8")
    runpy.run_path(str(path))["test_assistant"]()


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
