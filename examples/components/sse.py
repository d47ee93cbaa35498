"""A stream server of your own, typed into a page as it speaks."""

import time

from dash import Dash, Input, Output, html
from flask import Response

import fast_dash_components as fdc
from fast_dash.streaming import sse_message, sse_options

app = Dash(__name__)
app.layout = html.Div(
    [html.Button("Start", id="start"), fdc.Markdown(id="text"), fdc.SSE(id="sse", animate_chunk=2, animate_delay=20)],
    style={"maxWidth": 720, "margin": "24px auto"},
)


@app.server.get("/count")
def count():
    def stream():
        for number in range(1, 21):
            time.sleep(0.1)
            yield sse_message(f"**{number}** ")
        yield sse_message("[DONE]")

    return Response(stream(), mimetype="text/event-stream")


@app.callback(Output("sse", "url"), Output("sse", "options"), Input("start", "n_clicks"), prevent_initial_call=True)
def start(_):
    return "/count", sse_options()


app.clientside_callback("text => text", Output("text", "text"), Input("sse", "animation"))

if __name__ == "__main__":
    app.run(port=8080)
