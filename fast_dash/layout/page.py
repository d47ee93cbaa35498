"""The page of a chat app: settings beside, transcript above, composer below. Pure: controls and words → a Dash tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

import fast_dash_components as fdc

from ..hints.control import Control
from .settings import settings_panel
from .theme import page_attributes, page_style

CHAT = "chat"
"""The name that links the page's components and its engine."""
TRANSCRIPT = "fd-transcript"
COMPOSER = "fd-composer"

VIEWPORT = {"name": "viewport", "content": "width=device-width, initial-scale=1, viewport-fit=cover"}

# Dash's own page names no language, without which a screen reader reads it with the wrong voice.
INDEX = """<!DOCTYPE html>
<html lang="en">
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
    theme: Mapping[str, Any],
    controls: Sequence[Control],
) -> Component:
    """The whole page. Without settings there is no panel, and nothing of Mantine is loaded."""
    # A property that is None would still be sent, and would hide the component's own default.
    words = {"subtitle": subtitle} if subtitle else {}
    hint = {"placeholder": placeholder} if placeholder else {}
    look = {"theme": dict(theme)} if theme else {}
    scheme = theme.get("colorScheme", "auto")
    main = html.Main(
        [
            fdc.Transcript(id=TRANSCRIPT, chat=CHAT, title=title, **words, **look),
            fdc.ChatComposer(id=COMPOSER, chat=CHAT, **hint, **look),
        ],
        className="fdc-page__main",
    )
    panel = [settings_panel(controls, scheme)] if controls else []
    return html.Div([*panel, main], className="fdc-page", style=page_style(theme), **page_attributes(theme))
