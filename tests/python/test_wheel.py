"""What `pip install .` brings: all of both packages, and an app that needs neither Node nor what the tests need."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]

PROGRAM = """
import re, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name in {strangers!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Refuse())

from typing import Literal
import fast_dash, fast_dash_components
from fast_dash import FastDash

def assistant(query: str, model: Literal["small", "large"] = "small"):
    yield "hello"

page = FastDash(assistant, chat=True, store="memory://").server.test_client()
sources = re.findall(r'<script src="([^"]+)"', page.get("/").text)
assert any("fast_dash_components" in source for source in sources)
for path in ("/_dash-layout", "/_dash-dependencies", *sources):
    answer = page.get(path)
    assert answer.status_code == 200 and answer.data, path
print(fast_dash.__file__, fast_dash_components.__file__)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_both_packages_whole(wheel: Path) -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "fast_dash", "fast_dash_components"]
    files = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == set(files)


def test_an_app_runs_with_what_the_wheel_requires(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = PROGRAM.format(strangers=strangers())
    environment = {"PYTHONPATH": str(tmp_path), "PATH": "", "HOME": str(tmp_path), "LANG": os.environ.get("LANG", "")}
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert result.stderr == ""
    assert all(Path(file).is_relative_to(tmp_path) for file in result.stdout.split())


def strangers() -> set[str]:
    """The modules here that belong to no distribution which the wheel requires."""
    wanted, found = ["fast-dash"], set[str]()
    while wanted:
        if (name := canonicalize_name(wanted.pop())) not in found:
            found.add(name)
            needs = map(Requirement, requires(name) or [])
            wanted += [need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    ours = {"fast_dash", "fast_dash_components"}
    return {
        module
        for module, owners in packages_distributions().items()
        if module not in ours and not found & {canonicalize_name(owner) for owner in owners}
    }
