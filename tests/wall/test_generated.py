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
    found = {path.relative_to(OUT).as_posix() for path in OUT.rglob("*") if path.is_file()} - allowed
    chunk = re.compile(r"async-\w+\.(js|css)|fonts/[\w-]+\.woff2|__pycache__/.*")
    assert {name for name in found if not chunk.fullmatch(name)} == set()


def test_every_chunk_is_served() -> None:
    listed = {entry["relative_package_path"] for entry in fast_dash_components._js_dist}
    assert listed == {path.name for path in OUT.glob("*.js")}


def test_style_sheets_and_fonts_are_served_and_only_the_first_sheet_is_loaded_with_the_page() -> None:
    listed = {entry["relative_package_path"]: entry for entry in fast_dash_components._css_dist}
    served = [*OUT.glob("*.css"), *OUT.glob("fonts/*")]
    assert set(listed) == {path.relative_to(OUT).as_posix() for path in served}
    assert [name for name, entry in listed.items() if not entry.get("dynamic")] == ["fast_dash_components.css"]


def test_every_font_that_a_style_sheet_names_is_there() -> None:
    for sheet in OUT.glob("*.css"):
        for url in re.findall(r"url\(([^)]+)\)", sheet.read_text("utf-8")):
            assert url.startswith(('"data:', "data:")) or (OUT / url).is_file(), f"{sheet.name}: {url}"


def test_versions_agree() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))["version"]
    project = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert project
    assert project[1] == fast_dash_components.__version__ == package.replace("-dev.", ".dev")


def test_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")
