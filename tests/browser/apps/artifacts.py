"""A chat that answers with figures, tables and images, one a story."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from PIL import Image

from fast_dash import FastDash

FOREIGN = "http://elsewhere.example/beacon.png"
KNOWN = np.linspace(0, 1, 2_700_000)


class Stories:
    """``pause`` is where a story waits for the test."""

    def __init__(self) -> None:
        self.pause = threading.Event()

    def tell(self, query: str) -> Iterator[Any]:
        yield from getattr(self, query.split()[-1])()

    def figure(self) -> Iterator[Any]:
        x = np.linspace(0, 12, 60)
        lines = [go.Scatter(x=x, y=f(x), name=name) for name, f in (("north", np.sin), ("south", np.cos))]
        yield {"type": "artifact", "content": go.Figure(lines).update_yaxes(title="net, million"), "label": "Net"}
        for word in ["They", "differ", "by", "a", "quarter", "of", "a", "period."]:
            self.pause.wait(0.05)
            yield f"{word} "
        self.pause.wait()
        yield "**End.**"

    def heavy(self) -> Iterator[Any]:
        yield "Before it. "
        # Points with 50 MB of what is known about them, which plotly keeps and does not draw.
        yield {"type": "artifact", "content": {"data": [{"y": [1, 3, 2], "customdata": KNOWN.tolist()}]}}
        yield "After it. "
        self.pause.wait()
        yield "**End.**"

    def foreign(self) -> Iterator[Any]:
        picture = {"source": FOREIGN, "xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 0.2, "sizey": 0.2}
        button = {"label": "go", "method": "relayout", "args": ["images[0].source", FOREIGN]}
        layout = {"images": [picture], "updatemenus": [{"type": "buttons", "buttons": [button]}]}
        yield {"type": "artifact", "content": {"data": [{"y": [1, 3, 2]}], "layout": layout}}
        yield "text"

    def country(self) -> Iterator[Any]:
        yield {"type": "artifact", "content": go.Figure(go.Scattergeo(lat=[52.5], lon=[13.4]))}

    def small(self) -> Iterator[Any]:
        rows = {"region": ["north", "south", "west"], "net": [1.5, -2.25, 30.0], "ok": [True, False, True]}
        days = pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01"])
        yield {"type": "artifact", "content": pd.DataFrame({**rows, "month": days}), "label": "Net by region"}
        yield "Three regions."

    def formulas(self) -> Iterator[Any]:
        yield pd.DataFrame({"=1+1": ["=cmd|' /C calc'!A0", "@SUM(1)", "-5", "a"], "-n": [-1, 2, 3, 4]})

    def wide(self) -> Iterator[Any]:
        yield pd.DataFrame(np.arange(300 * 200).reshape(300, 200), columns=[f"measure {i % 150}" for i in range(200)])

    def empty(self) -> Iterator[Any]:
        yield pd.DataFrame({"a": [], "b": []})
        yield "Nothing there."

    def many(self) -> Iterator[Any]:
        number = np.arange(5000)
        yield pd.DataFrame(
            {
                "id": number,
                "city": np.array(["Berlin", "Paris", "Rome", "Zürich"])[number % 4],
                "amount": np.round(np.sin(number) * 1000, 2),
                "day": pd.date_range("2020-01-01", periods=5000, freq="D"),
                "paid": number % 3 == 0,
            }
        )
        yield "All of them."

    def image(self) -> Iterator[Any]:
        steps = np.linspace(0, 255, 640)
        picture = np.zeros((360, 640, 3), dtype=np.uint8)
        picture[..., 0], picture[..., 2] = steps, steps[::-1]
        picture[..., 1] = np.linspace(40, 160, 360)[:, None]
        yield {"type": "artifact", "content": Image.fromarray(picture), "label": "A gradient"}
        yield "Below it."

    def matplotlib(self) -> Iterator[Any]:
        from matplotlib.figure import Figure

        figure = Figure()
        axes = figure.subplots()
        axes.plot([1, 3, 2], label="north")
        axes.set_title("Drawn by matplotlib")
        axes.legend()
        yield figure
        yield "Below it."

    def broken(self) -> Iterator[Any]:
        yield {"type": "artifact", "content": Image.new("RGB", (0, 0))}
        yield "It goes on."


def make_app(stories: Stories) -> FastDash:
    return FastDash(stories.tell, chat=True, title="Analyst", store="memory://")
