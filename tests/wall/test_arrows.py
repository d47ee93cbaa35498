"""Imports go one way: a room may use only the rooms that docs/architecture.md lists above it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def rooms_of(folder: str) -> dict[str, str]:
    """The rooms that docs/architecture.md lists for a folder, from the inside out, and what it says of each."""
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").split(f"\n### `{folder}/`")[1].split("\n### ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \| (.*)", table, re.MULTILINE)
    return {re.sub(r"/$|\.\w+$", "", room): said for cell, said in rows for room in re.findall(r"`([^`]+)`", cell)}


PYTHON = rooms_of("fast_dash")
TYPESCRIPT = rooms_of("src/ts")
# A room may import from itself and from those before it.
PYTHON_ROOMS = [*PYTHON, "__init__"]
TYPESCRIPT_ROOMS = [*TYPESCRIPT, "index"]
HEADLESS = [
    "languages",
    "protocol",
    "files",
    "artifacts",
    "canvas",
    "export",
    "stores",
    "engine",
    "identity",
    "chat",
    "agents",
    "testing",
    "streaming",
    "termination",
    "arguments",
]
# Rooms of which each file is named.
NAMED = [
    *((f"fast_dash/{room}", PYTHON[room]) for room in ("agents", "apps", "chat", "engine", "stores", "transports")),
    *((f"src/ts/{room}", TYPESCRIPT[room]) for room in ("model", "streaming", "transport")),
]


def room_of(module: str, rooms: list[str]) -> int | None:
    """The place of a module (``engine/log``) in the list of rooms."""
    matches = [i for i, room in enumerate(rooms) if module == room or module.startswith(room + "/")]
    return matches[0] if matches else None


def python_imports(path: Path) -> list[str]:
    """Modules that a file imports from the package, as ``engine/log``; names of other packages as they are."""
    package = path.relative_to(ROOT / "fast_dash").with_suffix("").parts
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                found.append(node.module or "")
                continue
            base = package[: len(package) - node.level]
            target = "/".join([*base, *(node.module or "").split(".")]).strip("/")
            if (ROOT / "fast_dash" / target).is_dir():
                found += [f"{target}/{alias.name}".strip("/") for alias in node.names]
            else:
                found.append(target)
    return [
        name.removeprefix("fast_dash.").replace(".", "/") if name.startswith("fast_dash.") else name for name in found
    ]


PYTHON_FILES = [p for p in sorted((ROOT / "fast_dash").rglob("*.py")) if p.name != "__init__.py" or p.stat().st_size]


@pytest.mark.parametrize("path", PYTHON_FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_python_arrows(path: Path) -> None:
    module = str(path.relative_to(ROOT / "fast_dash").with_suffix("")).removesuffix("/__init__")
    here = room_of(module, PYTHON_ROOMS)
    assert here is not None, f"{path.name} is in no room of docs/architecture.md"
    imports = python_imports(path)
    for name in imports:
        there = room_of(name, PYTHON_ROOMS)
        assert there is None or there <= here, f"{module} imports {name}, which is listed below it"
    if module.split("/")[0] in HEADLESS:
        assert not {name.split("/")[0].split(".")[0] for name in imports} & {"dash", "flask", "flask_socketio"}


def test_components_know_no_server() -> None:
    for path in (ROOT / "fast_dash_components").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        top = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
        assert not any("fast_dash" in ast.unparse(n).replace("fast_dash_components", "") for n in top), path.name


TYPESCRIPT_FILES = sorted(p for p in (ROOT / "src" / "ts").rglob("*.ts*"))


@pytest.mark.parametrize("path", TYPESCRIPT_FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_typescript_arrows(path: Path) -> None:
    source = ROOT / "src" / "ts"
    module = str(path.relative_to(source).with_suffix(""))
    here = room_of(module, TYPESCRIPT_ROOMS)
    assert here is not None, f"{module} is in no room of docs/architecture.md"
    for target in re.findall(
        r"""(?:from|import)\s*\(?\s*(?:/\*.*?\*/)?\s*['"](\.[^'"]+)['"]""", path.read_text("utf-8")
    ):
        name = str((path.parent / target).resolve().relative_to(source))
        if name.endswith(".css"):
            continue
        there = room_of(name, TYPESCRIPT_ROOMS)
        assert there is not None, f"{module} imports {name}, which is in no room"
        assert there <= here, f"{module} imports {name}, which is listed below it"


@pytest.mark.parametrize(("folder", "said"), NAMED, ids=[folder for folder, _ in NAMED])
def test_each_file_is_named(folder: str, said: str) -> None:
    files = {path.name for path in (ROOT / folder).iterdir() if path.is_file()} - {"__init__.py"}
    assert files <= set(re.findall(r"[\w.]+", said))
