"""A tool call that a callback carries out: the card resolves in place."""

import time

from dash import Dash, Input, Output, html

import fast_dash_components as fdc

app = Dash(__name__)
app.layout = html.Div(
    [html.Button("Fetch", id="fetch"), fdc.ToolCard(id="card", name="fetch", args={"limit": 3}, status="cancelled")],
    style={"maxWidth": 720, "margin": "24px auto", "fontFamily": "system-ui"},
)


@app.callback(
    Output("card", "status"),
    Output("card", "result"),
    Output("card", "duration"),
    Input("fetch", "n_clicks"),
    running=[(Output("card", "status"), "running", "done")],
    prevent_initial_call=True,
)
def fetch(_):
    began = time.monotonic()
    time.sleep(1)
    return "done", {"rows": [1, 2, 3]}, time.monotonic() - began


if __name__ == "__main__":
    app.run(port=8080)
