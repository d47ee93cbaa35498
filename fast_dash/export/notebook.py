"""A Jupyter notebook: figures and tables as code with their data, texts and pictures as Markdown.

A program that shows a notebook decides itself what markup in a Markdown cell may do, and some allow everything. So
there is none: the first letter of what looks like it is set apart, which reads well in text, code and formulas alike;
and a picture of another host becomes a link.
"""

from __future__ import annotations

import base64
import builtins
import keyword
import re
from collections.abc import Callable
from typing import Any

from ..canvas.graph import unpacked
from ..canvas.specs import Spec
from ..languages import say
from ..protocol.encode import dumps, loads
from .sheet import Kind, Sheet, columns_of, identifiers, kind_of, picture_of
from .source import Call, source

Cell = dict[str, Any]

IMPORTS: dict[Kind, str] = {
    "Table": "import pandas as pd",
    "Graph": "import plotly.graph_objects as go",
}
RESERVED = {"pd", "go", "display", *keyword.kwlist, *dir(builtins)}

MARKUP = re.compile(r"(<)(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)|(!)(?=\[)")
"""The first letter of a tag, and of a picture."""
SPECIAL = re.compile(r"[\\`*_\[\]!~$]")
FENCE = re.compile(r"(?P<fence>```|~~~)[ \w+#.-]*")
DOUBTFUL = re.compile(r"`{3}|~{3}|\]:|\$|\\[\[(]|\\begin")
"""What may hide a fence, or be one, for some readers and not for others."""


def write(sheet: Sheet) -> bytes:
    """The notebook, as JSON of nbformat 4.5."""
    cells = [_markdown_cell(f"# {_plain(sheet.title)}")]
    kinds = {kind_of(spec) for spec in sheet.specs}
    if imports := [line for kind, line in IMPORTS.items() if kind in kinds]:
        cells.append(_code_cell("\n".join(imports)))
    for spec, name in zip(sheet.specs, identifiers(sheet.specs, RESERVED), strict=True):
        if spec["label"]:
            cells.append(_markdown_cell(f"## {_plain(spec['label'])}"))
        cells.append(WRITERS[kind_of(spec)](spec, name, sheet))
    notebook = {
        "cells": [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": sheet.title,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return dumps(notebook).encode()


def _markdown_cell(text: str, **more: Any) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": text, **more}


def _code_cell(code: str) -> Cell:
    return {"cell_type": "code", "metadata": {}, "source": code, "execution_count": None, "outputs": []}


# --- Items -----------------------------------------------------------------------------------------------------


def _graph(spec: Spec, name: str, _sheet: Sheet) -> Cell:
    figure = readable(spec["value"] or {})
    if template := _template_name(figure.get("layout") or {}):
        figure["layout"]["template"] = template
    # What plotly's Python does not know is left out, as in a browser, instead of ending the notebook.
    return _shown(name, Call("go.Figure", [figure], {"skip_invalid": True}))


def _table(spec: Spec, name: str, _sheet: Sheet) -> Cell:
    fields = [column.field for column in columns_of(spec)]
    columns = {field: [row.get(field) for row in spec["value"] or []] for field in fields}
    return _shown(name, Call("pd.DataFrame", [columns], {}))


def _image(spec: Spec, name: str, sheet: Sheet) -> Cell:
    picture = picture_of(spec["value"])
    words = _plain(spec["props"].get("alt") or spec["label"] or spec["name"])
    if picture is None:
        missing = sheet.language(say("This picture is not in this file:"))
        return _markdown_cell(f"{missing} {_plain(str(spec['value'] or ''))}")
    path = f"{name}.{picture.ending}"
    held = {path: {f"image/{picture.ending}": base64.b64encode(picture.data).decode()}}
    return _markdown_cell(f"![{words}](attachment:{path})", attachments=held)


def _markdown(spec: Spec, _name: str, _sheet: Sheet) -> Cell:
    return _markdown_cell(harmless(spec["value"] or ""))


def _other(spec: Spec, name: str, _sheet: Sheet) -> Cell:
    return _shown(name, spec["value"])


WRITERS: dict[Kind, Callable[[Spec, str, Sheet], Cell]] = {
    "Graph": _graph,
    "Table": _table,
    "Image": _image,
    "Markdown": _markdown,
    "other": _other,
}


def _shown(name: str, value: Any) -> Cell:
    return _code_cell(f"{name} = {source(value, 0, len(name) + 3, filled=True)}\ndisplay({name})")


def _template_name(layout: dict[str, Any]) -> str | None:
    """What plotly calls the template of a figure: two words instead of a thousand."""
    # Only exports need it, and Dash has brought it.
    from plotly import io

    if not layout.get("template"):
        return None
    names = (name for name in io.templates if loads(dumps(io.templates[name].to_plotly_json())) == layout["template"])
    return next(names, None)


def readable(value: Any) -> Any:
    """A figure with its packed numbers as lists, to be read and changed."""
    if isinstance(value, dict):
        numbers = unpacked(value)
        return {key: readable(item) for key, item in value.items()} if numbers is value else numbers
    return [readable(item) for item in value] if isinstance(value, list) else value


# --- Texts -----------------------------------------------------------------------------------------------------


def harmless(text: str) -> str:
    """Markdown without markup and pictures. Code in fences stays as it is, where nobody can doubt that it is code."""
    lines = text.replace("\r\n", "\n").split("\n")
    fenced = zip(lines, _fenced(lines), strict=True)
    return "\n".join(line if code else MARKUP.sub(r"\1\2 ", line) for line, code in fenced)


def _fenced(lines: list[str]) -> list[bool]:
    """Which lines are code; none of them if any is doubtful."""
    found, fence = [], ""
    for line in lines:
        match = FENCE.fullmatch(line)
        if match is None and DOUBTFUL.search(line):
            return [False] * len(lines)
        if match is None:
            found.append(bool(fence))
        elif not fence:
            fence = match["fence"]
            found.append(True)
        elif line.rstrip() == fence:
            fence = ""
            found.append(True)
        else:
            return [False] * len(lines)
    return [False] * len(lines) if fence else found


def _plain(text: str) -> str:
    """A text as Markdown of one line that says just this."""
    line = SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return line.replace("&", "&amp;").replace("<", "&lt;")
