"""A conversation that a callback keeps: no chat, no server, only messages."""

from dash import Dash, Input, Output, State, html

import fast_dash_components as fdc

HELLO = [
    {"role": "user", "content": "What can you do?"},
    {"role": "assistant", "content": "I say everything **back**."},
]

app = Dash(__name__)
app.layout = html.Div(
    [fdc.Transcript(id="transcript", messages=HELLO), fdc.ChatComposer(id="composer")],
    style={"display": "flex", "flexDirection": "column", "height": "100dvh"},
)


@app.callback(
    Output("transcript", "messages"),
    Input("composer", "submitted"),
    State("transcript", "messages"),
    prevent_initial_call=True,
)
def answer(submitted, messages):
    said = submitted["value"]
    return [*messages, {"role": "user", "content": said}, {"role": "assistant", "content": f"**{said}**"}]


if __name__ == "__main__":
    app.run(port=8080)
