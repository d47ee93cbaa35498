"""The front door: what it names, and what it does not carry in."""

from __future__ import annotations

import subprocess
import sys

import pytest

import fast_dash

HEAVY = {
    "pandas",
    "numpy",
    "pydantic",
    "annotated_types",
    "sqlalchemy",
    "dash_mantine_components",
    "flask_socketio",
    "socketio",
    "matplotlib",
    "PIL",
}


def imported_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after running ``code``."""
    program = f"{code}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    result = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize("code", ["import fast_dash", "from fast_dash import FastDash, Upload, fastdash, mount_chat"])
def test_import_is_light(code: str) -> None:
    assert imported_by(code) & HEAVY <= imported_by("import dash")


def test_package_alone_imports_nothing() -> None:
    assert "dash" not in imported_by("import fast_dash")


def test_tools_for_models_know_no_dash() -> None:
    code = "import fast_dash; fast_dash.canvas_tool_specs(); fast_dash.apply_tool_call({'name': 'run_app'})"
    assert not imported_by(code) & {"dash", "plotly", *HEAVY}


def test_chat_without_settings_loads_no_mantine() -> None:
    code = """
import os
os.environ["FAST_DASH_STORE"] = "memory://"
from fast_dash import FastDash
def assistant(query): ...
FastDash(assistant, chat=True)
"""
    assert "dash_mantine_components" not in imported_by(code)


def test_front_door_is_sorted_and_whole() -> None:
    assert fast_dash.__all__ == sorted(fast_dash.__all__)
    for name in fast_dash.__all__:
        assert getattr(fast_dash, name).__doc__, name
    assert set(fast_dash.__all__) <= set(dir(fast_dash))


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Fastdash'"):
        _ = fast_dash.Fastdash


@pytest.mark.parametrize("chat", [True, False])
def test_first_page_imports_no_package(chat: bool) -> None:
    """The first visitor's browser needs the processor for scripts, and waits for the layout."""
    code = f"""
import os, sys
os.environ["FAST_DASH_STORE"] = "memory://"
from fast_dash import FastDash
def assistant(query: str = ""): ...
client = FastDash(assistant, chat={chat}).server.test_client()
before = set(sys.modules)
for path in ("/", "/_dash-layout", "/_dash-dependencies"):
    assert client.get(path).status_code == 200
print(*{{name.split(".")[0] for name in set(sys.modules) - before}})
"""
    result = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert set(result.stdout.split()) - sys.stdlib_module_names <= {"importlib_metadata"}
