"""The page of a chat app: settings beside, transcript above, composer below. Pure: controls and words → a Dash tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape as html_escape
from typing import Any

from dash import html
from dash.development.base_component import Component

import fast_dash_components as fdc

from ..hints.control import Control
from ..languages import ENGLISH, Language
from .settings import settings_panel
from .theme import page_attributes, page_style

CHAT = "chat"
"""The name that links the page's components and its engine."""
TRANSCRIPT = "fd-transcript"
COMPOSER = "fd-composer"

# Not to be zoomed out: a list that opens is wider than a phone for a moment, and the page would stay as wide.
VIEWPORT = {
    "name": "viewport",
    "content": "width=device-width, initial-scale=1, minimum-scale=1, viewport-fit=cover",
}


def index(language: Language) -> str:
    """Dash's own page, which names no language: a screen reader would read it with the wrong voice."""
    return INDEX.replace("{lang}", html_escape(language.code))


INDEX = """<!DOCTYPE html>
<html lang="{lang}">
    <head>
        {%metas%}
        <title>{%title%}</title>
        {%favicon%}
        {%css%}
    </head>
    <body>
        {%app_entry%}
        <footer>
            {%config%}
            {%scripts%}
            {%renderer%}
        </footer>
    </body>
</html>
"""


def conversation(
    *,
    title: str,
    subtitle: str | None,
    placeholder: str | None,
    composer: Mapping[str, Any],
    feedback: bool = False,
    diagrams: bool = False,
    theme: Mapping[str, Any],
    language: Language = ENGLISH,
) -> list[Component]:
    """Transcript and composer. ``composer``: what `composer_props` says of the composer."""
    # A property that is None would still be sent, and would hide the component's own default.
    words: dict[str, Any] = {"subtitle": subtitle} if subtitle else {}
    if feedback:
        words["feedback"] = True
    if diagrams:
        words["diagrams"] = True
    hint = {"placeholder": placeholder} if placeholder else {}
    look = {"theme": dict(theme)} if theme else {}
    return [
        fdc.Transcript(id=TRANSCRIPT, chat=CHAT, title=title, **words, **look, **language.transcript_props),
        fdc.ChatComposer(id=COMPOSER, chat=CHAT, **hint, **composer, **look, **language.props),
    ]


def chat_page(
    talk: Sequence[Component], *, theme: Mapping[str, Any], controls: Sequence[Control], language: Language = ENGLISH
) -> Component:
    """The whole page, around a `conversation`. Without settings there is no panel, and nothing of Mantine is loaded."""
    # Files may be dropped anywhere on it.
    whole: dict[str, Any] = {"data-fdc-chat": CHAT}
    main = html.Main(list(talk), className="fdc-page__main", **whole)
    panel = [settings_panel(controls, theme.get("colorScheme", "auto"), language)] if controls else []
    return whole_page([*panel, main], theme)


def whole_page(children: Sequence[Component], theme: Mapping[str, Any]) -> Component:
    """What fills the window."""
    return html.Div(list(children), className="fdc-page", style=page_style(theme), **page_attributes(theme))
