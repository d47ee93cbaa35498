"""A Dash app in a zip file: ``app.py``, its data, and what to install. Short and plain: it is there to be changed."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from html import escape
from importlib.metadata import packages_distributions, version
from importlib.resources import files
from typing import Any, NamedTuple

from ..canvas.base import CANVAS_COMPONENTS
from ..canvas.specs import Spec
from ..languages import say
from ..protocol.encode import dumps
from .looks import themed
from .prose import has_formula
from .sheet import Kind, Sheet, columns_of, identifiers, kind_of, picture_of
from .source import Call, Code, source

ADDRESS = "http://127.0.0.1:8050"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""When each file was written: the same canvas is the same zip."""

IMPORTS: dict[Kind, str] = {"Table": "import dash_ag_grid as dag"}
FULL = {"height": "360px", "width": "100%"}

PROGRAM = '''"""A canvas as a Dash app: python app.py"""

import json
from pathlib import Path

{imports}

DATA = Path(__file__).parent / "data"


def read(name):
    """What a file of the folder data holds."""
    text = (DATA / name).read_text("utf-8")
    return json.loads(text) if name.endswith(".json") else text


def panel(label, span, content):
    """A component with its heading, so many of twelve columns wide."""
    heading = [html.H2(label)] if label else []
    style = {{"gridColumn": f"span {{span}}"}}
    return html.Section([*heading, content], className="panel", style=style)


app = {app}
# Pictures of other hosts are not loaded, wherever a text names one.
app.index_string = app.index_string.replace(
    "{{%metas%}}",
    '<meta http-equiv="Content-Security-Policy" '
    "content=\\"img-src 'self' data: blob:\\">{{%metas%}}",
)
app.layout = {layout}

if __name__ == "__main__":
    app.run()
'''


class Part(NamedTuple):
    """One item of the canvas in the app."""

    component: Any
    """The call that makes it."""
    files: dict[str, bytes]
    """By their paths in the app's folder."""


class Placed(NamedTuple):
    """A component that an app has added to the canvas, as a program names it."""

    module: str
    name: str
    value: str
    """The property of the value."""


