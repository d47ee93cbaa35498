"""What is public is documented, and what the documents show is Python and leads somewhere."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import textwrap
from collections.abc import Iterator
from contextlib import suppress
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
ARGUMENTS = {
    name: set(inspect.signature(getattr(module, name)).parameters)
    for module, name in NAMES
    if module is fast_dash_components or inspect.isfunction(getattr(module, name))
}
ARGUMENTS["FastDash"] = ARGUMENTS["fastdash"] = {field.name for field in dataclasses.fields(Options)}
SOURCES = [path for path in (ROOT / "src").rglob("*") if path.suffix in (".ts", ".tsx", ".css")]
STYLED = {name for path in SOURCES for name in re.findall(r"fdc-[\w-]+", path.read_text("utf-8"))}


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


def programs(text: str) -> Iterator[ast.AST]:
    """The Python of a page: its blocks, and what is Python in a line, where ``…`` or nothing stands for any value."""
    for block in FENCED.finditer(text):
        if block["language"] == "python":
            yield ast.parse(textwrap.dedent(block["code"]))
    for code in re.findall(r"`([^`]+)`", FENCED.sub("", text)):
        given = re.sub(r"…, |, …", "", code.lstrip("@")).replace("…", "...")
        with suppress(SyntaxError):
            yield ast.parse(re.sub(r"=(?=[,)])", "=...", given))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page(page: Path) -> None:
    text = page.read_text("utf-8")
    for node in (node for program in programs(text) for node in ast.walk(program)):
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func).split(".")[-1]) in ARGUMENTS:
            assert {keyword.arg for keyword in node.keywords} <= ARGUMENTS[name], ast.unparse(node)
        elif isinstance(node, ast.Attribute) and (name := ast.unparse(node.value)) in fast_dash_components.__all__:
            assert node.attr in ARGUMENTS[name], ast.unparse(node)
    assert set(re.findall(r"fdc-[\w-]+", text)) <= STYLED
    prose = FENCED.sub("", text)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`\n]*`", "", prose)):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{target} is not there"
