"""The bar above a page that is no conversation: its title, and the switch between light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import Dash, Input, html
from dash.development.base_component import Component

from ..languages import Language, say
from . import clientside

SCHEME = "fd-scheme"


def header(title: str, scheme: str, language: Language, actions: Sequence[Component] = ()) -> Component:
    """The bar. ``actions`` stand beside the title; where the scheme is fixed there is nothing to switch."""
    switching = language(say("Switch between light and dark"))
    name: dict[str, Any] = {"data-fdc-action": "color-scheme", "aria-label": switching}
    button = html.Button(id=SCHEME, type="button", title=switching, className="fdc-icon-button fdc-app__scheme", **name)
    return html.Header(
        [html.H1(title, className="fdc-header__title"), *actions, *([button] if scheme == "auto" else [])],
        className="fdc-root fdc-header",
    )


def connect_header(app: Dash, scheme: str) -> None:
    """Register what switches between light and dark."""
    if scheme == "auto":
        app.clientside_callback(clientside.SWITCH_SCHEME, Input(SCHEME, "n_clicks"), prevent_initial_call=True)
