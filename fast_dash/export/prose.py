"""Markdown → HTML that is as safe as a reply in a chat: no raw HTML, no address but of the web, nothing loaded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from .elements import Html, element
from .formulas import formulas
from .sheet import picture_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

LINK = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)


def prose(text: str) -> Html:
    """The markup of a text."""
    return Html(_renderer().render(text))


def link(address: str, *words: str) -> Html:
    """A link to somewhere on the web; only the words for any other address."""
    href = address if LINK.fullmatch(address) else None
    # Whoever reads sees where it leads before they go there.
    return element(
        "a", {"href": href, "title": href, "target": href and "_blank", "rel": href and "noopener noreferrer"}, *words
    )


@cache
def _renderer() -> MarkdownIt:
    # Only exports need it.
    from markdown_it import MarkdownIt, helpers

    def label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
        # Looked for from each opening bracket. Without any closing one it is not there: ``![![![…`` stays linear.
        found = state.src.find("]", start) >= 0
        return helpers.parseLinkLabel(state, start, disable_nested) if found else -1

    class Renderer(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
            # Decided where it is drawn, so that what is refused keeps its words.
            return True

    renderer = Renderer("js-default", {"html": False, "linkify": False})
    # A module in the library, of which these three are used.
    renderer.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    renderer.add_render_rule("link_open", _link_open)
    renderer.add_render_rule("image", _image)
    formulas(renderer)
    renderer.add_render_rule("math", _math)
    return renderer


def has_formula(text: str) -> bool:
    """Whether a formula is in a text."""
    tokens = _renderer().parse(text)
    return any(one.type == "math" for token in tokens for one in (token, *(token.children or [])))


def _link_open(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return link(str(tokens[index].attrGet("href"))).removesuffix("</a>")


def _image(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    address, words = str(tokens[index].attrGet("src")), tokens[index].content
    if picture_of(address):
        return element("img", {"src": address, "alt": words})
    return link(address, words or address)


def _math(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    token = tokens[index]
    display = "" if token.meta["display"] else None
    # Whoever reads it without a script sees the source.
    return element("code", {"class": "formula", "data-tex": token.meta["tex"], "data-display": display}, token.content)
