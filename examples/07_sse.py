"""Text from a stream server of your own in any Dash app. Here the server is a route of the app itself."""

from itertools import chain

from dash import Dash, Input, Output, State, dcc, html
from flask import Response, request
from scripted import my_llm

from fast_dash.streaming import sse_message, sse_options
from fast_dash_components import SSE

app = Dash(__name__, title="A stream")
app.layout = html.Div(
    [
        dcc.Input(id="query", value="What is Plotly Dash?"),
        html.Button("Submit", id="submit"),
        dcc.Markdown(id="response"),
        SSE(id="sse", animate_chunk=5, animate_delay=10),
    ],
    style={"maxWidth": 720, "margin": "auto", "padding": 16, "fontFamily": "system-ui"},
)


@app.server.post("/stream")
def stream():
    tokens = my_llm.stream(request.json["messages"])
    return Response(map(sse_message, chain(tokens, ["[DONE]"])), mimetype="text/event-stream")


@app.callback(Output("sse", "url"), Output("sse", "options"), Input("submit", "n_clicks"), State("query", "value"),
              prevent_initial_call=True)
def ask(_, query):
    return "/stream", sse_options({"messages": [{"role": "user", "content": query}]})


app.clientside_callback("text => text", Output("response", "children"), Input("sse", "animation"))

if __name__ == "__main__":
    app.run(port=8080)
