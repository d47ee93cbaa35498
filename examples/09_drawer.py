"""An app that comes first: settings and Run draw on the canvas, and the assistant is one click away."""

import math
from typing import Annotated, Literal

import plotly.graph_objects as go

from fast_dash import fastdash


@fastdash(chat=True, chat_drawer=True)
def studio(
    query: str,
    points: Annotated[int, range(10, 201, 10)] = 40,
    color: Literal["indigo", "teal", "crimson"] = "indigo",
):
    """Draws a wave.

    Args:
        points: How many points the wave has.
    """
    x = [12 * i / points for i in range(points)]
    figure = go.Figure(go.Scatter(x=x, y=[math.sin(value) for value in x], line_color=color))
    if query:  # a message, and no Run
        yield f"You asked: {query}"
    yield {"type": "canvas", "specs": [{"name": "plot", "type": "Graph", "value": figure}]}