def write(sheet: Sheet) -> bytes:
    """The zip file, with one folder in it."""
    names = identifiers(sheet.specs)
    parts = [WRITERS[kind_of(spec)](spec, name, sheet) for spec, name in zip(sheet.specs, names, strict=True)]
    panels = [
        Call("panel", [spec["label"], spec["span"], part.component], {})
        for spec, part in zip(sheet.specs, parts, strict=True)
    ]
    grid = Call("html.Div", [panels], {"className": "canvas"})
    layout = Call("html.Main", [[Call("html.H1", [sheet.title], {}), grid]], {})
    modules = _modules(sheet)
    # Dash writes its title into the page as it is.
    app = Call("Dash", [Code("__name__")], {"title": escape(sheet.title, quote=False)})
    contents = {
        "app.py": PROGRAM.format(
            imports="\n".join(_imports(sheet, modules)),
            app=source(app, 0, len("app = ")),
            layout=source(layout, 0, len("app.layout = ")),
        ).encode(),
        "assets/canvas.css": (files(__package__) / "app.css").read_bytes(),
        "requirements.txt": _requirements(sheet, modules).encode(),
        "README.md": _readme(sheet).encode(),
    }
    for part in parts:
        contents |= part.files
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in contents.items():
            archive.writestr(zipfile.ZipInfo(path, EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


# --- Items -----------------------------------------------------------------------------------------------------


def _graph(spec: Spec, name: str, _sheet: Sheet) -> Part:
    path = f"{name}.json"
    config = {"displaylogo": False, "modeBarButtonsToRemove": ["sendChartToCloud"], **spec["props"].get("config", {})}
    given = {"style": FULL, **spec["props"], "config": config}
    call = Call("dcc.Graph", [], {"figure": _read(path), **given})
    return Part(call, {f"data/{path}": dumps(themed(spec["value"] or {})).encode()})


def _table(spec: Spec, name: str, _sheet: Sheet) -> Part:
    path = f"{name}.json"
    columns = columns_of(spec)
    numeric = {column.field for column in columns if column.numeric}
    defined = spec["props"].get("columnDefs", [{"field": column.field} for column in columns])
    given = {
        "rowData": _read(path),
        "defaultColDef": {"filter": True, "sortable": True, "resizable": True},
        "columnSize": "responsiveSizeToFit",
        "style": FULL,
        **spec["props"],
        # Numbers stand by their last digits.
        "columnDefs": [{"type": "rightAligned", **one} if one.get("field") in numeric else one for one in defined],
    }
    return Part(Call("dag.AgGrid", [], given), {f"data/{path}": _lines(spec["value"] or []).encode()})


def _image(spec: Spec, name: str, _sheet: Sheet) -> Part:
    picture = picture_of(spec["value"])
    path = f"{name}.{picture.ending}" if picture else ""
    address = Call("app.get_asset_url", [path], {}) if picture else spec["value"]
    given = {"src": address, "alt": spec["label"] or spec["name"], **spec["props"]}
    return Part(Call("html.Img", [], given), {f"assets/{path}": picture.data} if picture else {})


def _markdown(spec: Spec, name: str, _sheet: Sheet) -> Part:
    path = f"{name}.md"
    text = spec["value"] or ""
    formulas = {"mathjax": True} if has_formula(text) else {}
    call = Call("dcc.Markdown", [_read(path)], {"link_target": "_blank", **formulas, **spec["props"]})
    return Part(call, {f"data/{path}": text.encode()})


def _other(spec: Spec, name: str, sheet: Sheet) -> Part:
    placed = _placed(spec["type"])
    if placed is None:
        missing = say("This is drawn by the app only: {type}", type=spec["type"])
        return Part(Call("html.P", [sheet.language(missing)], {}), {})
    value, held = spec["value"], {}
    if isinstance(value, (list, dict)):
        path = f"{name}.json"
        value, held = _read(path), {f"data/{path}": dumps(value).encode()}
    return Part(Call(f"{placed.module}.{placed.name}", [], {placed.value: value, **spec["props"]}), held)


WRITERS: dict[Kind, Callable[[Spec, str, Sheet], Part]] = {
    "Graph": _graph,
    "Table": _table,
    "Image": _image,
    "Markdown": _markdown,
    "other": _other,
}


def _read(path: str) -> Call:
    return Call("read", [path], {})


def _lines(rows: list[Any]) -> str:
    """JSON with a row a line, for people who look at it or compare two versions."""
    return "[\n" + ",\n".join(map(dumps, rows)) + "\n]\n"


# --- What it needs ---------------------------------------------------------------------------------------------


def _placed(kind: str) -> Placed | None:
    """Where a program imports a component from: the shortest name of a module that has it; None if there is none."""
    component = CANVAS_COMPONENTS.get(kind)
    if component is None:
        return None
    try:
        found = component.load()
    except (ImportError, AttributeError):
        return None
    steps = found.__module__.split(".")
    for count in range(1, len(steps) + 1):
        module = ".".join(steps[:count])
        if module != "__main__" and getattr(sys.modules.get(module), found.__name__, None) is found:
            return Placed(module, found.__name__, component.value)
    return None


def _modules(sheet: Sheet) -> list[str]:
    """The modules of components that the app has added to the canvas."""
    placed = (_placed(spec["type"]) for spec in sheet.specs if kind_of(spec) == "other")
    return sorted({place.module for place in placed if place})


def _imports(sheet: Sheet, modules: list[str]) -> list[str]:
    kinds = {kind_of(spec) for spec in sheet.specs}
    grid = [IMPORTS[kind] for kind in IMPORTS if kind in kinds]
    core = ["dcc"] if kinds & {"Graph", "Markdown"} else []
    return [
        *(f"import {module}" for module in modules),
        *grid,
        f"from dash import {', '.join(['Dash', *core, 'html'])}",
    ]


def _requirements(sheet: Sheet, modules: list[str]) -> str:
    names = ["dash", *(["dash-ag-grid"] if any(kind_of(spec) == "Table" for spec in sheet.specs) else [])]
    # Slow: it reads what every package has.
    distributions = packages_distributions() if modules else {}
    own = []
    for package in dict.fromkeys(module.partition(".")[0] for module in modules):
        if package in distributions:
            names.append(distributions[package][0])
        else:
            own.append(f"# {package}: a module of the app's own, to be put beside app.py\n")
    return "".join([*(f"{name}>={version(name)}\n" for name in dict.fromkeys(names)), *own])


def _readme(sheet: Sheet) -> str:
    said = sheet.language
    heading = " ".join(sheet.title.split())
    about = said(
        say("A canvas as a Dash app. Install what it needs and start it, then open {address}:", address=ADDRESS)
    )
    commands = "    pip install -r requirements.txt\n    python app.py"
    where = said(
        say("app.py is the page; data holds its figures, tables and texts, assets its pictures and style sheet.")
    )
    return f"# {heading}\n\n{about}\n\n{commands}\n\n{where}\n"
