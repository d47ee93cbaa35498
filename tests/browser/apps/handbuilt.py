"""A layout built by hand: two chats, one of them in a drawer, and cards and a canvas that callbacks control."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

import fast_dash_components as fdc
from fast_dash import mount_chat

MAIL = {
    "name": "send_mail",
    "args": {
        "to": "ann@example.com",
        "copies": 2,
        "urgent": False,
        "tags": ["report"],
        "text": "The report\nis ready.",
    },
    "description": "Sends the report to Ann.",
}
DELETE = {"name": "delete_file", "args": {"path": "old.csv"}}
ROWS = [{"city": city, "people": people} for city, people in (("Rome", 2.8), ("Oslo", 0.7), ("Lima", 10.0))]


def make_app(**dash_arguments: Any) -> Dash:
    app = Dash(__name__, **dash_arguments)
    figure = go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3]))
    specs = [
        {"name": "plot", "type": "Graph", "value": figure, "span": 6, "label": "Sales"},
        {"name": "notes", "type": "Markdown", "value": "**Up** by 12 %.", "span": 6},
        {"name": "cities", "type": "Table", "value": ROWS},
        {"name": "odd", "type": "Gauge", "value": 3},
    ]
    # Dash's own page names no language.
    app.index_string = app.index_string.replace("<html>", '<html lang="en">')
    app.layout = html.Main(
        [
            html.H1("An app"),
            html.Button("Ask again", id="again"),
            html.Button("Other canvas", id="other"),
            fdc.InterruptCard(
                id="one", action_requests=[MAIL], allowed_decisions=["approve", "edit", "respond", "reject"]
            ),
            fdc.InterruptCard(id="several", action_requests=[DELETE, {"name": "restart"}]),
            html.Pre(id="decided", style={"whiteSpace": "pre-wrap", "overflowWrap": "anywhere"}),
            fdc.CanvasGrid(id="canvas", specs=specs),
            html.Pre(id="clicked"),
            html.Div(
                [fdc.Transcript(id="left", chat="left"), fdc.ChatComposer(id="left-box", chat="left")], id="left-chat"
            ),
            fdc.ChatDrawer(
                [fdc.Transcript(id="right", chat="right"), fdc.ChatComposer(id="right-box", chat="right")],
                id="drawer",
                title="Assistant",
            ),
            html.Pre(id="turns"),
            dcc.Store(id="opened"),
        ],
        style={"maxWidth": 900, "margin": "0 auto", "fontFamily": "sans-serif"},
    )

    @app.callback(Output("decided", "children"), Input("one", "decision"), Input("several", "decision"))
    def show(one: Any, several: Any) -> str:
        return json.dumps([one and one["decisions"], several and several["decisions"]])

    @app.callback(Output("one", "decision"), Input("again", "n_clicks"), prevent_initial_call=True)
    def ask_again(_: Any) -> None:
        return None

    @app.callback(Output("canvas", "specs"), Input("other", "n_clicks"), prevent_initial_call=True)
    def other(_: Any) -> Any:
        changed = {**specs[0], "value": go.Figure(go.Bar(y=[3, 2, 1])), "span": 12}
        return [{"name": "new", "type": "Markdown", "value": "New text"}, changed]

    @app.callback(Output("clicked", "children"), Input("canvas-plot", "clickData"), prevent_initial_call=True)
    def clicked(data: Any) -> str:
        return json.dumps(data["points"][0]["y"])

    @app.callback(Output("turns", "children"), Input("left", "messages"), Input("right", "messages"))
    def turns(left: Any, right: Any) -> str:
        return json.dumps([[message["content"] for message in chat or []] for chat in (left, right)])

    def answer(name: str) -> Any:
        def say(query: str) -> Iterator[str]:
            yield f"{name} heard {query}"

        return say

    mount_chat(app, answer("left"), chat="left", store="memory://")
    mount_chat(app, answer("right"), chat="right", store="memory://")
    return app


if __name__ == "__main__":
    make_app(suppress_callback_exceptions=True).run(port=8051)
