"""Rich replies: thoughts, tool calls and figures are frames among the text. Needs ``pip install numpy``."""

import numpy as np
import plotly.graph_objects as go

from fast_dash import FastDash


def analyst(query: str, history: list):
    yield {"type": "reasoning", "content": "Fetch the series, then plot it."}
    yield {"type": "tool_start", "name": "fetch_series", "id": "t1",
           "args": {"query": query}}
    yield {"type": "tool_end", "name": "fetch_series", "id": "t1",
           "result": {"rows": 50, "status": "ok"}}
    yield "Here is the series you asked about: "
    x = np.linspace(0, 12, 50)
    yield {"type": "artifact", "content": go.Figure(go.Scatter(x=x, y=np.sin(x)))}


FastDash(callback_fn=analyst, title="Analyst", chat=True).run()
