"""What no spec may hold, whoever wrote it: names that reach past the component, and addresses that run code.

A canvas component draws. It has no id of its own choosing, no handler, no raw markup, and puts no other component
in its place. Text is another matter: markdown, labels and table cells are drawn as text and may say what they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote

FORBIDDEN = {
    "id": "the canvas gives ids",
    "key": "the canvas gives keys",
    "ref": "it is no property",
    "setProps": "Dash gives it",
    "loading_state": "Dash gives it",
    "persistence": "the conversation keeps the canvas",
}
"""Names that are no component's prop here, and why."""

INTERNAL = {"__proto__", "constructor", "prototype"}
HANDLER = re.compile(r"^on(?:[A-Z]\w*|[a-z]+)$")
NESTED_HANDLER = re.compile(
    r"^on(?:[A-Z]\w*|(?:abort|blur|change|click|dblclick|drag|drop|error|focus|input|key|load|mouse|pointer|submit|toggle"
    r"|touch|wheel)[a-z]*)$"
)
MARKUP = re.compile(r"^dangerously|^(?:inner|outer)html$|^srcdoc$", re.IGNORECASE)

# Browsers skip these within the scheme of an address; people do not see them.
INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
SCRIPT = r"(?:(?:view-source|feed|jar):)*(?:(?:java|vb|live)script:|data:(?:text/(?:html|xml)|application/|image/svg))"
ADDRESS = re.compile(rf"^{SCRIPT}", re.IGNORECASE)
ATTRIBUTE = re.compile(rf"(?:href|src|action|data)=[\"'`]?{SCRIPT}", re.IGNORECASE)
PROSE = re.compile(r"^\s*\w+:\s", re.IGNORECASE)
"""``JavaScript: the good parts`` is a title."""

FOREIGN = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
FETCHED = {"source", "geojson", "style", "url", "tiles", "sprite", "glyphs", "src", "href", "image"}
"""Keys, within a figure, whose text is the address of something that is loaded or opened."""


LOOKED_INTO = (str, list, dict)
"""A figure is mostly numbers."""


def forbidden_prop(name: str) -> str | None:
    """Why ``name`` can be no prop of a component on the canvas, or None."""
    if name in FORBIDDEN:
        return FORBIDDEN[name]
    if name in INTERNAL:
        return "it is no property"
    if MARKUP.search(name):
        return "raw markup is never drawn"
    return "a canvas component has no event handlers" if HANDLER.match(name) else None


def unsafe_props(value: Any, where: str) -> Iterator[str]:
    """What must not stand within the value of a prop: JSON values."""
    if isinstance(value, str):
        if runs_code(value):
            yield f"{where} holds an address that runs code"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from unsafe_props(item, f"{where}.{index}")
    elif isinstance(value, dict):
        if _is_component(value):
            yield f"{where} holds a component: only the canvas places components"
            return
        for name, item in value.items():
            if name == "__proto__" or MARKUP.search(name) or NESTED_HANDLER.match(name):
                yield f"{where} holds the forbidden key {name!r}"
            elif name == "style" and "url(" in INVISIBLE.sub("", str(item)).lower():
                yield f"{where}.style holds an address"
            else:
                yield from unsafe_props(item, f"{where}.{name}")


def unsafe_figure(value: Any, where: str, key: str = "") -> Iterator[str]:
    """What must not stand within a figure. Its texts may be prose; what it fetches comes from the app's own host."""
    if isinstance(value, str):
        fetched = key in FETCHED
        if runs_code(value) and (fetched or not PROSE.match(value)):
            yield f"{where} holds an address that runs code"
        elif fetched and foreign(value):
            yield f"{where} would be loaded from another host: give the data itself, or a path of this app"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, LOOKED_INTO):
                yield from unsafe_figure(item, f"{where}.{index}", key)
    elif isinstance(value, dict):
        if _is_component(value):
            yield f"{where} holds a component: only the canvas places components"
            return
        for name, item in value.items():
            if name == "__proto__":
                yield f"{where} holds the forbidden key '__proto__'"
            else:
                yield from unsafe_figure(item, f"{where}.{name}", name)


def unsafe_rows(value: Any, where: str) -> Iterator[str]:
    """Rows of a table are text and numbers: only a key that JavaScript reads as its own is refused."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from unsafe_rows(item, f"{where}.{index}")
    elif isinstance(value, dict):
        if "__proto__" in value:
            yield f"{where} holds the forbidden key '__proto__'"
        for name, item in value.items():
            if isinstance(item, (dict, list)):
                yield from unsafe_rows(item, f"{where}.{name}")


def no_limits(_value: Any, _where: str) -> Iterator[str]:
    """Text, drawn as text."""
    return iter(())


def runs_code(text: str) -> bool:
    """Whether ``text`` is the address of code, or markup that holds one; however it is disguised."""
    if ":" not in text and "&" not in text and "%" not in text:
        return False
    bare = INVISIBLE.sub("", unquote(unescape(text)))
    return bool(ADDRESS.match(bare) or ATTRIBUTE.search(bare))


def foreign(address: str) -> bool:
    """Whether an address names a host."""
    return bool(FOREIGN.match(INVISIBLE.sub("", address)))


def _is_component(value: dict[str, Any]) -> bool:
    return "namespace" in value and "type" in value and "props" in value
