"""Functions that become apps in the stories."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from fast_dash import Chat, Upload


def dashboard(revenue: int = 100, region: str = "West") -> str:
    """A normal Fast Dash app."""
    return f"{region}: ${revenue}"


def explore(points: int = 40, name: str = "Ada") -> tuple[go.Figure, pd.DataFrame, Chat]:
    """Draws a series and talks about it.

    Args:
        points: How many points the series has.
    """
    x = [12 * i / points for i in range(points)]
    figure = go.Figure(go.Scatter(x=x, y=[value * (12 - value) for value in x], name="parabola"))
    table = pd.DataFrame({"x": x, "city": ["Paris", "Rome"] * (points // 2) + ["Oslo"] * (points % 2)})
    chat = [("What is this?", f"A **parabola** with {points} points, {name}.")]
    return figure, table, chat


def anything(kind: Literal["table", "figure", "data", "number"] = "table"):
    """Returns what you ask for; no hint says what it is."""
    shown = {
        "table": pd.DataFrame({"a": [1, 2, 3]}),
        "figure": go.Figure(go.Bar(y=[3, 1, 2])),
        "data": {"name": "Ada", "born": 1815},
        "number": 0.1 + 0.2,
    }
    return shown[kind]


class Measured:
    """A function of a file."""

    def __init__(self) -> None:
        self.got: list[str | None] = []

    def __call__(self, text: Upload = None, name: str = "a") -> str:
        """Says how long a text is."""
        self.got.append(text and text.text())
        return f"{name}: {len(text.text()) if text else 'nothing'}"


class Slow:
    """A function that takes as long as the test wants."""

    def __init__(self) -> None:
        self.more = threading.Semaphore(0)
        self.calls = 0

    def __call__(self, text: str = "a") -> Iterator[str]:
        """Says one thing after the other."""
        self.calls += 1
        for number in (1, 2):
            assert self.more.acquire(timeout=60)
            yield f"{text} {number}"


def fragile(points: int = 3) -> tuple[go.Figure, str]:
    """Fails when it is asked for nothing, and draws a text when it is asked for one."""
    if points == 0:
        raise ValueError("there is nothing to draw")
    words = f"{points} points"
    figure = go.Figure(go.Bar(y=list(range(points)))) if points > 1 else "no figure"
    return figure, words
