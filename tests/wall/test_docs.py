"""What is public is documented, and what the documents show is Python and leads somewhere."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

import fast_dash
import fast_dash_components
from fast_dash.options import Options

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").rglob("*.md"))
WORDS = "\n".join(path.read_text("utf-8") for path in PAGES)
FENCED = re.compile(r"^ *(?P<fence>`{3,})(?P<language>\w*)\n(?P<code>.*?)^ *(?P=fence)$", re.MULTILINE | re.DOTALL)
NAMES = [(module, name) for module in (fast_dash, fast_dash_components) for name in module.__all__]


@pytest.mark.parametrize(("module", "name"), NAMES, ids=lambda value: getattr(value, "__name__", value))
def test_public_name_says_what_it_is(module: Any, name: str) -> None:
    assert list(module.__all__) == sorted(module.__all__)
    found = getattr(module, name)
    assert inspect.getdoc(found), f"{name} has no docstring"
    for method, value in vars(found).items() if inspect.isclass(found) and module is fast_dash else ():
        if inspect.isfunction(value) and not method.startswith("_"):
            assert inspect.getdoc(value), f"{name}.{method} has no docstring"


@pytest.mark.parametrize("field", dataclasses.fields(Options), ids=lambda field: field.name)
def test_option_is_documented(field: dataclasses.Field[Any]) -> None:
    source = inspect.getsource(Options)
    assert re.search(rf'^    {field.name}: .*\n    """', source, re.MULTILINE), f"{field.name} is not explained"
    assert re.search(rf"\b{field.name}\b", WORDS), f"no page mentions {field.name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page(page: Path) -> None:
    text = page.read_text("utf-8")
    for block in FENCED.finditer(text):
        if block["language"] == "python":
            ast.parse(textwrap.dedent(block["code"]))
    prose = FENCED.sub("", text)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`\n]*`", "", prose)):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{target} is not there"
