"""A dashboard that the assistant builds, and then changes one piece at a time."""

import time

import plotly.graph_objects as go

from fast_dash import FastDash


def assistant(query: str, ctx):
    """Say "build", and then "live"."""
    if "live" in query and ctx.canvas:
        for step in range(50):
            if ctx.stopped.wait(0.1):
                return
            yield {"type": "set_props", "target": "load", "props": {"extendData": {"y": [[step % 7]]}}}
        yield f"Added 50 points to {len(ctx.canvas)} components."
        return
    started = time.strftime("%H:%M")
    yield {
        "type": "canvas",
        "specs": [
            {"name": "load", "type": "Graph", "value": go.Figure(go.Scatter(y=[1, 3, 2])), "span": 8},
            {"name": "notes", "type": "Markdown", "value": f"Watched since **{started}**.", "span": 4},
            {"name": "hosts", "type": "Table", "value": [{"host": "a", "load": 3}, {"host": "b", "load": 1}]},
        ],
    }
    yield "There it is."


app = FastDash(assistant, chat=True, canvas=True, title="Watch", store="memory://")

if __name__ == "__main__":
    app.run()
