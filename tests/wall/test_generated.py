"""What is generated is complete, and nothing else lives in its folder."""

from __future__ import annotations

import json
import re
from pathlib import Path

import fast_dash_components

ROOT = Path(__file__).parents[2]
OUT = ROOT / "fast_dash_components"
COMPONENTS = {path.stem for path in (ROOT / "src" / "ts" / "components").iterdir()}


def test_one_class_for_each_component() -> None:
    assert set(fast_dash_components.__all__) == COMPONENTS


def test_index_exports_each_component() -> None:
    index = (ROOT / "src" / "ts" / "index.ts").read_text("utf-8")
    exported = set(re.findall(r"export \{ default as (\w+) \} from './components/", index))
    assert exported == COMPONENTS


def test_no_stranger_in_the_output_folder() -> None:
    allowed = {f"{name}.py" for name in COMPONENTS} | {
        "__init__.py",
        "_imports_.py",
        "fast_dash_components.css",
        "fast_dash_components.js",
        "py.typed",
    }
    found = {path.name for path in OUT.iterdir() if path.is_file()}
    assert {name for name in found - allowed if not re.fullmatch(r"async-\w+\.js", name)} == set()


def test_every_chunk_is_served() -> None:
    listed = {entry["relative_package_path"] for entry in fast_dash_components._js_dist}
    assert listed == {path.name for path in OUT.glob("*.js")}


def test_versions_agree() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))["version"]
    project = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert project
    assert project[1] == fast_dash_components.__version__ == package.replace("-dev.", ".dev")


def test_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")
