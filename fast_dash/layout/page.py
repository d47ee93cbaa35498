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

VIEWPORT = {"name": "viewport", "content": "width=device-width, initial-scale=1, viewport-fit=cover"}


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


def chat_page(
    *,
    title: str,
    subtitle: str | None,
    placeholder: str | None,
    composer: Mapping[str, Any],
    feedback: bool = False,
    theme: Mapping[str, Any],
    controls: Sequence[Control],
    language: Language = ENGLISH,
) -> Component:
    """The whole page. Without settings there is no panel, and nothing of Mantine is loaded.

    ``composer``: what `composer_props` says of the composer.
    """
    # A property that is None would still be sent, and would hide the component's own default.
    words: dict[str, Any] = {"subtitle": subtitle} if subtitle else {}
    if feedback:
        words["feedback"] = True
    hint = {"placeholder": placeholder} if placeholder else {}
    look = {"theme": dict(theme)} if theme else {}
    scheme = theme.get("colorScheme", "auto")
    # Files may be dropped anywhere on it.
    whole: dict[str, Any] = {"data-fdc-chat": CHAT}
    main = html.Main(
        [
            fdc.Transcript(id=TRANSCRIPT, chat=CHAT, title=title, **words, **look, **language.transcript_props),
            fdc.ChatComposer(id=COMPOSER, chat=CHAT, **hint, **composer, **look, **language.props),
        ],
        className="fdc-page__main",
        **whole,
    )
    panel = [settings_panel(controls, scheme, language)] if controls else []
    return html.Div([*panel, main], className="fdc-page", style=page_style(theme), **page_attributes(theme))
