"""A page around components, as careful people write it."""

from __future__ import annotations

from dash import Dash, html

VIEWPORT = [{"name": "viewport", "content": "width=device-width, initial-scale=1"}]


def plain_page(*children: object, direction: str = "ltr") -> Dash:
    """An app with what axe-core asks of any page: a language, a main part and a heading."""
    app = Dash(__name__, meta_tags=VIEWPORT)
    app.index_string = app.index_string.replace("<html>", f'<html lang="en" dir="{direction}">')
    style = {"background": "var(--fdc-bg)", "colorScheme": "light dark", "padding": 16}
    app.layout = html.Main([html.H1("A page", style={"color": "var(--fdc-text)"}), *children], style=style)
    return app
