"""A conversation beside its canvas, in a layout built by hand. What the user says is what the assistant does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
from dash import Dash, html

import fast_dash_components as fdc
from fast_dash import mount_chat

ROWS = [{"city": city, "people": people} for city, people in (("Rome", 2.8), ("Oslo", 0.7), ("Lima", 10.0))]
PICTURE = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def figure(first: int = 2) -> go.Figure:
    return go.Figure(go.Scatter(x=[1, 2, 3, 4], y=[first, 1, 3, 2], mode="markers+lines", name="North"))


def specs(first: int = 2) -> list[dict[str, Any]]:
    return [
        {"name": "sales", "type": "Graph", "value": figure(first), "span": 6},
        {"name": "notes", "type": "Markdown", "value": "**Up** by 12 %.", "span": 6},
        {"name": "orders", "type": "Table", "value": ROWS, "span": 8},
        {"name": "logo", "type": "Image", "value": PICTURE, "span": 4},
    ]


def answer(query: str, ctx: Any) -> Iterator[Any]:
    """``build``, ``rebuild``, ``less``, ``frame``, ``patch``, ``wrong``, ``canvas`` (what is on it), ``selection``."""
    if query == "build":
        yield {"type": "tool_start", "id": "call", "name": "build_canvas", "args": {"title": "Sales"}}
        yield {"type": "canvas", "specs": specs(), "tool": "call"}
        yield {"type": "tool_end", "id": "call", "result": "built"}
        yield "There it is."
    elif query == "rebuild":
        yield {"type": "canvas", "specs": specs(first=4)}
    elif query == "less":
        yield {"type": "canvas", "specs": specs()[1:3]}
    elif query == "frame":
        named = (("one", "Markdown", "one"), ("two", "Frame", "/framed"), ("three", "Frame", "/framed"))
        yield {"type": "canvas", "specs": [{"name": name, "type": type, "value": value} for name, type, value in named]}
    elif query == "patch":
        yield {"type": "set_props", "target": "notes", "props": {"value": "**Down** by 3 %."}}
        yield {"type": "set_props", "target": "sales", "props": {"figure.data.0.y.0": 5}}
    elif query == "wrong":
        yield {"type": "canvas", "specs": [{"name": "sales", "type": "graph", "value": figure()}]}
    elif query == "canvas":
        yield " ".join(f"{spec['name']}:{spec['span']}" for spec in ctx.canvas)
    else:
        yield json.dumps(dict(ctx.selection), sort_keys=True)


def make_app(store: str = "memory://") -> Dash:
    app = Dash(__name__)
    # Dash's own page names no language.
    app.index_string = app.index_string.replace("<html>", '<html lang="en">').replace(
        "</head>", '<meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style></head>'
    )
    chat = html.Div(
        [fdc.Transcript(id="said", chat="bot", title="Assistant"), fdc.ChatComposer(id="box", chat="bot")],
        id="chat",
        style={
            "flex": "1 1 320px",
            "minWidth": 0,
            "height": "min(100dvh, 900px)",
            "display": "flex",
            "flexDirection": "column",
        },
    )
    canvas = html.Div(
        fdc.CanvasGrid(id="canvas", chat="bot"), style={"flex": "2 1 640px", "minWidth": 0, "padding": 12}
    )
    app.layout = html.Main(
        [html.H1("Sales", className="fdc-visually-hidden"), chat, canvas],
        style={"display": "flex", "flexWrap": "wrap", "fontFamily": "sans-serif"},
    )
    mount_chat(app, answer, chat="bot", canvas=True, store=store)
    return app


if __name__ == "__main__":
    make_app().run(port=8053)
