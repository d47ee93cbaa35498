"""One HTML file: figures, sortable tables, pictures and texts, with all that they need within it.

It opens from a disk, and its policy lets it load nothing. Its own scripts are allowed by their digests, so that no
other one runs, wherever it comes from.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from ..canvas.safety import FETCHED
from ..canvas.specs import Spec
from ..languages import Language, say
from ..protocol.encode import dumps
from .elements import Html, data, element, script
from .looks import PALETTES
from .prose import has_formula, link, prose
from .sheet import Column, Kind, Sheet, columns_of, kind_of, picture_of

COMPILED = re.compile(r"gl$|3d$|^(?:surface|mesh3d|cone|streamtube|volume|isosurface|splom|parcoords)$")
"""Traces that are drawn on the graphics card, by code that plotly makes up while it runs."""

MAPS = re.compile(r"choropleth(?:map|mapbox)?|(?:scatter|density)(?:map|mapbox|geo)")
"""Traces upon a ground that plotly loads, and without which it draws nothing."""

SIZE = re.compile(r"\d{1,5}(?:\.\d+)?(?:px|em|rem|vh|%)?")
LENGTHS = {"height": "height", "minHeight": "min-height", "maxHeight": "max-height"}
ALIGNMENTS = ("left", "center", "right", "justify")
FIGURE_HEIGHT = "360px"


def write(sheet: Sheet) -> bytes:
    """The page."""
    items = [_item(spec, sheet.language) for spec in sheet.specs]
    figures = [spec["value"] or {} for spec in sheet.specs if kind_of(spec) == "Graph"]
    scripts = [_resource("page.js")]
    if figures:
        # Only exports need it, and Dash has brought it.
        from plotly.offline import get_plotlyjs

        scripts.insert(0, get_plotlyjs())
    if any(has_formula(spec["value"] or "") for spec in sheet.specs if kind_of(spec) == "Markdown"):
        scripts.append((files("fast_dash_components") / "async-formulas.js").read_text("utf-8"))
    compiled = any(COMPILED.search(kind) for figure in figures for kind in _kinds(figure))
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": _policy(scripts, compiled)}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", {}, sheet.title),
        element("style", {}, Html(_resource("page.css"))),
    )
    empty = element("p", {"class": "note"}, sheet.language(say("There is nothing on the canvas.")))
    body = element(
        "body",
        {},
        element(
            "main",
            {},
            element("h1", {"dir": "auto"}, sheet.title),
            element("div", {"class": "canvas"}, *(items or [empty])),
        ),
        element("div", {"id": "palettes", "hidden": ""}, data(dumps(PALETTES))),
        # How plotly speaks.
        element("div", {"id": "locale", "hidden": ""}, data(dumps(_locale(sheet.language)))),
        *map(script, scripts),
    )
    attributes = {"lang": sheet.language.code, "style": _theme(sheet.theme), "data-scheme": _scheme(sheet.theme)}
    return f"<!doctype html>\n{element('html', attributes, head, body)}\n".encode()


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _policy(scripts: list[str], compiled: bool) -> str:
    digests = (base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in scripts)
    allowed = " ".join([*(f"'sha256-{digest}'" for digest in digests), *(["'unsafe-eval'"] if compiled else [])])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _locale(language: Language) -> dict[str, Any]:
    return {**language.figure, "moduleType": "locale", "name": language.code} if language.figure else {}


def _scheme(theme: Mapping[str, Any]) -> str | None:
    scheme = theme.get("colorScheme")
    return scheme if scheme in ("light", "dark") else None


def _theme(theme: Mapping[str, Any]) -> str | None:
    given = {"--accent": theme.get("primaryColor"), "--font": theme.get("fontFamily")}
    rules = [f"{name}: {value}" for name, value in given.items() if value and not re.search(r"[;{}]", str(value))]
    return "; ".join(rules) or None


# --- Items -----------------------------------------------------------------------------------------------------


def _item(spec: Spec, language: Language) -> Html:
    kind = kind_of(spec)
    # A figure has its height itself.
    style = None if kind == "Graph" else _style(spec["props"].get("style"))
    heading = [element("h2", {"dir": "auto"}, spec["label"])] if spec["label"] else []
    return element(
        "section",
        {
            "class": "item",
            "data-name": spec["name"],
            "data-kind": kind,
            "aria-label": spec["label"] or spec["name"],
            "style": f"--span: {spec['span']}",
        },
        *heading,
        element("div", {"class": "body", "style": style}, *WRITERS[kind](spec, language)),
    )


def _style(given: Any) -> str | None:
    """What a spec may say about looks, as far as it is what the schema of it allows."""
    style = given if isinstance(given, dict) else {}
    rules = [f"{rule}: {size}" for name, rule in LENGTHS.items() if (size := _length(style.get(name)))]
    if style.get("textAlign") in ALIGNMENTS:
        rules.append(f"text-align: {style['textAlign']}")
    return "; ".join(rules) or None


def _length(value: Any) -> str | None:
    text = str(value)
    if isinstance(value, bool) or not SIZE.fullmatch(text):
        return None
    return f"{text}px" if text[-1].isdigit() else text


def _note(words: str) -> Html:
    return element("p", {"class": "note"}, words)


def _graph(spec: Spec, language: Language) -> Iterator[Html]:
    figure = spec["value"] or {}
    if any(MAPS.fullmatch(kind) for kind in _kinds(figure)):
        yield _note(language(say("A map needs the network to be drawn and is not in this file.")))
        return
    asked = [(spec["props"].get("style") or {}).get("height"), (figure.get("layout") or {}).get("height")]
    heights = (length for length in map(_length, asked) if length and not length.endswith("%"))
    drawn = {
        "data": figure.get("data") or [],
        "layout": figure.get("layout") or {},
        "frames": figure.get("frames") or [],
        "config": spec["props"].get("config", {}),
    }
    yield element(
        "div", {"class": "figure", "style": f"min-height: {next(heights, FIGURE_HEIGHT)}"}, data(dumps(drawn))
    )
    if _fetches(figure):
        yield _note(language(say("Parts of this figure come from the network and are not in this file.")))


def _kinds(figure: Mapping[str, Any]) -> list[str]:
    return [str(trace.get("type", "scatter")) for trace in figure.get("data") or []]


def _fetches(value: Any, key: str = "") -> bool:
    """Whether a figure names something that is loaded. A template only says where a map would come from."""
    if isinstance(value, str):
        return key in FETCHED and not value.startswith("data:")
    if isinstance(value, dict):
        return any(_fetches(item, name) for name, item in value.items() if name != "template")
    return isinstance(value, list) and any(_fetches(item, key) for item in value if isinstance(item, (str, list, dict)))


def _table(spec: Spec, language: Language) -> Iterator[Html]:
    columns = columns_of(spec)
    heads = [
        element(
            "th",
            {"scope": "col", "data-numeric": "" if column.numeric else None, "data-sort": column.sort},
            element("button", {"type": "button", "dir": "auto"}, column.heading),
        )
        for column in columns
    ]
    rows = [element("tr", {}, *(_cell(row, column) for column in columns)) for row in spec["value"] or []]
    count = len(rows)
    yield element(
        "div",
        # Whoever has no mouse scrolls it by the keyboard.
        {"class": "table", "tabindex": "0", "role": "group", "aria-label": spec["label"] or spec["name"]},
        element("table", {}, element("thead", {}, element("tr", {}, *heads)), element("tbody", {}, *rows)),
    )
    words = say("1 row") if count == 1 else say("{count:,} rows", count=count)
    yield _note(language(words))


def _cell(row: Mapping[str, Any], column: Column) -> Html:
    value = row.get(column.field)
    return element("td", {"data-numeric": "" if column.numeric else None, "dir": "auto"}, _words(value))


def _words(value: Any) -> str:
    """A cell as a browser writes it: a whole number without a point."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return "" if value is None else value if isinstance(value, str) else dumps(value)


def _image(spec: Spec, language: Language) -> Iterator[Html]:
    address, props = spec["value"], spec["props"]
    words = props.get("alt") or spec["label"] or spec["name"]
    if picture_of(address):
        size = {side: _length(props.get(side)) for side in ("width", "height")}
        style = "; ".join(f"{side}: {length}" for side, length in size.items() if length)
        yield element("img", {"src": address, "alt": words, "title": props.get("title"), "style": style or None})
    elif address:
        yield _note(language(say("This picture is not in this file:")))
        yield element("p", {}, link(address, address))


def _markdown(spec: Spec, _language: Language) -> Iterator[Html]:
    yield element("div", {"class": "prose", "dir": "auto"}, prose(spec["value"] or ""))


def _other(spec: Spec, language: Language) -> Iterator[Html]:
    yield _note(language(say("This is drawn by the app only. Its value:")))
    yield element("pre", {"dir": "auto"}, dumps(spec["value"]))


WRITERS: dict[Kind, Callable[[Spec, Language], Iterator[Html]]] = {
    "Graph": _graph,
    "Table": _table,
    "Image": _image,
    "Markdown": _markdown,
    "other": _other,
}
