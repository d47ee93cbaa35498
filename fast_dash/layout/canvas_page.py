"""The page of a chat that draws on a canvas: the canvas fills it, and the chat stands beside, or the inputs of an app
that comes first. Pure: controls and words → a Dash tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash, html
from dash.development.base_component import Component

import fast_dash_components as fdc

from ..canvas.base import canvas_components
from ..hints.control import Control
from ..languages import ENGLISH, Language
from .header import connect_header, header
from .page import CHAT, COMPOSER, whole_page
from .settings import connect_fold, connect_settings, setting_rows, settings_fold

CANVAS = "fd-canvas"
PANELS = "fd-panels"
RUN = "fd-run"
BESIDE = 320
"""Width of the inputs, in px: narrower than a conversation."""


def canvas_page(
    talk: Sequence[Component], *, theme: Mapping[str, Any], controls: Sequence[Control], language: Language = ENGLISH
) -> Component:
    """The chat comes first: a `conversation` with the settings above its composer."""
    transcript, composer = talk
    fold = [settings_fold(controls, theme.get("colorScheme", "auto"), language)] if controls else []
    return _page(theme, language, conversation=[transcript, *fold, composer])


def drawer_page(
    talk: Sequence[Component],
    *,
    title: str,
    subtitle: str | None,
    theme: Mapping[str, Any],
    controls: Sequence[Control],
    language: Language = ENGLISH,
) -> Component:
    """The app comes first: inputs and Run, in whose place the `conversation` can be put."""
    scheme = theme.get("colorScheme", "auto")
    about = [html.P(subtitle, className="fdc-inputs__subtitle")] if subtitle else []
    rows = [setting_rows(controls, scheme, language)] if controls else []
    look = {"theme": dict(theme)} if theme else {}
    inputs = [
        header(title, scheme, language),
        html.Div([*about, *rows], className="fdc-settings fdc-inputs"),
        fdc.RunButton(id=RUN, chat=CHAT, **look, **language.props),
    ]
    return _page(theme, language, conversation=list(talk), inputs=inputs, size=BESIDE)


def connect_canvas_page(app: Dash, controls: Sequence[Control]) -> None:
    """Register what carries the settings to the composer, and what opens and closes them."""
    if controls:
        connect_settings(app, controls, [COMPOSER])
        connect_fold(app, COMPOSER)


def connect_drawer_page(app: Dash, controls: Sequence[Control], theme: Mapping[str, Any]) -> None:
    """Register what carries the inputs to Run and to the composer, and what switches between light and dark."""
    connect_header(app, theme.get("colorScheme", "auto"))
    if controls:
        connect_settings(app, controls, [COMPOSER, RUN])


def _page(theme: Mapping[str, Any], language: Language, **beside: Any) -> Component:
    look = {"theme": dict(theme)} if theme else {}
    added = canvas_components()
    types: dict[str, Any] = {"components": added} if added else {}
    canvas = fdc.CanvasGrid(id=CANVAS, chat=CHAT, **types, **look, **language.props)
    panels = fdc.CanvasPanels(canvas, id=PANELS, chat=CHAT, **beside, **look, **language.props)
    return whole_page([html.Main(panels, className="fdc-page__canvas")], theme)
