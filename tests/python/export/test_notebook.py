"""The notebook: its form, what it says, and what is there after its cells have run."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import pytest

from fast_dash.canvas.specs import Spec, build
from fast_dash.export import export
from fast_dash.export.notebook import harmless, readable
from fast_dash.protocol.encode import dumps
from tests.corpus.load import expand, fill, load
from tests.python.export.canvases import hostile, one_of_each

TEXTS = {case["id"]: fill(expand(case)) for case in load("xss.json")["cases"] if case["class"] != "dos"}

RUN = """
import json, sys
shown = []
space = {"display": shown.append}
for cell in json.load(sys.stdin)["cells"]:
    if cell["cell_type"] == "code":
        exec(cell["source"], space)
figure, table = shown
print(json.dumps([figure.to_plotly_json(), json.loads(table.to_json(orient="records"))]))
"""


def notebook(specs: Sequence[Spec], title: str = "Sales") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(specs, "notebook", title=title).data)
    return found


def test_form() -> None:
    found = notebook(one_of_each())
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert set(found) == {"cells", "metadata", "nbformat", "nbformat_minor"}
    assert found["metadata"]["kernelspec"]["name"] == "python3"
    for cell in found["cells"]:
        own = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert set(cell) - {"attachments"} == {"cell_type", "id", "metadata", "source", *own}
    assert len({cell["id"] for cell in found["cells"]}) == len(found["cells"])


def test_cells_run_to_the_same_figure_and_table() -> None:
    specs = one_of_each()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN],
        input=json.dumps(notebook(specs)),
        capture_output=True,
        text=True,
        check=True,
    )
    figure, table = json.loads(done.stdout)
    assert figure == json.loads(dumps(go.Figure(readable(specs[0]["value"])).to_dict()))
    assert table == specs[1]["value"]


def test_figure_is_there_to_be_read() -> None:
    sources = [cell["source"] for cell in notebook(one_of_each())["cells"]]
    assert "import pandas as pd\nimport plotly.graph_objects as go" in sources
    figure = next(source for source in sources if source.startswith("revenue = go.Figure("))
    assert '"template": "plotly"' in figure
    assert "bdata" not in figure
    assert len(figure) < 2500


def test_picture_is_attached() -> None:
    specs = one_of_each()
    cell = next(cell for cell in notebook(specs)["cells"] if "attachments" in cell)
    assert cell["source"] == "![A map](attachment:map_2.png)"
    assert f"data:image/png;base64,{cell['attachments']['map_2.png']['image/png']}" == specs[2]["value"]


def test_texts_are_as_they_were() -> None:
    specs = one_of_each()
    assert specs[3]["value"] in [cell["source"] for cell in notebook(specs)["cells"]]


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_data(name: str) -> None:
    text = TEXTS[name]
    for cell in notebook(hostile(text), title=text)["cells"]:
        if cell["cell_type"] == "markdown":
            assert "<script" not in cell["source"].lower()
            continue
        for statement in ast.parse(cell["source"]).body:
            # Nothing is called with anything but values.
            for node in ast.walk(statement):
                if isinstance(node, ast.Call):
                    assert ast.unparse(node.func) in ("go.Figure", "pd.DataFrame", "display")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b>", "a < b>c< /b>"),
        ("1 < 2, <https://example.org>", "1 < 2, <https://example.org>"),
        ("<https://x onclick=y>", "< https://x onclick=y>"),
        ("![x](https://example.org/x.png)", "! [x](https://example.org/x.png)"),
        ("```html\n<b>\n```\n<b>", "```html\n<b>\n```\n< b>"),
        ("~~~\n<b>\n~~~", "~~~\n<b>\n~~~"),
        ("```\n<b>", "```\n< b>"),
        ("```\n   ```\n<b>\n```", "```\n   ```\n< b>\n```"),
        ("[a]:\n```\n<b>\n```", "[a]:\n```\n< b>\n```"),
        ("$$\n```\n$$\n<b>\n```", "$$\n```\n$$\n< b>\n```"),
        ("```\r\n<b>\r\n```", "```\n<b>\n```"),
    ],
)
def test_markup_is_set_apart(text: str, expected: str) -> None:
    assert harmless(text) == expected


def test_labels_are_plain_words() -> None:
    spec = {"name": "a", "type": "Markdown", "value": "b", "label": "*x* <b> & [y](z)\n# w"}
    sources = [cell["source"] for cell in notebook(build([spec]), title="")["cells"]]
    assert sources == ["# ", "## \\*x\\* &lt;b> &amp; \\[y\\](z) # w", "b"]


def test_variables_shadow_nothing() -> None:
    names = ["pd", "go", "display", "list", "class", "True"]
    specs = build([{"name": name, "type": "Table", "value": [{"a": 1}]} for name in names])
    starts = [cell["source"].split(" = ")[0] for cell in notebook(specs)["cells"] if " = " in cell["source"]]
    assert starts == ["pd_2", "go_2", "display_2", "list_2", "class_2", "true"]
