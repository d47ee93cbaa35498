"""The table of formats, and what all of them keep to."""

from __future__ import annotations

import pytest

from fast_dash.canvas.specs import build
from fast_dash.export import FORMATS, export
from tests.python.export.canvases import one_of_each, picture_bytes
from tests.python.test_import import imported_by


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sales", "Sales.html"),
        ("Umsätze – 1. Quartal", "Umsatze-1-Quartal.html"),
        ("../../etc/passwd\r\nX: y", "etc-passwd-X-y.html"),
        ("売上", "canvas.html"),
        ("", "canvas.html"),
        ("x" * 300, f"{'x' * 80}.html"),
    ],
)
def test_file_is_named_after_the_title(title: str, name: str) -> None:
    assert export([], "html", title=title).name == name


def test_unknown_format_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="'pdf': choose one of html, dash, notebook"):
        export([], "pdf", title="Sales")


@pytest.mark.parametrize("format", FORMATS)
def test_unknown_language_is_refused(format: str) -> None:
    with pytest.raises(ValueError, match="there is no language"):
        export([], format, title="Sales", language="tlh")


@pytest.mark.parametrize("format", FORMATS)
def test_same_canvas_is_the_same_file(format: str) -> None:
    assert export(one_of_each(), format, title="Sales") == export(one_of_each(), format, title="Sales")


@pytest.mark.parametrize("format", FORMATS)
def test_export_needs_no_dash(format: str) -> None:
    spec = {"name": "a", "type": "Markdown", "value": "*b*", "props": {}, "label": "A", "span": 12}
    code = f"from fast_dash.export import export; export([{spec!r}], {format!r}, title='Sales')"
    assert not imported_by(code) & {"dash", "flask"}


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_given_is_written_to(format: str) -> None:
    specs = one_of_each()
    export(specs, format, title="Sales")
    assert specs == one_of_each()


@pytest.mark.parametrize("format", FORMATS)
def test_picture_of_the_app_is_held_as_one_that_was_given(format: str) -> None:
    named = build([{"name": "logo", "type": "Image", "value": "/assets/logo.png"}])
    given = build([{"name": "logo", "type": "Image", "value": picture_bytes()}])
    files = {"/assets/logo.png": picture_bytes()}
    assert export(named, format, title="Sales", read=files.get) == export(given, format, title="Sales")
    none = export(named, format, title="Sales", read=lambda _: b"<svg onload=alert(1)>")
    assert none == export(named, format, title="Sales")
