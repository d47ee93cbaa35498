"""What must not occur: code that turns data into code, and markup that is set as a string."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CALLS = {"eval", "exec", "compile", "__import__"}
MODULES = {"pickle", "marshal", "shelve", "diskcache", "dill", "cloudpickle"}
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function"
)


@pytest.mark.parametrize("path", sorted((ROOT / "fast_dash").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_python_runs_no_data(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in CALLS, f"line {node.lineno}"
        names = [a.name for a in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        module = getattr(node, "module", None) if isinstance(node, ast.ImportFrom) else None
        assert not {name.split(".")[0] for name in [*names, module or ""]} & MODULES


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.ts*")), ids=lambda p: str(p.relative_to(ROOT)))
def test_browser_sets_no_markup(path: Path) -> None:
    assert not MARKUP.search(path.read_text("utf-8"))
