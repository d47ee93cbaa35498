"""The app, as files. It is run and looked at in tests/browser/test_export.py."""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from dash import dcc

from fast_dash.canvas.base import CANVAS_COMPONENTS, register_canvas_component
from fast_dash.canvas.specs import Spec, build
from fast_dash.export import export
from fast_dash.export.source import Call, Code, literal, source
from tests.corpus.load import expand, fill, load
from tests.python.export.canvases import hostile, one_of_each, picture_bytes

TEXTS = {case["id"]: fill(expand(case)) for case in load("xss.json")["cases"] if case["class"] != "dos"}


def files(specs: Sequence[Spec], title: str = "Sales") -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(export(specs, "dash", title=title).data))
    return {name: archive.read(name) for name in archive.namelist()}


def test_files() -> None:
    specs = one_of_each()
    found = files(specs)
    assert list(found) == [
        "app.py",
        "assets/canvas.css",
        "requirements.txt",
        "README.md",
        "data/revenue.json",
        "data/cities.json",
        "assets/map.png",
        "data/notes.md",
    ]
    figure, given = json.loads(found["data/revenue.json"]), specs[0]["value"]
    assert figure["data"] == given["data"]
    # It looks as on the canvas, and says what it said.
    assert {**figure["layout"], "template": None} == {"autosize": True, **given["layout"], "template": None}
    assert figure["layout"]["template"]["data"] == given["layout"]["template"]["data"]
    assert json.loads(found["data/cities.json"]) == specs[1]["value"]
    assert found["assets/map.png"] == picture_bytes()
    assert found["data/notes.md"].decode() == specs[3]["value"]
    assert re.fullmatch(r"dash>=[\d.]+\ndash-ag-grid>=[\d.]+\n", found["requirements.txt"].decode())


def formatted(folder: Path) -> None:
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length", "88", "--check", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_code_is_laid_out_as_black_does(tmp_path: Path) -> None:
    (tmp_path / "one_of_each.py").write_bytes(files(one_of_each())["app.py"])
    (tmp_path / "empty.py").write_bytes(files([])["app.py"])
    for number, text in enumerate(TEXTS.values()):
        (tmp_path / f"hostile_{number}.py").write_bytes(files(hostile(text), title=text)["app.py"])
    formatted(tmp_path)


def test_long_lists_may_fill_their_lines() -> None:
    text = source({"x": list(range(40)), "y": [[1]]}, filled=True)
    assert text.splitlines()[1:3] == ['    "x": [', f"        {', '.join(map(str, range(22)))},"]
    assert ast.literal_eval(text) == {"x": list(range(40)), "y": [[1]]}


@pytest.mark.parametrize("text", ["", "a", "it's", 'say "so"', "'\"", "\\'", '\\"', "\n\t\x00", "'''\"\"\"\\", "{x}"])
def test_literal_is_the_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text


def test_layout_of_source() -> None:
    call = Call("f", [Code("x")], {"a": 1, "data-b": [True, None]})
    assert source(call) == 'f(x, a=1, **{"data-b": [True, None]})'
    lines = ("x", "a=1", '**{"data-b": [True, None]}')
    assert source(call, 52) == "\n".join(["f(", *(f"{' ' * 56}{line}," for line in lines), " " * 52 + ")"])


def test_every_item_has_files_of_its_own() -> None:
    given = [{"name": name, "type": "Markdown", "value": name} for name in ("Ä b", "a-b", "a b", "1", "../x", "売上")]
    found = files(build(given))
    assert [name for name in found if name.startswith("data/")] == [
        "data/b.md",
        "data/a_b.md",
        "data/a_b_2.md",
        "data/item_1.md",
        "data/x.md",
        "data/item.md",
    ]


@pytest.fixture
def registered() -> Any:
    before = dict(CANVAS_COMPONENTS)
    yield register_canvas_component
    CANVAS_COMPONENTS.clear()
    CANVAS_COMPONENTS.update(before)


class Gauge:
    """A component of a module that no package brings."""

    def __init__(self, value: Any = None, size: Any = None) -> None: ...


def test_components_of_the_app_are_imported(registered: Any) -> None:
    registered("Slider", dcc.Slider, value="value", value_schema={"type": "number"})
    registered("Gauge", f"{__name__}:Gauge", value="value", props={"size": {}})
    found = files(
        build(
            [
                {"name": "s", "type": "Slider", "value": 3, "props": {"max": 10}},
                {"name": "g", "type": "Gauge", "value": {"a": [1]}, "props": {"size": 2}},
            ]
        )
    )
    code = found["app.py"].decode()
    assert "import dash.dcc\n" in code
    assert "dash.dcc.Slider(value=3, max=10)" in code
    assert f"import {__name__}\n" in code
    assert 'Gauge(\n                        value=read("g.json"),\n                        size=2,\n' in code
    assert json.loads(found["data/g.json"]) == {"a": [1]}
    assert found["requirements.txt"].decode().splitlines()[1:] == [
        "# tests: a module of the app's own, to be put beside app.py"
    ]


def test_component_that_is_nowhere_is_said() -> None:
    spec: Spec = {"name": "g", "type": "Nowhere", "value": 1, "props": {}, "label": "G", "span": 3}
    assert 'html.P("This is drawn by the app only: Nowhere")' in files([spec])["app.py"].decode()
