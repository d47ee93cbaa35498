"""What the first visitor of an app would wait for is loaded when the app is made."""

from __future__ import annotations

from dash import html
from plotly.io.json import to_json_plotly


def load_encoder() -> None:
    """Dash writes layouts with Plotly's encoder, which with orjson imports numpy at the first component within
    another that it meets.

    That is a fifth of a second of both cores, just when the browser needs them for the page's scripts.
    """
    for _ in range(2):  # numpy is imported the first time, and used from the second on
        to_json_plotly(html.Div(html.Div()))
